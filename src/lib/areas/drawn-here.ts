import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Shape } from '#db/schema/boundaries.ts';

/** The boundary of an area as it is drawn, and whom its publisher asks to name; of its own kind or of what lies in it. */
export async function drawnHere(
  db: Db,
  id: AreaId,
): Promise<{ shapes: Shape[]; attribution: string } | null> {
  const rows = await db.execute<{ drawn: Shape; attribution: string; own: boolean }>(sql`
    select b.drawn, l.attribution, b.area_id = ${id} as own from boundary b
    join boundary_layer_use u on u.layer_id = b.layer_id and u.until_at is null
    join boundary_layer l on l.id = b.layer_id
    where b.area_id = ${id}
      or (u.kind = 'district' and b.area_id in (select a.id from area a where a.parent_id = ${id}))
    limit 60`);
  const own = rows.filter((row) => row.own);
  const chosen = own.length > 0 ? own : [...rows];
  const [first] = chosen;
  return first ? { shapes: chosen.map(({ drawn }) => drawn), attribution: first.attribution } : null;
}
