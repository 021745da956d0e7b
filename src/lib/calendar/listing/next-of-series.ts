import { type SQL, sql } from 'drizzle-orm';

const stands = sql`(e.series_id is not null and e.cancelled_at is null and e.postponed_at is null)`;

/** The other dates of the series of `e`, before or after it, that stand and are asked for as well. */
const others = (conditions: readonly SQL[], side: '<' | '>'): SQL => sql`
  (select e.series_id as series, e.starts_at as at, e.id) as o cross join lateral (select 1 from event e
    where e.series_id = o.series and (e.starts_at, e.id) ${sql.raw(side)} (o.at, o.id) and ${stands}
      and ${sql.join([...conditions], sql` and `)}) as other`;

/**
 * Holds for an event `e` that is shown by itself. A surgery of every Thursday would push all else off the page: of a
 * series its next date stands for those after it, and what was called off or put off is said by itself.
 *
 * @param conditions what else the list asks of its events
 */
export const isNextOfSeries = (conditions: readonly SQL[]): SQL =>
  sql`(not ${stands} or not exists (select 1 from ${others(conditions, '<')}))`;

/** How many dates of its series come after an event `e` and are not shown by themselves. */
export const laterDates = (conditions: readonly SQL[]): SQL =>
  sql`case when ${stands} then (select count(*)::int from ${others(conditions, '>')}) else 0 end`;
