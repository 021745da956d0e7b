import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId, Precision } from '#db/schema/institutions.ts';
import type { InstitutionFilter } from '../filters.ts';
import { matching } from '../list.ts';
import { type Touch, touchSql } from '../touch.ts';
import { type Box, liesIn } from './cells.ts';

/** One institution where it lies, as exactly as was recorded. */
export type Dot = {
  id: InstitutionId;
  name: string;
  type: string;
  latitude: number;
  longitude: number;
  precision: Precision;
  touch: Touch;
};

/** Beyond so many, squares say it better than dots. */
export const mostDots = 120;

/**
 * The institutions that an officer sees and asks for within a box, by name; null where they are too many to be
 * drawn one by one. Only for officers who may know where each lies.
 */
export async function dotsIn(
  db: Db,
  areas: readonly AreaId[],
  { area: _area, ...filter }: InstitutionFilter,
  box: Box,
  today: Temporal.PlainDate,
): Promise<Dot[] | null> {
  const { before, from } = await matching(db, areas, filter, today);
  const rows = await db.execute<Dot>(sql`${before}
    select f.id, f.name, t.label as type, f.latitude, f.longitude, f.precision, f.touch from (
      select i.*, ${touchSql(today)} as touch from ${from} and ${liesIn({ box })} limit ${mostDots + 1}
    ) f join institution_type t on t.code = f.type_code
    order by plain_words(f.name) collate "C", f.id`);
  return rows.length > mostDots ? null : [...rows];
}
