import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type MembershipId, partnerMembership, type PartnerRole } from '#db/schema/partners.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { openLink } from '#lib/mail/links.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { endPartnerSessions } from '../sign-in/sessions.ts';
import { partnerHome, tellPartner } from './letters.ts';

export type DecideRefusal = 'no such membership' | 'decided already' | 'over already';

type Row = typeof partnerMembership.$inferSelect;

/** Lets somebody see an organisation, as a training lead or a colleague, and tells them. */
export const grantMembership = (
  db: Db,
  officer: Officer,
  id: MembershipId,
  { role }: { role: PartnerRole },
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> =>
  decide(db, officer, id, { isAsked: true }, now, async (tx, held) => {
    await change(tx, id, { role, grantedAt: now, grantedByOfficer: officer.id });
    const organisationUrl = openLink(`/partner/organisations/${held.institutionId}`);
    await tellPartner(tx, 'partner-granted', held, { what: whatFor(role), organisationUrl }, now);
  });

const whatFor = (role: PartnerRole): string =>
  role === 'training_lead'
    ? 'You are a training lead: you see everything that your organisation has booked, look after its bookings, and can invite colleagues.'
    : 'You can now see everything that your organisation has booked, and change the people in its bookings.';

/** Refuses somebody who asked, and tells them why. */
export const refuseMembership = (
  db: Db,
  officer: Officer,
  id: MembershipId,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> =>
  decide(db, officer, id, { isAsked: true }, now, async (tx, held) => {
    const ended = { endedAt: now, endedAs: 'refused', endedByOfficer: officer.id } as const;
    await change(tx, id, { ...ended, endReason: reason });
    const letter = { reasonWords: reason, partnerUrl: partnerHome };
    await tellPartner(tx, 'partner-refused', held, letter, now);
  });

/** Ends what somebody may see of an organisation, signs them out everywhere, and tells them why. */
export const endMembership = (
  db: Db,
  officer: Officer,
  id: MembershipId,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> =>
  decide(db, officer, id, { isAsked: false }, now, async (tx, held) => {
    await endPartnerSessions(tx, held.partnerId);
    const ended = { endedAt: now, endedAs: 'removed_by_officer', endedByOfficer: officer.id } as const;
    await change(tx, id, { ...ended, endReason: reason });
    const letter = { removedBy: 'The Prevent team', reasonWords: reason, partnerUrl: partnerHome };
    await tellPartner(tx, 'partner-removed', held, letter, now);
  });

function decide(
  db: Db,
  officer: Officer,
  id: MembershipId,
  { isAsked }: { isAsked: boolean },
  now: Temporal.Instant,
  work: (tx: Db, held: Row) => Promise<void>,
): Promise<Outcome<null, DecideRefusal>> {
  return db.transaction(async (tx) => {
    const [held] = await tx
      .select()
      .from(partnerMembership)
      .where(eq(partnerMembership.id, id))
      .for('update');
    if (!held) return refused('no such membership');
    if (held.endedAt) return refused('over already');
    if ((held.grantedAt === null) !== isAsked) return refused('decided already');
    await work(tx, held);
    const entry = { operation: 'permission', entity: 'partner_membership', ids: [id] } as const;
    await record(tx, officer, entry, now);
    return done(null);
  });
}

const change = (tx: Db, id: MembershipId, set: Partial<Row>) =>
  tx.update(partnerMembership).set(set).where(eq(partnerMembership.id, id));
