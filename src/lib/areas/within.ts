import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';

/** An area and all that lie in it, as a list of ids to stand behind "in". */
export const withinArea = (id: AreaId): SQL => sql`(
  with recursive down as (
    select ${id}::uuid as id union select a.id from area a join down on a.parent_id = down.id
  )
  select id from down)`;
