import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type RequestState,
  trainingRequest,
  type TrainingRequestId,
  trainingRequestStep,
} from '#db/schema/training-requests.ts';
import type { Actor } from '#lib/actor.ts';

export type TrainingRequest = typeof trainingRequest.$inferSelect;

/** Writes one line of a request's history. */
export async function step(
  tx: Db,
  actor: Actor,
  id: TrainingRequestId,
  { state, reason = null }: { state: RequestState; reason?: string | null },
  now: Temporal.Instant,
): Promise<void> {
  await tx.insert(trainingRequestStep).values({
    trainingRequestId: id,
    state,
    reason,
    at: now,
    actorKind: actor.kind,
    officerId: actor.kind === 'officer' ? actor.id : null,
  });
}

/** Moves a locked request on: its new state and its line of history, counted in its sequence by the same UPDATE. */
export async function moveOn(
  tx: Db,
  actor: Actor,
  { id }: Pick<TrainingRequest, 'id'>,
  { state, reason, ...set }: Partial<TrainingRequest> & { state: RequestState; reason?: string | null },
  now: Temporal.Instant,
): Promise<TrainingRequest> {
  const [row] = await tx
    .update(trainingRequest)
    .set({ ...set, state, sequence: sql`${trainingRequest.sequence} + 1` })
    .where(eq(trainingRequest.id, id))
    .returning();
  if (!row) throw new Error('A locked request vanished.');
  await step(tx, actor, id, { state, reason: reason ?? null }, now);
  return row;
}
