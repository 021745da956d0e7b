import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';

export type Choice = { value: string; text: string; group: string | null };

export type Choices = { sectors: Choice[]; districts: Choice[] };

const choices = remembered<Choices>(20);

/** The sectors, and the districts by force with the force itself first, that have sessions to come: to narrow by. */
export const sessionChoices = (db: Db, now: Temporal.Instant): Promise<Choices> =>
  choices(db, '', now, () => readChoices(db, now));

async function readChoices(db: Db, now: Temporal.Instant): Promise<Choices> {
  // Sessions are many, districts and courses few: the latest of each is one look into an index, where `exists`
  // would read every session.
  const coming = (own: SQL) => sql`(select max(t.starts_at) from training_session t
    where ${own} and t.cancelled_at is null and t.kind <> 'whole_organisation') > ${now.toString()}::timestamptz`;
  const rows = await db.execute<{ kind: string; value: string; text: string; group: string | null }>(sql`
    select kind, value, text, "group" from (
      select 'sector' as kind, s.code as value, s.label as text, null as "group", s.position as place
      from sector s
      where exists (select 1 from course_sector c where c.sector_code = s.code
        and ${coming(sql`t.course_id = c.course_id`)})
      union all
      select 'district', d.slug, d.name, f.name, 0
      from area d join area f on f.id = d.parent_id
      where d.kind = 'district' and ${coming(sql`t.area_id = d.id`)}
      union all
      select 'district', f.slug, 'All of ' || f.name, f.name, -1
      from area f where f.kind = 'force' and exists (select 1 from area d
        where (d.id = f.id or (d.parent_id = f.id and d.kind = 'district')) and ${coming(sql`t.area_id = d.id`)})
    ) choices order by kind desc, "group", place, text`);
  const found = [...rows];
  return {
    sectors: found.filter((row) => row.kind === 'sector'),
    districts: found.filter((row) => row.kind === 'district'),
  };
}
