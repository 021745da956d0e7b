import type { BookingId } from '#db/schema/bookings.ts';
import type { attendance } from '#db/schema/attendance.ts';
import type { certificate } from '#db/schema/certificates.ts';
import { type CertificateId } from '#db/schema/certificates.ts';
import type { CourseId, courseVersion } from '#db/schema/courses.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { ukDay } from '#lib/dates.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { refresherDueOn } from './criteria.ts';
import { newNumber } from './number.ts';

export type Certificate = typeof certificate.$inferSelect;
export type NewCertificate = typeof certificate.$inferInsert & { id: CertificateId };

/** Somebody on a register, with what their certificate is made of. */
export type Trained = {
  attendance: typeof attendance.$inferSelect;
  session: {
    id: SessionId;
    startsAt: Temporal.Instant;
    endsAt: Temporal.Instant;
    courseId: CourseId;
    /** Of teaching, over all its parts. */
    minutes: number;
  };
  course: Pick<
    typeof courseVersion.$inferSelect,
    'title' | 'refresherMonths' | 'hasCertificate' | 'certificateAfterHours' | 'certificateNeedsEvaluation'
  >;
  booker: { id: BookingId; name: string; email: string } | null;
};

/**
 * The certificate of somebody who was there.
 *
 * @param secret as for `makeKey`: it seals the link by which the certificate is fetched
 */
export function certificateRow(
  { attendance: one, session, course }: Trained,
  secret: string,
  now: Temporal.Instant,
): NewCertificate {
  const { hash, sealed } = makeKey(secret);
  // A course of several days is done on the last.
  const attendedOn = ukDay(session.endsAt);
  return {
    id: crypto.randomUUID() as CertificateId,
    number: newNumber(),
    attendanceId: one.id,
    sessionId: session.id,
    courseId: session.courseId,
    institutionId: one.institutionId,
    personName: one.personName,
    personEmail: one.personEmail,
    courseTitle: course.title,
    minutes: session.minutes,
    attendedOn,
    issuedAt: now,
    keyHash: hash,
    keySealed: sealed,
    refresherDueOn: refresherDueOn(attendedOn, course.refresherMonths),
  };
}
