import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { courseVersion } from '#db/schema/courses.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ofVersion } from './taught.ts';

const toCome = (officerId: OfficerId, now: Temporal.Instant) =>
  and(
    eq(trainingSession.leadOfficerId, officerId),
    gt(trainingSession.endsAt, now),
    isNull(trainingSession.cancelledAt),
  );

/** The sessions to come that an officer leads, soonest first. */
export const portfolioOf = (db: Db, officerId: OfficerId, now: Temporal.Instant) =>
  db
    .select({
      id: trainingSession.id,
      reference: trainingSession.reference,
      title: courseVersion.title,
      startsAt: trainingSession.startsAt,
    })
    .from(trainingSession)
    .innerJoin(courseVersion, ofVersion)
    .where(toCome(officerId, now))
    .orderBy(asc(trainingSession.startsAt));

/**
 * Gives the sessions to come that one officer leads to another.
 *
 * @param tx the transaction of the whole hand-over
 * @returns how many there were
 */
export async function takeOver(
  tx: Db,
  actor: Officer,
  from: OfficerId,
  to: OfficerId,
  now: Temporal.Instant,
): Promise<number> {
  const rows = await tx
    .update(trainingSession)
    .set({ leadOfficerId: to })
    .where(toCome(from, now))
    .returning({ id: trainingSession.id });
  const ids = rows.map(({ id }) => id);
  const what = { operation: 'alter', entity: 'training_session', ids, fields: ['lead_officer_id'] } as const;
  if (ids.length > 0) await record(tx, actor, what, now);
  return ids.length;
}
