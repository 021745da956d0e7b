import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { type RequestState, trainingRequest, type TrainingRequestId } from '#db/schema/training-requests.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import type { TrainingRequest } from './steps.ts';

export type RequestRefusal = 'no such request' | 'changed meanwhile' | 'not now' | 'busy';

/** What the form saw of the request. */
export type SeenRequest = { sequence: number };

/**
 * Runs a change with the request locked, so that two changes never cross.
 *
 * Refuses a request that is gone, that changed since the form was shown, or that is in none of these states.
 */
export async function changeRequest<T, R extends string>(
  db: Db,
  id: TrainingRequestId,
  { sequence, from }: SeenRequest & { from: readonly RequestState[] },
  work: (tx: Db, request: TrainingRequest) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | RequestRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const request = await lockRequest(tx, id);
      if (!request) return refused('no such request');
      if (request.sequence !== sequence) return refused('changed meanwhile');
      return from.includes(request.state) ? work(tx, request) : refused('not now');
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** Locks a request until the transaction ends; waits three seconds at the most, then throws (see `isBusy`). */
export async function lockRequest(tx: Db, id: TrainingRequestId): Promise<TrainingRequest | null> {
  await tx.execute(sql`select set_config('lock_timeout', '3s', true)`);
  const [row] = await tx.select().from(trainingRequest).where(eq(trainingRequest.id, id)).for('update');
  return row ?? null;
}
