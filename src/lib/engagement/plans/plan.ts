import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, type InstitutionId, type SiteId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { plannedContact, type PlannedContactId } from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isWorking } from '../promises/lock.ts';

/** A visit, meeting or call that somebody means to make. */
export type NewPlan = {
  institutionId: InstitutionId;
  siteId: SiteId | null;
  officerId: OfficerId;
  typeCode: string;
  purposeCode: string;
  topicCode: string | null;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  words: string | null;
};
export type WhenRefusal = 'past' | 'contact declined' | 'contact paused';
export type PlanRefusal = WhenRefusal | 'no such officer' | 'no such institution';

/** Puts a contact into the diary, unless its day is past or they asked us to stay away on that day. */
export function planContact(
  db: Db,
  officer: Officer,
  plan: NewPlan,
  now: Temporal.Instant,
): Promise<Outcome<PlannedContactId, PlanRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await isWorking(tx, plan.officerId))) return refused('no such officer');
    const fits = await fitsThere(tx, plan, now);
    if (!fits.ok) return fits;
    const [made] = await tx
      .insert(plannedContact)
      .values({ ...plan, plannedAt: now, plannedBy: officer.id })
      .returning({ id: plannedContact.id });
    const fields = ['officer_id', 'starts_at', 'words'];
    await record(
      tx,
      officer,
      { operation: 'collect', entity: 'planned_contact', ids: [made!.id], fields },
      now,
    );
    return done(made!.id);
  });
}

/** Whether somebody may be visited then: the day is to come, and they did not ask us to stay away on it. */
export async function fitsThere(
  tx: Db,
  { institutionId, startsAt }: Pick<NewPlan, 'institutionId' | 'startsAt'>,
  now: Temporal.Instant,
): Promise<Outcome<null, WhenRefusal | 'no such institution'>> {
  if (Temporal.PlainDate.compare(ukDay(startsAt), ukDay(now)) < 0) return refused('past');
  const [there] = await tx
    .select({ state: institution.contactState, until: institution.pausedUntil })
    .from(institution)
    .where(eq(institution.id, institutionId))
    .for('key share');
  if (!there) return refused('no such institution');
  if (there.state === 'declined') return refused('contact declined');
  const isPaused = there.state === 'paused' && !(there.until && isBy(there.until, ukDay(startsAt)));
  return isPaused ? refused('contact paused') : done(null);
}

const isBy = (until: Temporal.PlainDate, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(until, on) <= 0;
