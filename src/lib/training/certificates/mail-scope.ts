import { type SQL, sql } from 'drizzle-orm';
import { isOpenTo } from '#db/restricted.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/** Holds for the ids of certificates earned in these areas and not kept from this officer: what their mail list shows. */
export const certificatesWithin =
  (areas: readonly AreaId[], reader: OfficerId, now: Temporal.Instant) =>
  (recordId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from certificate c join training_session s on s.id = c.session_id
          where c.id = ${recordId} and s.area_id in ${[...areas]}
          and ${isOpenTo('training_session', sql`s.id`, reader, now)})`;
