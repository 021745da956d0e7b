import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attendance } from '#db/schema/attendance.ts';
import { booking } from '#db/schema/bookings.ts';
import { certificate, certificateBatch } from '#db/schema/certificates.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { sessionCoDeliverer } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { trainingRequest } from '#db/schema/training-requests.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

type Merge = { from: InstitutionId; into: InstitutionId };

/**
 * Takes the locks that following a merge will need before the institutions are locked: a booking locks its
 * session first and its institution afterwards, and two orders would wait for each other.
 */
export async function holdSessionsOf(tx: Db, id: InstitutionId): Promise<void> {
  await tx
    .select({ id: trainingSession.id })
    .from(trainingSession)
    .where(eq(trainingSession.institutionId, id))
    .orderBy(trainingSession.id)
    .for('no key update');
}

/**
 * Has the training of an institution follow it into another. What was typed stays as it was typed, and nobody is
 * written to: no booking changes but for whose it is.
 */
export async function followMerge(
  tx: Db,
  officer: Officer,
  { from, into }: Merge,
  now: Temporal.Instant,
): Promise<{ bookings: number }> {
  const moved = await tx
    .update(booking)
    .set({ institutionId: into })
    .where(eq(booking.institutionId, from))
    .returning({ id: booking.id });
  const institutionId = into;
  await tx.update(attendance).set({ institutionId }).where(eq(attendance.institutionId, from));
  await tx.update(certificate).set({ institutionId }).where(eq(certificate.institutionId, from));
  await tx.update(certificateBatch).set({ institutionId }).where(eq(certificateBatch.institutionId, from));
  await tx.update(trainingRequest).set({ institutionId }).where(eq(trainingRequest.institutionId, from));
  await tx.update(trainingSession).set({ institutionId }).where(eq(trainingSession.institutionId, from));
  await tx.execute(sql`
    insert into session_co_deliverer (session_id, institution_id)
    select session_id, ${into} from session_co_deliverer where institution_id = ${from} on conflict do nothing`);
  await tx.delete(sessionCoDeliverer).where(eq(sessionCoDeliverer.institutionId, from));
  const ids = moved.map(({ id }) => id);
  const entry = { operation: 'alter', entity: 'booking', ids, fields: ['institution_id'] } as const;
  if (ids.length > 0) await record(tx, officer, entry, now);
  return { bookings: ids.length };
}
