import type { Db } from '#db/client.ts';
import type { DatesOfferId, TrainingRequestId } from '#db/schema/training-requests.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { arrangeSession } from './arrange.ts';
import { answerByFrom, keepDates, type WantedDate } from './ask.ts';
import { changeRequest, type RequestRefusal, type SeenRequest } from './change.ts';
import { tellContact } from './messages.ts';
import { answerHeld, answerOffer, heldDates, isOpen } from './offers.ts';
import { moveOn } from './steps.ts';
import { heldWords } from './words.ts';

export type AnswerRefusal = RequestRefusal | 'no offer';

/**
 * Accepts one of the offered dates, by the organisation or by an officer on its behalf: the session is arranged,
 * the other dates are free again, and the invite goes to whoever asked.
 */
export const acceptDate = (
  db: Db,
  actor: Actor,
  id: TrainingRequestId,
  { offerId, ...seen }: SeenRequest & { offerId: DatesOfferId },
  now: Temporal.Instant,
): Promise<Outcome<null, AnswerRefusal>> =>
  changeRequest(db, id, { ...seen, from: ['dates_offered'] }, async (tx, request) => {
    const chosen = (await heldDates(tx, id)).find((one) => one.id === offerId && isOpen(one, now));
    if (!chosen) return refused('no offer');
    await answerOffer(tx, offerId, 'accepted', now);
    await answerHeld(tx, id, 'declined', now);
    const sessionId = await arrangeSession(tx, request, chosen, now);
    const reason = `${heldWords(chosen)}.`;
    const confirmed = await moveOn(tx, actor, request, { state: 'confirmed', sessionId, reason }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id] } as const;
    await record(tx, actor, { ...what, fields: ['state', 'session_id'] }, now);
    await tellContact(tx, 'request-confirmed', confirmed, { facts: await sessionFacts(tx, sessionId) }, now);
    return done(null);
  });

/** Turns all offered dates down and says which days would suit instead: the clock begins again. */
export const declineDates = (
  db: Db,
  actor: Actor,
  id: TrainingRequestId,
  { dates, ...seen }: SeenRequest & { dates: readonly WantedDate[] },
  now: Temporal.Instant,
): Promise<Outcome<null, AnswerRefusal>> =>
  changeRequest(db, id, { ...seen, from: ['dates_offered'] }, async (tx, request) => {
    await answerHeld(tx, id, 'declined', now);
    if (dates.length > 0) await keepDates(tx, id, dates);
    const reason = 'None of the offered dates suited.';
    const answerBy = answerByFrom(now);
    const waiting = await moveOn(tx, actor, request, { state: 'triage', answerBy, reason }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, actor, what, now);
    await tellContact(tx, 'request-received', waiting, { wanted: dates }, now);
    return done(null);
  });
