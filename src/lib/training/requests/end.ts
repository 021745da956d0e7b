import type { Db } from '#db/client.ts';
import type { TrainingRequestId } from '#db/schema/training-requests.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { dropSession } from '../sessions/whole.ts';
import { changeRequest, type RequestRefusal, type SeenRequest } from './change.ts';
import { tellContact } from './messages.ts';
import { answerHeld } from './offers.ts';
import { moveOn } from './steps.ts';
import { openStates } from './words.ts';

/** Declines a request with a reason that the organisation reads. */
export const declineRequest = (
  db: Db,
  officer: Officer,
  id: TrainingRequestId,
  { reason, ...seen }: SeenRequest & { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, RequestRefusal>> =>
  changeRequest(db, id, { ...seen, from: ['received', 'triage', 'dates_offered'] }, async (tx, request) => {
    await answerHeld(tx, id, 'withdrawn', now);
    const declined = await moveOn(tx, officer, request, { state: 'declined', reason }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, officer, { ...what, reason }, now);
    await tellContact(tx, 'request-declined', declined, { reason }, now);
    return done(null);
  });

/** Withdraws a request, by whoever has its link: a session that was arranged is cancelled and leaves the diary. */
export const withdrawRequest = (
  db: Db,
  actor: Actor,
  id: TrainingRequestId,
  { reason, ...seen }: SeenRequest & { reason: string | null },
  now: Temporal.Instant,
): Promise<Outcome<null, RequestRefusal | 'over'>> =>
  changeRequest(db, id, { ...seen, from: openStates }, async (tx, request) => {
    const facts = request.sessionId ? await sessionFacts(tx, request.sessionId) : null;
    if (facts && Temporal.Instant.compare(now, facts.session.startsAt) >= 0) return refused('over');
    await answerHeld(tx, id, 'withdrawn', now);
    if (facts) await dropSession(tx, actor, facts.session.id, now);
    const withdrawn = await moveOn(tx, actor, request, { state: 'withdrawn', reason }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, actor, what, now);
    await tellContact(tx, 'request-withdrawn', withdrawn, facts ? { facts } : {}, now);
    return done(null);
  });

/** Closes a request whose training was held and looked back on. */
export const closeRequest = (
  db: Db,
  officer: Officer,
  id: TrainingRequestId,
  seen: SeenRequest,
  now: Temporal.Instant,
): Promise<Outcome<null, RequestRefusal>> =>
  changeRequest(db, id, { ...seen, from: ['evaluated'] }, async (tx, request) => {
    await moveOn(tx, officer, request, { state: 'closed' }, now);
    const what = { operation: 'alter', entity: 'training_request', ids: [id], fields: ['state'] } as const;
    await record(tx, officer, what, now);
    return done(null);
  });
