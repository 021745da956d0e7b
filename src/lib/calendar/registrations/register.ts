import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { eventRegistration } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { placesLeft } from '#lib/places/left.ts';
import { rankOf } from '#lib/places/queue.ts';
import { lapseOffers } from './lapse.ts';
import { type LockedEvent, lockEvent } from './lock.ts';
import { tell } from './messages.ts';
import { shutBecause } from './open-to.ts';
import type { Registration } from './registration.ts';
import type { Registered, RegistrationRequest, RequestRefusal } from './request.ts';
import { sendAgain } from './send-again.ts';
import { write } from './write.ts';

type Answer = Promise<Outcome<Registered, RequestRefusal>>;

/**
 * Gives a party its places, all or none.
 *
 * Refuses in words when the event is gone, closed or full. An address that has registered already gets its link by
 * email, and the answer is the same as for a new one: it tells nobody who comes.
 */
export const register = (db: Db, actor: Actor, request: RegistrationRequest, now: Temporal.Instant): Answer =>
  ask(db, request, now, async (tx, locked, isFull) => {
    if (isFull) return refused('full');
    const before = await registered(tx, request);
    if (before) return done(await sendAgain(tx, before, locked, now));
    const made = await write(tx, actor, locked, request, { placedAt: now }, now);
    await tell(tx, 'event-registered', made, locked, { diary: 'REQUEST' }, now);
    return done(asNew(made));
  });

/** Joins the queue of an event that has no room for this party. */
export const joinQueue = (
  db: Db,
  actor: Actor,
  request: RegistrationRequest,
  now: Temporal.Instant,
): Answer =>
  ask(db, request, now, async (tx, locked, isFull) => {
    if (!isFull) return refused('places free');
    if (request.email === null || locked.event.registration === 'heads') return refused('needs email');
    const before = await registered(tx, request);
    if (before) return done(await sendAgain(tx, before, locked, now));
    const turn = { waitingSince: now, rank: rankOf(now) };
    const made = await write(tx, actor, locked, request, turn, now);
    await tell(tx, 'event-waiting', made, locked, {}, now);
    return done(asNew(made));
  });

const asNew = ({ id, keySealed }: Registration): Registered => ({ id, keySealed, again: false });

/** Takes the event's lock, answers a form that came before, and refuses what no request may have. */
async function ask(
  db: Db,
  request: RegistrationRequest,
  now: Temporal.Instant,
  work: (tx: Db, locked: LockedEvent, isFull: boolean) => Answer,
): Answer {
  try {
    return await db.transaction(async (tx) => {
      const held = await lockEvent(tx, request.eventId);
      if (!held) return refused('no such event');
      const locked = await lapseOffers(tx, held, now);
      const [sent] = await tx
        .select()
        .from(eventRegistration)
        .where(eq(eventRegistration.formToken, request.formToken));
      if (sent) return done({ ...asNew(sent), again: true });
      const { event } = locked;
      const shut = shutBecause(event, request.isPartner, now);
      if (shut) return refused(shut);
      if (request.partySize > event.partyLimit) return refused('too many');
      return work(tx, locked, request.partySize > placesLeft({ ...locked, capacity: event.capacity }));
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** What this address has of the event already. */
async function registered(tx: Db, { eventId, email }: RegistrationRequest): Promise<Registration | null> {
  if (email === null) return null;
  const theirs = and(eq(eventRegistration.eventId, eventId), eq(eventRegistration.email, email));
  const [row] = await tx
    .select()
    .from(eventRegistration)
    .where(and(theirs, isNull(eventRegistration.endedAt)));
  return row ?? null;
}
