import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attendance } from '#db/schema/attendance.ts';
import { booking, bookingPlace } from '#db/schema/bookings.ts';
import { certificate, type CertificateId } from '#db/schema/certificates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { Certificate, Trained } from './row.ts';

export type NotValid = 'not valid' | 'name taken off';

/** Takes a certificate that is valid, and lets nobody else change it meanwhile. */
export async function lockValid(tx: Db, id: CertificateId): Promise<Outcome<Certificate, NotValid>> {
  const [row] = await tx.select().from(certificate).where(eq(certificate.id, id)).for('update');
  if (!row || row.revokedAt) return refused('not valid');
  return row.personName === null ? refused('name taken off') : done(row);
}

/** Who booked the place of a certificate's holder; null for a walk-in. */
export async function bookerOf(
  tx: Db,
  { attendanceId }: Pick<Certificate, 'attendanceId'>,
): Promise<Trained['booker']> {
  const [row] = await tx
    .select({ id: booking.id, name: booking.bookerName, email: booking.bookerEmail })
    .from(attendance)
    .innerJoin(bookingPlace, eq(bookingPlace.id, attendance.placeId))
    .innerJoin(booking, eq(booking.id, bookingPlace.bookingId))
    .where(eq(attendance.id, attendanceId));
  return row ?? null;
}
