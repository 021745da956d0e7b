import { sql } from 'drizzle-orm';

// Table names are spelled out in these subqueries: drizzle leaves the table off a column when a query has
// only one table, and an inner "id" would then be the wrong one.

/** Places that bookings hold: a column to select beside `training_session`. */
export const taken = sql<number>`(select count(*)::int from booking_place p
  where p.session_id = training_session.id and p.released_at is null)`;

/** Places that unanswered offers hold, past their hour or not. */
export const heldUntilAnswered = sql<number>`(select coalesce(sum(o.party_size), 0)::int from waitlist_offer o
  where o.session_id = training_session.id and o.answered_at is null)`;

/** Places that offers hold at a moment (an ISO instant): what a reader is shown. */
export const heldAt = (now: unknown) => sql<number>`(select coalesce(sum(o.party_size), 0)::int
  from waitlist_offer o where o.session_id = training_session.id and o.answered_at is null
  and o.expires_at > ${now}::timestamptz)`;
