import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attendance, type AttendanceId, attendanceMark } from '#db/schema/attendance.ts';
import { officer } from '#db/schema/officers.ts';
import type { PartId } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';

const columns = {
  id: attendanceMark.id,
  attendanceId: attendanceMark.attendanceId,
  partId: attendanceMark.partId,
  state: attendanceMark.state,
  counts: attendanceMark.counts,
  settlesMarkId: attendanceMark.settlesMarkId,
  pressedAt: attendanceMark.pressedAt,
  officerId: attendanceMark.officerId,
};

/** Every mark of a session in the order in which they were recorded, with who made it; nobody: by themselves. */
export const marksOfSession = (db: Db, session: SessionId) =>
  db
    .select({ ...columns, by: officer.name })
    .from(attendanceMark)
    .innerJoin(attendance, eq(attendance.id, attendanceMark.attendanceId))
    .leftJoin(officer, eq(officer.id, attendanceMark.officerId))
    .where(eq(attendance.sessionId, session))
    .orderBy(asc(attendanceMark.number));
export type MadeMark = Awaited<ReturnType<typeof marksOfSession>>[number];

/** The marks of some people in the order in which they were recorded, once their rows are locked. */
export const marksOf = (tx: Db, ids: readonly AttendanceId[]) =>
  tx
    .select(columns)
    .from(attendanceMark)
    .where(inArray(attendanceMark.attendanceId, [...ids]))
    .orderBy(asc(attendanceMark.number));

/** Marks by whose they are. */
export const ofPerson = <Mark extends { attendanceId: AttendanceId }>(marks: readonly Mark[]) =>
  Map.groupBy(marks, ({ attendanceId }) => attendanceId);

/** Those of one sitting. */
export const ofPart = <Mark extends { partId: PartId | null }>(
  marks: readonly Mark[] | undefined,
  part: PartId | null,
): Mark[] => (marks ?? []).filter(({ partId }) => partId === part);
