import { type SQL, sql } from 'drizzle-orm';

/** Places still free in an event `e`, offers that wait for an answer counted as taken; null where there is no limit. */
export const placesFree: SQL = sql`(case when e.registration <> 'none' and e.capacity is not null then
  greatest(0, e.capacity
    - (select coalesce(sum(r.party_size), 0)::int from event_registration r
      where r.event_id = e.id and r.placed_at is not null and r.ended_at is null)
    - (select coalesce(sum(o.party_size), 0)::int from event_offer o
      where o.event_id = e.id and o.answered_at is null)) end)`;
