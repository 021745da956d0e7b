import { sql } from 'drizzle-orm';
import { attendance } from '#db/schema/attendance.ts';
import { booking } from '#db/schema/bookings.ts';
import { certificate, certificateBatch } from '#db/schema/certificates.ts';
import { sessionCoDeliverer } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { trainingRequest } from '#db/schema/training-requests.ts';
import type { Link } from '#lib/merge/links.ts';

/**
 * The training of an institution, which follows it into another. What was typed stays as it was typed, and nobody is
 * written to: no booking changes but for whose it is.
 */
export const trainingLinks: readonly Link[] = [
  {
    column: booking.institutionId,
    key: booking.id,
    since: booking.bookedAt,
    words: ['booking', 'bookings'],
    operation: 'alter',
  },
  {
    column: attendance.institutionId,
    key: attendance.id,
    since: attendance.addedAt,
    words: ['line of a register', 'lines of registers'],
  },
  {
    column: certificate.institutionId,
    key: certificate.id,
    since: certificate.issuedAt,
    words: ['certificate', 'certificates'],
  },
  {
    column: certificateBatch.institutionId,
    key: certificateBatch.id,
    since: certificateBatch.askedAt,
    words: ['file of certificates', 'files of certificates'],
  },
  {
    column: trainingRequest.institutionId,
    key: trainingRequest.id,
    since: trainingRequest.receivedAt,
    words: ['request for training', 'requests for training'],
  },
  {
    column: trainingSession.institutionId,
    key: trainingSession.id,
    since: trainingSession.addedAt,
    words: ['session for its whole staff', 'sessions for its whole staff'],
  },
  {
    column: sessionCoDeliverer.institutionId,
    key: sessionCoDeliverer.sessionId,
    words: ['session that it teaches with us', 'sessions that it teaches with us'],
    twice: ({ into }) => sql`exists (select 1 from session_co_deliverer o
      where o.session_id = f.session_id and o.institution_id = ${into}::uuid)`,
  },
];
