import { and, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { attendance, type AttendanceState } from '#db/schema/attendance.ts';
import { type BookingId, bookingPlace, type PlaceId } from '#db/schema/bookings.ts';
import { course } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';

/** How many stand on a register in each state. */
export type Counts = Record<AttendanceState | 'unmarked' | 'walkIns', number> & { total: number };

/** Whoever is here, in full or in part. */
export const here = ({ present, part }: Pick<Counts, 'present' | 'part'>): number => present + part;

const state = (one: AttendanceState) => sql<number>`count(*) filter (where state = ${one})::int`;

/** How a session was attended, by numbers alone. */
export async function countAttendance(db: Db, session: SessionId): Promise<Counts> {
  const [counts] = await db.execute<Counts>(sql`
    select ${state('present')} as present, ${state('part')} as part, ${state('apologies')} as apologies,
      ${state('absent')} as absent, count(*) filter (where state is null)::int as unmarked,
      count(*) filter (where place is null)::int as "walkIns", count(*)::int as total
    from (select a.state, coalesce(p.id, a.place_id) as place
      from (select id, released_at from booking_place where session_id = ${session}) p
      full join (select * from attendance where session_id = ${session}) a on a.place_id = p.id
      where (p.id is not null and p.released_at is null) or a.state is not null) register`);
  return counts!;
}

/** How each place of a booking was attended, for those that were marked. */
export async function attendanceOfBooking(db: Db, booking: BookingId) {
  const rows = await db
    .select({ place: bookingPlace.id, state: attendance.state })
    .from(attendance)
    .innerJoin(bookingPlace, eq(bookingPlace.id, attendance.placeId))
    .where(and(eq(bookingPlace.bookingId, booking), eq(attendance.sessionId, bookingPlace.sessionId)));
  return new Map<PlaceId, AttendanceState | null>(rows.map(({ place, state }) => [place, state]));
}

/** How long a register is asked for once its session is over. */
const asked = { hours: 24 * 60 };

const unmarked = sql<number>`(select count(*)::int from booking_place p
  left join attendance a on a.place_id = p.id and a.session_id = p.session_id
  where p.session_id = training_session.id and p.released_at is null and (a.state is null
    or (select count(*) from session_part s where s.session_id = p.session_id) > greatest(1, (
      select count(distinct m.part_id) from attendance_mark m
      where m.attendance_id = a.id and m.counts and m.state is not null))))`;

const unsettled = sql<number>`(select count(distinct m.attendance_id)::int from attendance_mark m
  join attendance a on a.id = m.attendance_id
  where a.session_id = training_session.id and not m.counts and not exists (
    select 1 from attendance_mark s join attendance_mark w on w.id = s.settles_mark_id
    where s.attendance_id = m.attendance_id and s.part_id is not distinct from m.part_id
      and w.number >= m.number))`;

/** Sessions of these areas that are over and whose register is not finished, newest first. */
export async function listUnfinished(db: Db, areas: readonly AreaId[], now: Temporal.Instant) {
  if (areas.length === 0) return [];
  const rows = await db
    .select({
      id: trainingSession.id,
      title: course.title,
      endsAt: trainingSession.endsAt,
      unmarked,
      unsettled,
    })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .where(
      and(
        inArray(trainingSession.areaId, [...areas]),
        isNull(trainingSession.cancelledAt),
        lt(trainingSession.endsAt, now),
        gt(trainingSession.endsAt, now.subtract(asked)),
      ),
    )
    .orderBy(desc(trainingSession.endsAt));
  return rows.filter((row) => row.unmarked + row.unsettled > 0);
}
export type Unfinished = Awaited<ReturnType<typeof listUnfinished>>[number];
