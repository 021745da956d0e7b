import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';

/** Holds for the ids of contacts in one of these areas: what a mail list shows to whoever may see them. */
export const contactsWithin =
  (areas: readonly AreaId[]) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from contact c where c.id = ${recordId} and (c.area_id is null or c.area_id in ${[...areas]}))`;
