import { type SQL, sql } from 'drizzle-orm';
import { isOpenTo } from '#db/restricted.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/**
 * Holds for the ids of registrations whose event is in one of these areas and not kept from this officer: what their
 * mail list shows.
 */
export const registrationsWithin =
  (areas: readonly AreaId[], reader: OfficerId, now: Temporal.Instant) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from event_registration r join event e on e.id = r.event_id
          where r.id = ${recordId} and e.area_id in ${[...areas]} and ${isOpenTo('event', sql`e.id`, reader, now)})`;
