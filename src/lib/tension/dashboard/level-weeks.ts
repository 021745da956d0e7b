import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Strand } from '#db/schema/observations.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import { idsOf, saidAt } from './said-at.ts';
import type { Week } from './weeks.ts';

/** What a district shows: a level that holds, one that does not any more, or none. */
export type Shown = Level | 'old' | 'none';

/** How many districts showed what at a moment, and in how many each strand was scored 3 or more. */
export type WeekCounts = Week & {
  counts: Readonly<Record<Shown, number>>;
  raised: Readonly<Record<Strand, number>>;
};

const nothing = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, old: 0, none: 0 };
type Row = { n: number; shown: string; count: number } & Record<Strand, number>;

/**
 * How many of some districts showed what at each of some moments, as it was known then: in one statement, which reads
 * each version once. The version that speaks for a district is the one that `levelsAt` chooses.
 *
 * @param weeks the oldest first; districts that did not stand at a moment are not counted in it
 */
export async function levelWeeks(
  db: Db,
  districts: readonly AreaId[],
  weeks: readonly Week[],
): Promise<WeekCounts[]> {
  if (weeks.length === 0) return [];
  const rows = await db.execute<Row>(statement(districts, weeks));
  const ofWeek = Map.groupBy(rows, ({ n }) => n);
  return weeks.map((week, index) => {
    const some = ofWeek.get(index + 1) ?? [];
    const counts = { ...nothing, ...Object.fromEntries(some.map(({ shown, count }) => [shown, count])) };
    const sum = (strand: Strand) => some.reduce((total, row) => total + row[strand], 0);
    const raised = {
      experienced: sum('experienced'),
      evidenced: sum('evidenced'),
      potential: sum('potential'),
    };
    return { ...week, counts, raised };
  });
}

function statement(districts: readonly AreaId[], weeks: readonly Week[]) {
  const raised = (strand: Strand) =>
    sql`(count(*) filter (where s.holds and ${sql.identifier(strand)} >= 3))::int as ${sql.identifier(strand)}`;
  return sql`
    ${saidAt(districts, weeks)}
    select a.n, case when s.area_id is null then 'none' when s.holds then s.level::text else 'old' end as shown,
      count(*)::int as count, ${raised('experienced')}, ${raised('evidenced')}, ${raised('potential')}
    from asked a join area d on d.id = any(${idsOf(districts)}) and d.valid_from <= a.day
      and (d.valid_to is null or d.valid_to > a.day)
    left join said s on s.n = a.n and s.area_id = d.id
    group by 1, 2`;
}
