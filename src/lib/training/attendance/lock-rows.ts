import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import type { AttendanceId } from '#db/schema/attendance.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { RowId } from './rows.ts';

const [session, rows, now] = ['session', 'rows', 'now'].map((name) => sql.placeholder(name));

// Whoever is not marked yet takes the name that the place has at this moment.
const writeDown = preparedSql<never>(
  'attendance_written_down',
  sql`with patience as materialized (select set_config('lock_timeout', '3s', true))
  insert into attendance (session_id, place_id, person_name, person_email, organisation, institution_id,
    institution_type_code, role_code, added_at)
  select p.session_id, p.id, p.attendee_name, p.attendee_email, b.organisation, b.institution_id,
    b.institution_type_code, p.attendee_role_code, ${now}::timestamptz
  from booking_place p join booking b on b.id = p.booking_id cross join patience
  where p.session_id = ${session}::uuid and p.id = any(${rows}::uuid[]) and p.released_at is null
  order by p.id
  on conflict (session_id, place_id) do update set
    person_name = coalesce(excluded.person_name, attendance.person_name),
    person_email = coalesce(excluded.person_email, attendance.person_email),
    role_code = coalesce(excluded.role_code, attendance.role_code)
  where attendance.state is null`,
);

const locked = preparedSql<{ id: AttendanceId; row: RowId }>(
  'attendance_locked',
  sql`select id, coalesce(place_id, id) as row from attendance
  where session_id = ${session}::uuid and (id = any(${rows}::uuid[]) or place_id = any(${rows}::uuid[]))
  order by id for update`,
);

/**
 * Writes down those lines of a register that are not yet, and locks them until the transaction ends.
 *
 * Waits three seconds at the most, then throws PostgreSQL's 55P03 (see `isBusy`).
 *
 * @returns who stands on each line; lines that are not on this register are left out
 */
export async function lockRows(
  tx: Db,
  session: SessionId,
  rows: readonly RowId[],
  now: Temporal.Instant,
): Promise<Map<RowId, AttendanceId>> {
  const asked = [...new Set(rows)];
  const [, found] = await Promise.all([
    writeDown(tx).execute({ session, rows: asked, now: now.toString() }),
    locked(tx).execute({ session, rows: asked }),
  ]);
  const people = new Map(found.map(({ id, row }) => [row, id]));
  // A line whose place has moved to another date since is known by its own id.
  for (const { id } of found) people.set(id as string as RowId, id);
  return people;
}
