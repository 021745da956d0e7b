import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';
import { idList } from './list-reporters.ts';

/** Holds for the ids of askings for a return of one of these areas: what a mail list shows. */
export const returnsWithin =
  (areas: readonly AreaId[]) =>
  (recordId: SQL): SQL =>
    sql`exists (select 1 from return_ask k join return_reporter r on r.id = k.reporter_id
      where k.id = ${recordId} and r.area_id = any(${idList(areas)}))`;
