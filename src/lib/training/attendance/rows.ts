import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import type { AttendanceId, AttendanceState } from '#db/schema/attendance.ts';
import type { BookingId, PlaceId } from '#db/schema/bookings.ts';
import type { SessionId } from '#db/schema/sessions.ts';

/**
 * A line of the register. It is known by its place, and a walk-in by their attendance: so the register can be
 * marked before anything of it is written down.
 */
export type RowId = string & { readonly kind: 'booking_place' | 'attendance' };

export type RegisterRow = {
  row: RowId;
  attendanceId: AttendanceId | null;
  placeId: PlaceId | null;
  bookingId: BookingId | null;
  /** None yet for a place that was booked without a name. */
  name: string | null;
  email: string | null;
  organisation: string;
  /** Who booked a place that has no name yet: perhaps it is theirs. */
  booker: { name: string; email: string } | null;
  role: string | null;
  /** What would help the people of this booking take part. */
  need: string | null;
  state: AttendanceState | null;
};

const session = sql.placeholder('session');

// Who holds a place counts until they are marked; whoever was marked keeps the name under which they were. A place
// given back stays only with its mark, and so does somebody whose booking has since moved to another date.
const rows = preparedSql<RegisterRow>(
  'register_rows',
  sql`select * from (
    select coalesce(p.id, a.id) as row, a.id as "attendanceId", p.id as "placeId", b.id as "bookingId",
      case when a.state is null then coalesce(p.attendee_name, a.person_name) else a.person_name end as name,
      case when a.state is null then coalesce(p.attendee_email, a.person_email) else a.person_email end as email,
      coalesce(a.organisation, b.organisation) as organisation, r.label as role, n.need, a.state,
      case when coalesce(a.person_name, p.attendee_name) is null and b.id is not null
        then jsonb_build_object('name', b.booker_name, 'email', b.booker_email) end as booker
    from (select * from booking_place where session_id = ${session}::uuid) p
    full join (select * from attendance where session_id = ${session}::uuid) a on a.place_id = p.id
    left join booking b on b.id = p.booking_id
    left join access_need n on n.booking_id = b.id
    left join attendee_role r on r.code = coalesce(a.role_code, p.attendee_role_code)
    where (p.id is not null and p.released_at is null) or a.state is not null
      or exists (select 1 from attendance_mark m where m.attendance_id = a.id and not m.counts)
  ) register order by name is null, plain_words(name), organisation, row`,
);

/** Everybody on the register of a session, by name; those without a name come last. */
export const registerRows = async (db: Db, id: SessionId): Promise<RegisterRow[]> => [
  ...(await rows(db).execute({ session: id })),
];
