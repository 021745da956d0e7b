import type { Sql } from '../sql.ts';

/** How many weeks of returns each district gets, back from this week, and how many officers report on each. */
export type ReturnLoad = { weeks: number; reporters?: number };

/**
 * Adds a return a week of each of some officers on every district of the register, to measure summaries with: three
 * years of four officers make some sixty-eight thousand.
 */
export async function addReturns(sql: Sql, { weeks, reporters = 4 }: ReturnLoad): Promise<void> {
  await sql`insert into officer (name, email, added_at)
    select 'Load Reporter ' || n, 'reporter-' || n || '@concord.example', now()
    from generate_series(1, ${reporters}::int) n on conflict (email) do nothing`;
  await sql`
    insert into tension_return (form_token, area_id, week, capacity, officer_id, answer, category, experienced,
      evidenced, coming, sent_at)
    select 'load-' || d.id || '-' || w || '-' || o.nth, d.id, monday, 'prevent_officer', o.id,
      case when says then 'something' else 'nothing' end, case when says then 'crime_and_asb' end,
      case when says then repeat('What people say. ', 12) end, case when says then repeat('What records show. ', 10) end,
      case when says then 'What is coming.' end, monday + interval '9 hours'
    from area d
    cross join generate_series(0, ${weeks - 1}::int) w
    cross join (select id, row_number() over (order by email) as nth from officer
      where email like 'reporter-%@concord.example') o
    cross join lateral (select date_trunc('week', now() at time zone 'Europe/London')::date - 7 * w as monday,
      (w + o.nth + abs(hashtext(d.id::text))) % 3 = 0 as says) x
    where d.kind = 'district' and d.valid_to is null
    on conflict do nothing`;
  await sql`vacuum analyze tension_return`;
}
