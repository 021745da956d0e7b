import { type SQL, sql } from 'drizzle-orm';
import { isOpenTo } from '#db/restricted.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/** Holds for the ids of sessions in one of these areas and not kept from this officer. */
export const sessionsWithin =
  (areas: readonly AreaId[], reader: OfficerId, now: Temporal.Instant) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from training_session s where s.id = ${recordId} and s.area_id in ${[...areas]}
          and ${isOpenTo('training_session', sql`s.id`, reader, now)})`;

/**
 * Holds for the ids of bookings whose session is in one of these areas and not kept from this officer: what
 * their mail list shows.
 */
export const bookingsWithin =
  (areas: readonly AreaId[], reader: OfficerId, now: Temporal.Instant) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from booking b join training_session s on s.id = b.session_id
          where b.id = ${recordId} and s.area_id in ${[...areas]}
          and ${isOpenTo('training_session', sql`s.id`, reader, now)})`;
