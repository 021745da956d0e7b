import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import { doEach } from '#lib/jobs/each.ts';
import { lapseOffers } from './lapse.ts';
import { lockEvent } from './lock.ts';
import { offerPlaces } from './offer.ts';

/**
 * Ends every offer whose hour is past, and offers what is free to whoever waits: also places that came free because
 * an event was given more room or a new date. Run by the worker each minute, one event a transaction.
 *
 * @returns how many events were looked at
 */
export async function lapseEventOffers(db: Db, now: Temporal.Instant): Promise<number> {
  const due = await db.execute<{ id: EventId }>(sql`
    select event_id as id from event_offer
    where answered_at is null and expires_at <= ${now.toString()}::timestamptz
    union
    select r.event_id from event_registration r join event on event.id = r.event_id
    where r.placed_at is null and r.ended_at is null and event.cancelled_at is null
      and event.postponed_at is null and event.ends_at > ${now.toString()}::timestamptz
      and not exists (select 1 from event_offer o where o.registration_id = r.id and o.answered_at is null)
      and (event.capacity is null or r.party_size <= event.capacity
        - (select coalesce(sum(p.party_size), 0) from event_registration p
           where p.event_id = event.id and p.placed_at is not null and p.ended_at is null)
        - (select coalesce(sum(o.party_size), 0) from event_offer o
           where o.event_id = event.id and o.answered_at is null))`);
  return doEach(due, ({ id }) =>
    db.transaction(async (tx) => {
      const locked = await lockEvent(tx, id);
      if (locked) await offerPlaces(tx, await lapseOffers(tx, locked, now), now);
      return locked !== null;
    }),
  );
}
