import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { event } from '#db/schema/events.ts';
import { changesCloseAt } from './closing.ts';

type Event = typeof event.$inferSelect;

/** Moves the day on which each answer goes, when its event moved: it is counted from the end. */
export async function deleteAnswersOn(tx: Db, { id }: Event): Promise<void> {
  await tx.execute(sql`
    update event_answer a
    set delete_on = (e.ends_at at time zone 'Europe/London')::date + greatest(1, q.keep_days)
    from event_question q join event e on e.id = q.event_id
    where q.id = a.question_id and e.id = ${id}`);
}

/** Offers are never held past the moment when changes close: those that would be end then, or at once. */
export async function endOffersInTime(tx: Db, moved: Event): Promise<void> {
  const closes = changesCloseAt(moved).toString();
  await tx.execute(sql`
    update event_offer set expires_at = greatest(offered_at + interval '1 second', ${closes}::timestamptz)
    where event_id = ${moved.id} and answered_at is null and expires_at > ${closes}::timestamptz`);
}
