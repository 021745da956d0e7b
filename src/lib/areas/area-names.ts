import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { AreaName } from './find.ts';

/** The names of some areas, in their order. */
export async function areaNames(db: Db, ids: readonly AreaId[]): Promise<AreaName[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<AreaName>(sql`select id, slug, name, kind from area where id in ${[...ids]}`);
  return ids.map((id) => rows.find((row) => row.id === id)).filter((row) => row !== undefined);
}
