import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

export type Choice = { value: string; text: string; group: string | null };

/** The sectors, and the districts grouped by force, that have sessions to come: what a reader can narrow by. */
export async function sessionChoices(
  db: Db,
  now: Temporal.Instant,
): Promise<{ sectors: Choice[]; districts: Choice[] }> {
  const rows = await db.execute<{ kind: string; value: string; text: string; group: string | null }>(sql`
    with coming as (
      select distinct course_id, area_id from training_session
      where cancelled_at is null and starts_at > ${now.toString()}::timestamptz
    )
    select kind, value, text, "group" from (
      select 'sector' as kind, s.code as value, s.label as text, null as "group", s.position as place
      from sector s
      where exists (select 1 from course_sector c where c.sector_code = s.code
        and c.course_id in (select course_id from coming))
      union all
      select 'district', d.slug, d.name, f.name, 0
      from area d join area f on f.id = d.parent_id
      where d.kind = 'district' and d.id in (select area_id from coming)
    ) choices order by kind desc, "group", place, text`);
  const choices = [...rows];
  return {
    sectors: choices.filter((row) => row.kind === 'sector'),
    districts: choices.filter((row) => row.kind === 'district'),
  };
}
