import { and, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventChange } from '#db/schema/event-history.ts';
import { event } from '#db/schema/events.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { EventRow } from './lock.ts';
import type { DateNews } from './tell-dates.ts';

/** Why dates go, in words for those who meant to come. */
export type TakingOut = { reason: string; by: OfficerId; at: Temporal.Instant };

/**
 * Takes dates out: a draft that nobody knows of goes, a date that was published or that somebody holds on to stays
 * as cancelled, so that calendars and posters can say so.
 *
 * @returns what those who registered are to hear
 */
export async function takeOut(tx: Db, rows: readonly EventRow[], taking: TakingOut): Promise<DateNews[]> {
  const ids = rows.filter(({ cancelledAt }) => !cancelledAt).map(({ id }) => id);
  if (ids.length === 0) return [];
  const gone = await tx
    .delete(event)
    .where(and(inArray(event.id, ids), isNull(event.publishedAt), unknown))
    .returning({ id: event.id });
  const left = ids.filter((id) => !gone.some((one) => one.id === id));
  if (left.length > 0) await cancel(tx, left, taking);
  return left.map((id) => ({ eventId: id, news: { kind: 'cancelled', reason: taking.reason } }));
}

const unknown = sql`not exists (select 1 from event_registration r where r.event_id = ${event.id})
  and not exists (select 1 from event_proposal p where p.event_id = ${event.id})`;

async function cancel(tx: Db, ids: EventRow['id'][], { reason, by, at }: TakingOut): Promise<void> {
  const set = { cancelledAt: at, cancelledBy: by, cancelReason: reason, changedAt: at };
  await tx
    .update(event)
    .set({ ...set, sequence: sql`${event.sequence} + 1` })
    .where(inArray(event.id, ids));
  await tx
    .insert(eventChange)
    .values(ids.map((eventId) => ({ eventId, kind: 'cancelled' as const, at, by, words: reason })));
}

/** Brings dates back that were taken out at one moment, as they were. */
export async function bringBack(
  tx: Db,
  rows: readonly EventRow[],
  takenOutAt: Temporal.Instant,
  { by, at }: Omit<TakingOut, 'reason'>,
): Promise<DateNews[]> {
  const ids = rows.filter(({ cancelledAt }) => cancelledAt?.equals(takenOutAt)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const set = { cancelledAt: null, cancelledBy: null, cancelReason: null, changedAt: at };
  await tx
    .update(event)
    .set({ ...set, sequence: sql`${event.sequence} + 1` })
    .where(inArray(event.id, ids));
  const words = 'This date is held after all.';
  await tx
    .insert(eventChange)
    .values(ids.map((eventId) => ({ eventId, kind: 'edited' as const, at, by, words })));
  return ids.map((id) => ({ eventId: id, news: { kind: 'changed', words: [words] } }));
}

/** Takes dates out of the series that no place of its rule is left for; cancelled, they stand by themselves. */
export const detach = (tx: Db, ids: readonly EventRow['id'][]) =>
  tx
    .update(event)
    .set({ seriesId: null, occursAt: null })
    .where(inArray(event.id, [...ids]));
