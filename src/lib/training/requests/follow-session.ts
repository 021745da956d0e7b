import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SessionId } from '#db/schema/sessions.ts';
import { trainingRequest, trainingRequestOffer } from '#db/schema/training-requests.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { answerByFrom } from './ask.ts';
import { tellContact } from './messages.ts';
import { moveOn, type TrainingRequest } from './steps.ts';

/** The request that a session came of, locked; null for every other session. */
async function requestOf(tx: Db, id: SessionId): Promise<TrainingRequest | null> {
  const [row] = await tx
    .select()
    .from(trainingRequest)
    .where(eq(trainingRequest.sessionId, id))
    .for('update');
  return row ?? null;
}

/**
 * Tells whoever asked for a session what changed about it, and moves it in their diary.
 *
 * @returns how many were told: one, or none where the session came of no request
 */
export async function tellRequest(
  tx: Db,
  officer: Officer,
  id: SessionId,
  changes: readonly string[],
  now: Temporal.Instant,
): Promise<number> {
  const request = await requestOf(tx, id);
  if (!request) return 0;
  const reason = `${changes.join('. ')}.`;
  const changed = await moveOn(tx, officer, request, { state: request.state, reason }, now);
  await tellContact(tx, 'request-changed', changed, { facts: await sessionFacts(tx, id), changes }, now);
  return 1;
}

/** Takes a cancelled session from its request: the organisation is told, and waits for other dates. */
export async function loseSession(
  tx: Db,
  officer: Officer,
  id: SessionId,
  reason: string,
  now: Temporal.Instant,
): Promise<number> {
  const request = await requestOf(tx, id);
  if (!request) return 0;
  const facts = await sessionFacts(tx, id);
  await tx
    .update(trainingRequestOffer)
    .set({ answer: 'withdrawn' })
    .where(
      sql`${trainingRequestOffer.trainingRequestId} = ${request.id} and ${trainingRequestOffer.answer} = 'accepted'`,
    );
  const back = { state: 'triage', sessionId: null, answerBy: answerByFrom(now) } as const;
  const waiting = await moveOn(
    tx,
    officer,
    request,
    { ...back, reason: `Session cancelled: ${reason}` },
    now,
  );
  const what = { operation: 'alter', entity: 'training_request', ids: [request.id] } as const;
  await record(tx, officer, { ...what, fields: ['state', 'session_id'] }, now);
  await tellContact(tx, 'request-cancelled', waiting, { facts, reason }, now);
  return 1;
}
