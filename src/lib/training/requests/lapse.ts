import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  trainingRequest,
  type TrainingRequestId,
  trainingRequestOffer,
} from '#db/schema/training-requests.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { doEach } from '#lib/jobs/each.ts';
import { answerByFrom } from './ask.ts';
import { lockRequest } from './change.ts';
import { tellContact } from './messages.ts';
import { answerHeld, heldDates, isOpen } from './offers.ts';
import { moveOn } from './steps.ts';

const system: Actor = { kind: 'system' };

/** How long before its end an organisation is reminded of an offer. */
const reminderHours = 24;

const unanswered = isNull(trainingRequestOffer.answeredAt);

/**
 * Lets go of offered dates whose hour is past and tells each organisation; run by the worker every five minutes.
 *
 * @returns how many offers lapsed
 */
export async function lapseDates(db: Db, now: Temporal.Instant): Promise<number> {
  const past = or(lte(trainingRequestOffer.expiresAt, now), lte(trainingRequestOffer.startsAt, now));
  return doEach(await requestsWhere(db, and(unanswered, past)), (id) => lapseOne(db, id, now));
}

const lapseOne = (db: Db, id: TrainingRequestId, now: Temporal.Instant): Promise<boolean> =>
  db.transaction(async (tx) => {
    const request = await lockRequest(tx, id);
    const held = await heldDates(tx, id);
    // Answered while we waited for the lock, or a later date is still there to be chosen.
    if (!request || held.length === 0 || held.some((one) => isOpen(one, now))) return false;
    await answerHeld(tx, id, 'lapsed', now);
    if (request.state !== 'dates_offered') return false;
    const reason = 'The offered dates lapsed without an answer.';
    const back = { state: 'triage', answerBy: answerByFrom(now), reason } as const;
    const waiting = await moveOn(tx, system, request, back, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, system, what, now);
    await tellContact(tx, 'dates-lapsed', waiting, { held }, now);
    return true;
  });

/**
 * Reminds each organisation once of an offer that ends within a day; run by the worker every quarter of an hour.
 *
 * @returns how many were reminded
 */
export async function remindOfDates(db: Db, now: Temporal.Instant): Promise<number> {
  const soon = lte(trainingRequestOffer.expiresAt, now.add({ hours: reminderHours }));
  const alive = sql`${trainingRequestOffer.expiresAt} > ${now.toString()}::timestamptz`;
  // Held for less than two days, the offer itself was reminder enough.
  const long = sql`${trainingRequestOffer.expiresAt} - ${trainingRequestOffer.offeredAt} > interval '48 hours'`;
  const due = and(unanswered, isNull(trainingRequestOffer.remindedAt), soon, alive, long);
  return doEach(await requestsWhere(db, due), (id) => remindOne(db, id, now));
}

const remindOne = (db: Db, id: TrainingRequestId, now: Temporal.Instant): Promise<boolean> =>
  db.transaction(async (tx) => {
    const request = await lockRequest(tx, id);
    const own = and(eq(trainingRequestOffer.trainingRequestId, id), unanswered);
    const first = await tx
      .update(trainingRequestOffer)
      .set({ remindedAt: now })
      .where(and(own, isNull(trainingRequestOffer.remindedAt)))
      .returning();
    if (!request || first.length === 0) return false;
    await tellContact(tx, 'request-reminder', request, { held: await heldDates(tx, id) }, now);
    return true;
  });

async function requestsWhere(db: Db, due: ReturnType<typeof and>): Promise<TrainingRequestId[]> {
  const rows = await db
    .selectDistinct({ id: trainingRequest.id })
    .from(trainingRequest)
    .innerJoin(trainingRequestOffer, eq(trainingRequestOffer.trainingRequestId, trainingRequest.id))
    .where(due);
  return rows.map(({ id }) => id);
}
