import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';

type Option = { value: string; text: string };
type Row = { kind: string; value: string; text: string; force: string | null };

/** What the list can be narrowed by: courses, and forces with their districts, as far as sessions are there. */
export async function staffFilterOptions(db: Db, areas: readonly AreaId[]) {
  if (areas.length === 0) return { courses: [], areas: [], districts: [] };
  const rows = await db.execute<Row>(sql`
    with seen as (select distinct course_id, area_id from training_session where area_id in ${[...areas]})
    select 'course' as kind, c.slug as value, c.title as text, null as force from course c
      where c.id in (select course_id from seen)
    union all
    select 'area', a.slug, a.name, null from area a where a.kind in ('region', 'force') and a.id in ${[...areas]}
    union all
    select 'district', d.slug, d.name, f.name from area d join area f on f.id = d.parent_id
      where d.kind = 'district' and d.id in (select area_id from seen)
    order by kind, force, text`);
  const of = (kind: string): Option[] =>
    rows.filter((row) => row.kind === kind).map(({ value, text }) => ({ value, text }));
  const districts = Map.groupBy(
    rows.filter(({ kind }) => kind === 'district'),
    ({ force }) => force ?? '',
  );
  return {
    courses: of('course'),
    areas: of('area'),
    districts: [...districts].map(([text, options]) => ({
      text,
      options: options.map(({ value, text: name }) => ({ value, text: name })),
    })),
  };
}
