import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import { eventRegistration } from '#db/schema/registrations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { rankAt } from '#lib/places/queue.ts';
import { lockEvent } from '../lock.ts';

const { id, eventId, reference, partySize, rank, waitingSince, placedAt, endedAt } = eventRegistration;

/** Who waits for an event, in the order in which places are offered; without the addresses. */
export const listQueue = (db: Db, event: EventId) =>
  db
    .select({ id, reference, partySize, rank, waitingSince })
    .from(eventRegistration)
    .where(and(eq(eventId, event), isNull(placedAt), isNull(endedAt)))
    .orderBy(asc(rank), asc(id));
export type QueueLine = Awaited<ReturnType<typeof listQueue>>[number];

/** Who moves, to which position, and why: 1 is first, and past the end is last. */
export type QueueMove = { entry: string; position: number; reason: string };

/** Moves a party in the queue of an event, by the rule of training; the reason goes to the access log. */
export function moveInEventQueue(
  db: Db,
  officer: Officer,
  event: EventId,
  { entry, position, reason }: QueueMove,
  now: Temporal.Instant,
): Promise<Outcome<{ from: number; to: number }, 'not waiting' | 'already there'>> {
  return db.transaction(async (tx) => {
    await lockEvent(tx, event);
    const queue = await listQueue(tx, event);
    const moving = queue.find((one) => one.id === entry);
    if (!moving) return refused('not waiting');
    const from = queue.indexOf(moving) + 1;
    const to = Math.min(Math.max(1, position), queue.length);
    if (from === to) return refused('already there');
    const others = queue.filter((one) => one !== moving).map((one) => one.rank ?? 0);
    await tx
      .update(eventRegistration)
      .set({ rank: rankAt(others, to) })
      .where(eq(id, moving.id));
    const what = { operation: 'alter', entity: 'event_registration', ids: [moving.id] } as const;
    await record(tx, officer, { ...what, fields: ['rank'], reason }, now);
    return done({ from, to });
  });
}
