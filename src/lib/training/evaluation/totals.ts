import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EvaluationFilter } from './scope.ts';
import { smallest } from './smallest.ts';

/** What is left of a quarter whose answers have gone. */
export type OlderTotal = {
  quarterOn: Temporal.PlainDate;
  replies: number;
  useful: number | null;
  before: number | null;
  now: number | null;
};

/** The quarters of which only totals are left, newest first; those with fewer than five answers are not shown. */
export async function olderTotals(
  db: Db,
  { stage, course, sector }: EvaluationFilter,
): Promise<OlderTotal[]> {
  const mean = (item: string) => sql`round(sum(value::int * count) filter (where item = ${item})::numeric
    / nullif(sum(count) filter (where item = ${item}), 0), 2)::float`;
  const rows = await db.execute<Omit<OlderTotal, 'quarterOn'> & { on: string }>(sql`
    select t.quarter_on::text as on, sum(count) filter (where item = 'replies')::int as replies,
      ${mean('useful')} as useful, ${mean('before:not_refer')} as before, ${mean('now:not_refer')} as now
    from (select * from evaluation_total where item in ('replies', 'useful', 'before:not_refer', 'now:not_refer')
      and stage = ${stage}
      ${course ? sql`and course_id = (select id from course where slug = ${course})` : sql``}
      ${sector ? sql`and sector_code = ${sector}` : sql``}) t
    group by t.quarter_on having sum(count) filter (where item = 'replies') >= ${smallest}
    order by t.quarter_on desc limit 40`);
  return rows.map(({ on, ...row }) => ({ ...row, quarterOn: Temporal.PlainDate.from(on) }));
}
