import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { CoverageRows } from './rows.ts';

/** How many institutions of a type there are in an area by a published list, with where that stands and since when. */
export type Published = {
  areaId: AreaId;
  area: string;
  slug: string;
  typeCode: string;
  type: string;
  sectorCode: string;
  /** The fact as it was typed. */
  value: string;
  source: string;
  asOf: Temporal.PlainDate;
  /** How many we have on record there. */
  known: number;
};

const mostShown = 200;

const stem = 'How many there are: ';

/** What a fact about an area is called that says how many institutions of a type there are. */
export const publishedLabel = (type: string): string => `${stem}${type}`;

/** The number that a fact begins with or names first: "41", "About 1,200 (2025)"; null where it has none. */
export function publishedCount(value: string): number | null {
  const [first] = /\d[\d,]*/.exec(value) ?? [];
  return first ? Number(first.replaceAll(',', '')) : null;
}

/** The published counts that are recorded as facts about the areas of a table and what lies in them, beside what we know there. */
export async function publishedCounts(
  db: Db,
  rows: CoverageRows,
  asked: { sector?: string | undefined; type?: string | undefined },
): Promise<Published[]> {
  const within = new Set([...rows.areas.map(({ id }) => id), ...rows.rowOf.keys()]);
  const found = await db.execute<Omit<Published, 'asOf'> & { asOf: string }>(sql`
    select f.area_id as "areaId", a.name as area, a.slug, t.code as "typeCode", t.label as type, t.sector_code as "sectorCode", f.value, f.source,
      f.as_of::text as "asOf",
      (with recursive down as (select f.area_id as id union select a.id from area a join down on a.parent_id = down.id)
        select count(*)::int from institution i join down on down.id = i.district_id
        where i.type_code = t.code and i.merged_into_id is null and i.closed_on is null) as known
    from area_fact f join area a on a.id = f.area_id join institution_type t on f.label = ${stem} || t.label join sector s on s.code = t.sector_code
    where f.replaced_at is null and f.area_id = any(${`{${[...within].join(',')}}`}::uuid[])
      and (${asked.sector ?? null}::text is null or t.sector_code = ${asked.sector ?? null})
      and (${asked.type ?? null}::text is null or t.code = ${asked.type ?? null})
    order by a.name, a.id, s.position, t.position limit ${mostShown}`);
  return found.map((one) => ({ ...one, asOf: Temporal.PlainDate.from(one.asOf) }));
}
