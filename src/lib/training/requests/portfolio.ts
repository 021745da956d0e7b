import { and, asc, eq, notInArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course } from '#db/schema/courses.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { trainingRequest } from '#db/schema/training-requests.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { endedStates } from './words.ts';

const open = (officerId: OfficerId) =>
  and(eq(trainingRequest.leadOfficerId, officerId), notInArray(trainingRequest.state, [...endedStates]));

/** The requests an officer looks after that are not over, oldest first. */
export const requestsLedBy = (db: Db, officerId: OfficerId) =>
  db
    .select({
      id: trainingRequest.id,
      reference: trainingRequest.reference,
      organisation: trainingRequest.organisation,
      title: course.title,
      state: trainingRequest.state,
    })
    .from(trainingRequest)
    .innerJoin(course, eq(course.id, trainingRequest.courseId))
    .where(open(officerId))
    .orderBy(asc(trainingRequest.receivedAt));

/**
 * Gives the open requests that one officer leads to another.
 *
 * @param tx the transaction of the whole hand-over
 * @returns how many there were
 */
export async function takeOverRequests(
  tx: Db,
  actor: Officer,
  from: OfficerId,
  to: OfficerId,
  now: Temporal.Instant,
): Promise<number> {
  const rows = await tx
    .update(trainingRequest)
    .set({ leadOfficerId: to })
    .where(open(from))
    .returning({ id: trainingRequest.id });
  const ids = rows.map(({ id }) => id);
  const what = { operation: 'alter', entity: 'training_request', ids, fields: ['lead_officer_id'] } as const;
  if (ids.length > 0) await record(tx, actor, what, now);
  return ids.length;
}
