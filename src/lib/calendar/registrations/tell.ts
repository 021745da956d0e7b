import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import { eventOffer, eventRegistration } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { deleteAnswersOn, endOffersInTime } from './after-move.ts';
import { type LockedEvent, lockEvent } from './lock.ts';
import { type Diary, tell } from './messages.ts';
import { type News, newsOf } from './news.ts';
import type { Registration } from './registration.ts';

/**
 * Tells everybody who registered what became of an event, and brings their diaries in line; to be called in the
 * transaction of the change, after it. Invites are counted up, so that every calendar program believes the newer.
 *
 * @returns how many registrations heard of it
 */
export async function tellRegistered(
  tx: Db,
  actor: Actor,
  id: EventId,
  what: News,
  now: Temporal.Instant,
): Promise<number> {
  const locked = await lockEvent(tx, id);
  if (!locked) return 0;
  if (what.kind === 'moved') await followMove(tx, locked);
  if (what.kind === 'postponed' || what.kind === 'cancelled') await withdrawOffers(tx, id, now);
  const told = await raised(tx, id);
  for (const registration of told) await tellOne(tx, registration, locked, what, now);
  const ids = told.map((one) => one.id);
  const entry = { operation: 'alter', entity: 'event_registration', ids, fields: ['sequence'] } as const;
  if (ids.length > 0) await record(tx, actor, entry, now);
  return told.length;
}

/** Everybody who comes or waits and left an address, each invite counted up in the same statement. */
async function raised(tx: Db, id: EventId): Promise<Registration[]> {
  const rows = await tx
    .update(eventRegistration)
    .set({ sequence: sql`${eventRegistration.sequence} + 1` })
    .where(and(eq(eventRegistration.eventId, id), isNull(eventRegistration.endedAt)))
    .returning();
  return rows.filter(({ email }) => email !== null);
}

async function tellOne(
  tx: Db,
  registration: Registration,
  facts: LockedEvent,
  what: News,
  now: Temporal.Instant,
): Promise<void> {
  const takesOut = what.kind === 'postponed' || what.kind === 'cancelled';
  const diary: Diary = registration.placedAt ? (takesOut ? 'CANCEL' : 'REQUEST') : null;
  const words = newsOf(what, { isPlaced: registration.placedAt !== null });
  await tell(tx, 'event-news', registration, facts, { diary, ...words }, now);
}

/** Nobody is offered a place at an event that is not held, or not yet known when. */
async function withdrawOffers(tx: Db, id: EventId, now: Temporal.Instant): Promise<void> {
  await tx
    .update(eventOffer)
    .set({ answeredAt: now, answer: 'withdrawn' })
    .where(and(eq(eventOffer.eventId, id), isNull(eventOffer.answeredAt)));
}

async function followMove(tx: Db, { event }: LockedEvent): Promise<void> {
  await deleteAnswersOn(tx, event);
  await endOffersInTime(tx, event);
  await tx.execute(sql`delete from event_reminder where registration_id in
    (select id from event_registration where event_id = ${event.id})`);
}
