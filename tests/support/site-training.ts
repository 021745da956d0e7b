import { openKey } from '#lib/keys/link-key.ts';
import { makeToken } from '#lib/training/evaluation/token.ts';
import { startPartnerSession } from '#lib/partners/sign-in/sessions.ts';
import type { PartnerId } from '#db/schema/partners.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Role } from '#db/schema/officers.ts';
import { anOfficer } from './makers.ts';
import type { SiteDatabase } from './site-database.ts';
import { signedInAs } from './site-sign-in.ts';

type Rows = Readonly<Record<string, string>>;

/** Somebody who may open every page about training in the demonstration's region: the Cookie header. */
export async function aHead(database: SiteDatabase): Promise<string> {
  const officer = await anOfficer(database.db);
  const roles: Role[] = ['supervisor', 'gateway_clerk', 'administrator'];
  await database.sql`insert into role_grant (officer_id, role, area_id, starts_on)
    select ${officer.id}, role, (select id from area where slug = 'eastern-region'), '2026-01-01'
    from unnest(${roles}::text[]) role`;
  return signedInAs(database, officer);
}

/** A training lead of the demonstration, and the Cookie header by which they are signed in. */
export async function aTrainingLead({ db, sql }: SiteDatabase) {
  const [row] = await sql<{ partner: PartnerId; institution: string }[]>`
    select partner_id as partner, institution_id as institution from partner_membership
    where role = 'training_lead' and granted_at is not null and ended_at is null order by granted_at limit 1`;
  const cookie = await startPartnerSession(db, row!.partner, false, Temporal.Now.instant());
  return { institution: row!.institution, cookie: cookie.split(';', 1)[0]! };
}

/** Records of the demonstration in each state that a page of training asks for, by name. */
export async function trainingRecords({ sql }: SiteDatabase): Promise<Rows> {
  const [row] = await sql<Record<string, string>[]>`select
    (select id from course where retired_at is null limit 1) as course,
    (select id from training_session where kind = 'open' and cancelled_at is null and starts_at > now()
      order by starts_at limit 1) as coming,
    (select session_id from attendance where state is not null limit 1) as held,
    (select id from training_session where minimum is not null and confirmed_at is null and cancelled_at is null
      and starts_at > now() limit 1) as tentative,
    (select id from training_session where kind = 'invitation' and starts_at > now() limit 1) as invited,
    (select session_id from session_headcount limit 1) as whole,
    (select session_id || '/bookings/' || id from booking where cancelled_at is null limit 1) as booking,
    (select id from certificate where revoked_at is null limit 1) as certificate,
    (select number from certificate where revoked_at is null limit 1) as number,
    (select training_request_id from training_request_offer where answered_at is null limit 1) as offered,
    (select id from training_request where state = 'triage' limit 1) as triage,
    (select id from training_request where state = 'delivered' limit 1) as delivered,
    (select id from partner_membership where granted_at is null and ended_at is null limit 1) as asked,
    (select institution_id from prevent_lead limit 1) as institution`;
  return row!;
}

/** Links of the demonstration as their readers have them, by name. */
export async function trainingLinks({ sql, secret }: SiteDatabase): Promise<Rows> {
  const [row] = await sql<
    { request: Uint8Array; invitation: Uint8Array; session: SessionId; code: string }[]
  >`
    select (select key_sealed from training_request r where state = 'dates_offered' limit 1) as request,
      (select key_sealed from partner_invitation limit 1) as invitation,
      (select session_id from evaluation_round where stage = 'end' order by asked_at desc limit 1) as session,
      (select check_in_code from training_session where check_in_code is not null limit 1) as code`;
  const { request, invitation, session, code } = row!;
  return {
    code,
    request: openKey(secret, request),
    invitation: openKey(secret, invitation),
    evaluation: makeToken(secret, { sessionId: session, stage: 'end', sector: null, isShared: false }),
  };
}
