import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { TrainingRequestId } from '#db/schema/training-requests.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { changeEnquiry, type EnquiryRefusal, lockOpen, type SeenEnquiry } from './lock.ts';

/** The record that an enquiry became. */
export type Became = { trainingRequestId: TrainingRequestId } | { institutionId: InstitutionId };

/**
 * Closes an enquiry with the record that it became, in the transaction that makes that record: a page composes the
 * two rooms.
 */
export async function convertEnquiry(
  tx: Db,
  officer: Officer,
  { became, ...seen }: SeenEnquiry & { became: Became },
  now: Temporal.Instant,
): Promise<Outcome<null, EnquiryRefusal>> {
  const found = await lockOpen(tx, seen);
  if (!found.ok) return found;
  const owner = found.value.ownerId ? {} : { ownerId: officer.id, takenAt: now };
  const closed = { closedAt: now, closedBy: officer.id, ending: 'converted', dueAt: null } as const;
  await changeEnquiry(tx, officer, found.value, { ...became, ...owner, ...closed }, now);
  return done(null);
}
