import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';

/** Holds for the ids of bookings whose session is in one of these areas: what an officer's mail list shows. */
export const bookingsWithin =
  (areas: readonly AreaId[]) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from booking b join training_session s on s.id = b.session_id
          where b.id = ${recordId} and s.area_id in ${[...areas]})`;
