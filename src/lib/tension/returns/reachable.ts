import { type SQL, sql } from 'drizzle-orm';

/**
 * Holds for a reporter who may be written to: an officer, or an institution that is open, has no wish against it and
 * is still there. Asks for `r` return_reporter and `i` the institution, joined from the left.
 */
export const isReachable = (
  today: Temporal.PlainDate,
): SQL => sql`coalesce(r.institution_id is null or (i.closed_on is null and (
  i.contact_state = 'open' or (i.contact_state = 'paused' and i.paused_until <= ${today.toString()}::date))), false)`;

/**
 * Holds for an ask that was answered: with a return for the week, sent since the ask opened. Where a district is asked
 * more than once a week, each asking wants its own answer. Asks for `k` return_ask and `r` its reporter.
 */
export const isAnswered: SQL = sql`exists (select 1 from tension_return t
  where t.week = k.week and t.sent_at >= k.opens_on::timestamp at time zone 'Europe/London'
    and (t.reporter_id = r.id or (t.officer_id = r.officer_id and t.area_id = r.area_id)))`;
