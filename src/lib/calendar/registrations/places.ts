import { sql } from 'drizzle-orm';

// Table names are spelled out in these subqueries: drizzle leaves the table off a column when a query has only one
// table, and an inner "id" would then be the wrong one.

/** Places that registrations hold: a column to select beside `event`. */
export const taken = sql<number>`(select coalesce(sum(r.party_size), 0)::int from event_registration r
  where r.event_id = event.id and r.placed_at is not null and r.ended_at is null)`;

/** Places that unanswered offers hold, past their hour or not. */
export const heldUntilAnswered = sql<number>`(select coalesce(sum(o.party_size), 0)::int from event_offer o
  where o.event_id = event.id and o.answered_at is null)`;
