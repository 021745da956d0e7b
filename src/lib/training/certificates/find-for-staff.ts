import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { attendance } from '#db/schema/attendance.ts';
import { booking, bookingPlace } from '#db/schema/bookings.ts';
import { certificate, type CertificateId } from '#db/schema/certificates.ts';
import { officer as account } from '#db/schema/officers.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

const older = alias(certificate, 'older');
const newer = alias(certificate, 'newer');

/** A certificate with all that hangs on it, for its page; the reading goes into the access log. */
export async function findCertificateForStaff(
  db: Db,
  officer: Officer,
  id: CertificateId,
  now: Temporal.Instant,
) {
  const [row] = await db
    .select({
      certificate,
      organisation: attendance.organisation,
      session: {
        id: trainingSession.id,
        reference: trainingSession.reference,
        areaId: trainingSession.areaId,
      },
      booker: { id: booking.id, name: booking.bookerName, email: booking.bookerEmail },
      revokedByName: account.name,
      replaces: { id: older.id, number: older.number },
      replacedBy: { id: newer.id, number: newer.number },
    })
    .from(certificate)
    .innerJoin(attendance, eq(attendance.id, certificate.attendanceId))
    .innerJoin(trainingSession, eq(trainingSession.id, certificate.sessionId))
    .leftJoin(bookingPlace, eq(bookingPlace.id, attendance.placeId))
    .leftJoin(booking, eq(booking.id, bookingPlace.bookingId))
    .leftJoin(account, eq(account.id, certificate.revokedBy))
    .leftJoin(older, eq(older.id, certificate.replacesId))
    .leftJoin(newer, eq(newer.replacesId, certificate.id))
    .where(and(eq(certificate.id, id)));
  if (!row) return null;
  await record(db, officer, { operation: 'consult', entity: 'certificate', ids: [id] }, now);
  return row;
}

export type FoundCertificate = NonNullable<Awaited<ReturnType<typeof findCertificateForStaff>>>;

/** Where a certificate was earned, to decide who may open it. */
export async function whereEarned(db: Db, id: CertificateId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ sessionId: trainingSession.id, areaId: trainingSession.areaId })
    .from(certificate)
    .innerJoin(trainingSession, eq(trainingSession.id, certificate.sessionId))
    .where(eq(certificate.id, id));
  return row ?? null;
}
