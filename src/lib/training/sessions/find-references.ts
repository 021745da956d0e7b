import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isOpenTo } from '#db/restricted.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { BookingId } from '#db/schema/bookings.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** A session or a booking of one, by its reference. */
export type FoundReference = {
  reference: string;
  sessionId: SessionId;
  bookingId: BookingId | null;
  course: string;
  startsAt: Temporal.Instant;
  organisation: string | null;
};

type Asked = { references: readonly string[]; sessions: readonly AreaId[]; bookings: readonly AreaId[] };

const ids = (areas: readonly AreaId[]) => sql`${`{${areas.join(',')}}`}::uuid[]`;

/**
 * The sessions and bookings of some references, as far as they lie in the areas in which each is seen; which bookings
 * were shown is recorded.
 */
export async function findReferences(
  db: Db,
  officer: Officer,
  { references, sessions, bookings }: Asked,
  now: Temporal.Instant,
): Promise<FoundReference[]> {
  const wanted = sql`array[${sql.join([...references], sql`, `)}]::text[]`;
  const open = isOpenTo('training_session', sql`s.id`, officer.id, now);
  const rows = await db.execute<Omit<FoundReference, 'startsAt'> & { startsAt: string }>(sql`
    select s.reference, s.id as "sessionId", null as "bookingId", c.title as course, s.starts_at::text as "startsAt",
      null as organisation
    from training_session s join course c on c.id = s.course_id
    where s.reference = any(${wanted}) and s.area_id = any(${ids(sessions)}) and ${open}
    union all
    select b.reference, s.id, b.id, c.title, s.starts_at::text, b.organisation
    from booking b join training_session s on s.id = b.session_id join course c on c.id = s.course_id
    where b.reference = any(${wanted}) and s.area_id = any(${ids(bookings)}) and ${open}`);
  const shown = rows.flatMap(({ bookingId }) => bookingId ?? []);
  const entry = { operation: 'consult', entity: 'booking', ids: shown, fields: ['organisation'] } as const;
  if (shown.length > 0) await record(db, officer, entry, now);
  return rows.map(({ startsAt, ...row }) => ({ ...row, startsAt: Temporal.Instant.from(startsAt) }));
}
