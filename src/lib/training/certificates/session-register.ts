import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AttendanceId } from '#db/schema/attendance.ts';
import { certificate } from '#db/schema/certificates.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { certificateStanding, type Standing } from './criteria.ts';
import type { Certificate, Trained } from './row.ts';
import { listTrained, onRegisterOf } from './trained.ts';

/** Somebody on the register: their certificate that counts, or how they stand to getting one. */
export type OnRegister = Trained & {
  certificate: Certificate | null;
  wasRevoked: boolean;
  standing: Standing;
};

/** Everybody on the register of a session and their certificates; the reading goes into the access log. */
export async function listForSession(
  db: Db,
  officer: Officer,
  session: SessionId,
  now: Temporal.Instant,
): Promise<OnRegister[]> {
  const people = await listTrained(db, onRegisterOf(session));
  const rows = await db.select().from(certificate).where(eq(certificate.sessionId, session));
  const valid = new Map<AttendanceId, Certificate>();
  for (const row of rows) if (!row.revokedAt) valid.set(row.attendanceId, row);
  const ever = new Set(rows.map(({ attendanceId }) => attendanceId));
  const ids = people.map(({ attendance }) => attendance.id);
  if (ids.length > 0)
    await record(
      db,
      officer,
      { operation: 'consult', entity: 'attendance', ids, fields: ['person_name'] },
      now,
    );
  return people.map((one) => ({
    ...one,
    certificate: valid.get(one.attendance.id) ?? null,
    wasRevoked: ever.has(one.attendance.id) && !valid.has(one.attendance.id),
    standing: certificateStanding(one.attendance, one.course, one.session.endsAt, now),
  }));
}

/** The ids of the valid certificates of a session, for a file of them. */
export async function idsOfSession(db: Db, session: SessionId) {
  const rows = await db
    .select({ id: certificate.id })
    .from(certificate)
    .where(and(eq(certificate.sessionId, session), isNull(certificate.revokedAt)));
  return rows.map(({ id }) => id);
}
