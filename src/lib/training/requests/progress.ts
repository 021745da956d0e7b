import { and, eq, exists, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { evaluationResponse } from '#db/schema/evaluation-answers.ts';
import { sessionHeadcount } from '#db/schema/attendance.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { type RequestState, trainingRequest, type TrainingRequestId } from '#db/schema/training-requests.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { doEach } from '#lib/jobs/each.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { changeRequest, type RequestRefusal, type SeenRequest } from './change.ts';
import { moveOn } from './steps.ts';

const system: Actor = { kind: 'system' };

const counted = (db: Db) =>
  db
    .select({ one: sql`1` })
    .from(sessionHeadcount)
    .where(
      and(
        eq(sessionHeadcount.sessionId, trainingRequest.sessionId),
        sql`${sessionHeadcount.present} is not null`,
      ),
    );

const answered = (db: Db) =>
  db
    .select({ one: sql`1` })
    .from(evaluationResponse)
    .where(eq(evaluationResponse.sessionId, trainingRequest.sessionId));

/** Goes on from a state by itself, when so much is there: the state it leaves, the one it comes to, and when. */
const ways = [
  { from: 'confirmed', to: 'delivered', evidence: counted, reason: 'The session is over and counted.' },
  { from: 'delivered', to: 'evaluated', evidence: answered, reason: 'Evaluation answers have come.' },
] as const;

/**
 * Moves requests on that need nobody to say so: delivered when the session is over and counted, evaluated when
 * answers came. Run by the worker, and by the verb that counts for its own session.
 *
 * @returns how many moved
 */
export async function moveRequestsOn(db: Db, now: Temporal.Instant): Promise<number> {
  return doEach(ways, async ({ from, to, evidence, reason }) => {
    const over = and(eq(trainingRequest.state, from), lte(trainingSession.endsAt, now), exists(evidence(db)));
    const due = await db
      .select({ id: trainingRequest.id, sequence: trainingRequest.sequence })
      .from(trainingRequest)
      .innerJoin(trainingSession, eq(trainingSession.id, trainingRequest.sessionId))
      .where(over);
    return doEach(due, (one) => moveOne(db, one, { from, to, reason }, now));
  });
}

async function moveOne(
  db: Db,
  { id, sequence }: { id: TrainingRequestId; sequence: number },
  { from, to, reason }: { from: RequestState; to: RequestState; reason: string },
  now: Temporal.Instant,
): Promise<boolean> {
  // Somebody who was quicker has changed the sequence: then there is nothing left to do.
  const outcome = await changeRequest(db, id, { sequence, from: [from] }, async (tx, request) => {
    await moveOn(tx, system, request, { state: to, reason }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, system, what, now);
    return done(null);
  });
  return outcome.ok;
}

/** Says that there will be no evaluation of a training that was held, and why. */
export const waiveEvaluation = (
  db: Db,
  officer: Officer,
  id: TrainingRequestId,
  { reason, ...seen }: SeenRequest & { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, RequestRefusal>> =>
  changeRequest(db, id, { ...seen, from: ['delivered'] }, async (tx, request) => {
    await moveOn(tx, officer, request, { state: 'evaluated', reason: `No evaluation: ${reason}` }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, officer, { ...what, reason }, now);
    return done(null);
  });
