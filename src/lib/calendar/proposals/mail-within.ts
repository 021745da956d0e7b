import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';

/** Holds for the ids of proposals in one of these areas: what a mail list shows. */
export const proposalsWithin =
  (areas: readonly AreaId[]) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from event_proposal p where p.id = ${recordId} and p.area_id in ${[...areas]})`;
