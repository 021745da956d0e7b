import { and, eq, gt, isNotNull, isNull, lte, notExists, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attendance } from '#db/schema/attendance.ts';
import { booking, bookingPlace } from '#db/schema/bookings.ts';
import { certificate } from '#db/schema/certificates.ts';
import { courseVersion } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { evaluationHours } from './criteria.ts';
import type { Trained } from './row.ts';

/** Everybody on registers that fit, with what a certificate of theirs is made of, in the order of their names. */
export async function listTrained(db: Db, where: SQL | undefined, most = 5000): Promise<Trained[]> {
  const { id, startsAt, endsAt, courseId } = trainingSession;
  const rows = await db
    .select({
      attendance,
      session: { id, startsAt, endsAt, courseId, minutes: minutesTaught },
      course: {
        title: courseVersion.title,
        refresherMonths: courseVersion.refresherMonths,
        hasCertificate: courseVersion.hasCertificate,
        certificateAfterHours: courseVersion.certificateAfterHours,
        certificateNeedsEvaluation: courseVersion.certificateNeedsEvaluation,
      },
      booker: { id: booking.id, name: booking.bookerName, email: booking.bookerEmail },
    })
    .from(attendance)
    .innerJoin(trainingSession, eq(trainingSession.id, attendance.sessionId))
    .innerJoin(
      courseVersion,
      and(
        eq(courseVersion.courseId, trainingSession.courseId),
        eq(courseVersion.number, trainingSession.courseVersion),
      ),
    )
    .leftJoin(bookingPlace, eq(bookingPlace.id, attendance.placeId))
    .leftJoin(booking, eq(booking.id, bookingPlace.bookingId))
    .where(where)
    .orderBy(trainingSession.id, attendance.personName, attendance.id)
    .limit(most);
  return rows;
}

// How long people sat there, which is not the time from the first part to the last.
const minutesTaught = sql<number>`(select round(extract(epoch from coalesce(sum(p.ends_at - p.starts_at),
  training_session.ends_at - training_session.starts_at)) / 60)::int
  from session_part p where p.session_id = training_session.id)`;

/** On the register of one session. */
export const onRegisterOf = (id: SessionId): SQL => eq(attendance.sessionId, id);

/** Who never had a certificate: one that was revoked is not issued again by itself. */
export const neverCertified = (db: Db): SQL =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(certificate)
      .where(eq(certificate.attendanceId, attendance.id)),
  );

/** Who may be due: present and named, at a session of the last year whose course certifies. */
export const maybeDue = (db: Db, now: Temporal.Instant): SQL | undefined =>
  and(
    eq(attendance.state, 'present'),
    isNotNull(attendance.personName),
    isNull(trainingSession.cancelledAt),
    eq(courseVersion.hasCertificate, true),
    gt(trainingSession.endsAt, now.subtract({ hours: 24 * 366 })),
    lte(
      sql`${trainingSession.endsAt} + make_interval(hours => greatest(${courseVersion.certificateAfterHours},
        case when ${courseVersion.certificateNeedsEvaluation} then ${evaluationHours}::int end))`,
      now.toString(),
    ),
    neverCertified(db),
  );
