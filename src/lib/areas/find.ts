import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';

export type AreaName = { id: AreaId; slug: string; name: string; kind: AreaKind };

export type FoundArea = AreaName & {
  code: string;
  validFrom: Temporal.PlainDate;
  validTo: Temporal.PlainDate | null;
  /** What it lies in, nearest first. */
  above: readonly AreaName[];
  /** What lies in it and stands today, by name. */
  within: readonly AreaName[];
};

type Row = AreaName & { code: string; valid_from: string; valid_to: string | null };

/** The area that an address names: as it stands on a day, or the last that stood before. */
export async function findArea(db: Db, slug: string, today: Temporal.PlainDate): Promise<FoundArea | null> {
  const [row] = await db.execute<Row>(sql`
    select id, slug, name, kind, code, valid_from::text, valid_to::text from area
    where slug = ${slug} and valid_from <= ${today.toString()}::date order by valid_from desc limit 1`);
  if (!row) return null;
  const { valid_from: from, valid_to: to, ...area } = row;
  const [above, within] = await Promise.all([areasAbove(db, row.id), areasWithin(db, row.id, today)]);
  return {
    ...area,
    validFrom: Temporal.PlainDate.from(from),
    validTo: to ? Temporal.PlainDate.from(to) : null,
    above,
    within,
  };
}

const areasAbove = async (db: Db, id: AreaId): Promise<AreaName[]> => [
  ...(await db.execute<AreaName>(sql`
    with recursive up as (
      select parent_id, 0 as step from area where id = ${id}
      union all
      select a.parent_id, step + 1 from area a join up on a.id = up.parent_id
    )
    select a.id, a.slug, a.name, a.kind from up join area a on a.id = up.parent_id order by step`)),
];

const areasWithin = async (db: Db, id: AreaId, today: Temporal.PlainDate): Promise<AreaName[]> => [
  ...(await db.execute<AreaName>(sql`
    select id, slug, name, kind from area where parent_id = ${id} and valid_from <= ${today.toString()}::date
      and (valid_to is null or valid_to > ${today.toString()}::date) order by name limit 200`)),
];
