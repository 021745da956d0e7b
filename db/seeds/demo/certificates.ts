import { certificate, type CertificateId, refresherReminder } from '../../schema/certificates.ts';
import type { AttendanceId } from '../../schema/attendance.ts';
import type { CourseId } from '../../schema/courses.ts';
import type { InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { SessionId } from '../../schema/sessions.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { newNumber } from '#lib/training/certificates/number.ts';
import { insertRows, type Transaction } from './rows.ts';

type Row = typeof certificate.$inferInsert & { id: CertificateId };

type Present = {
  id: AttendanceId;
  session_id: SessionId;
  course_id: CourseId;
  institution_id: InstitutionId | null;
  person_name: string;
  person_email: string | null;
  title: string;
  minutes: number;
  months: number | null;
  ends_at: Date;
};

/**
 * Certificates of everybody on the registers who was there, up to a few that the worker issues when it starts; one
 * is revoked, one was issued again, and some are of courses long ago whose refresher comes near.
 */
export async function writeCertificates(
  tx: Transaction,
  officer: OfficerId,
  now: Temporal.Instant,
  secret: string,
): Promise<void> {
  const present = await whoWasThere(tx, now);
  const rows = present.map((one) => rowOf(one, secret));
  const old = rows.slice(0, 14);
  old.forEach((row, index) => longAgo(row, index, now));
  const replaced = rows.find((row) => !old.includes(row) && row.personEmail);
  const corrected = replaced ? [reissued(replaced, officer, now, secret)] : [];
  const taken = rows.findLast((row) => row !== replaced && !old.includes(row));
  if (taken) revoke(taken, officer, 'It was issued to somebody who left before the end.', now);
  await insertRows(tx, certificate, [...rows, ...corrected]);
  const told = old.filter((_row, index) => index < 3);
  await insertRows(
    tx,
    refresherReminder,
    told.map(({ id: certificateId }) => ({ certificateId, daysBefore: 60, queuedAt: now })),
  );
}

const whoWasThere = (tx: Transaction, now: Temporal.Instant) => tx<Present[]>`
  select a.id, a.session_id, s.course_id, a.institution_id, a.person_name, a.person_email::text, v.title,
    v.duration_minutes as minutes, v.refresher_months as months, s.ends_at
  from attendance a join training_session s on s.id = a.session_id
  join course_version v on v.course_id = s.course_id and v.number = s.course_version
  where a.state = 'present' and a.person_name is not null and v.has_certificate and s.cancelled_at is null
    and s.ends_at + make_interval(hours => v.certificate_after_hours + 24) < ${now.toString()}::timestamptz
  order by s.ends_at, a.id`;

function rowOf(one: Present, secret: string): Row {
  const { hash: keyHash, sealed: keySealed } = makeKey(secret);
  const ended = Temporal.Instant.fromEpochMilliseconds(one.ends_at.getTime());
  const attendedOn = ended.toZonedDateTimeISO('Europe/London').toPlainDate();
  return {
    id: crypto.randomUUID() as CertificateId,
    number: newNumber(),
    attendanceId: one.id,
    sessionId: one.session_id,
    courseId: one.course_id,
    institutionId: one.institution_id,
    personName: one.person_name,
    personEmail: one.person_email,
    courseTitle: one.title,
    minutes: one.minutes,
    attendedOn,
    issuedAt: ended.add({ hours: 24 }),
    refresherDueOn: one.months ? attendedOn.add({ months: one.months }) : null,
    keyHash,
    keySealed,
  };
}

// As if the course had asked for a refresher sooner then: our year of history is shorter than any refresher.
function longAgo(row: Row, index: number, now: Temporal.Instant): void {
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
  row.refresherDueOn = today.add({ days: 11 + 6 * index });
}

function revoke(row: Row, by: OfficerId, reason: string, now: Temporal.Instant): void {
  Object.assign(row, { revokedAt: now.subtract({ hours: 52 }), revokedBy: by, revokeReason: reason });
}

function reissued(row: Row, by: OfficerId, now: Temporal.Instant, secret: string): Row {
  const { hash: keyHash, sealed: keySealed } = makeKey(secret);
  const number = newNumber();
  const right = row.personName!;
  revoke(row, by, `Issued again as ${number}`, now);
  row.personName = right.replace(/(.)(.)(\w*)$/, '$2$1$3');
  const fresh = { id: crypto.randomUUID() as CertificateId, number, personName: right, keyHash, keySealed };
  const rest = {
    issuedAt: row.revokedAt!,
    replacesId: row.id,
    revokedAt: null,
    revokedBy: null,
    revokeReason: null,
  };
  return { ...row, ...fresh, ...rest };
}
