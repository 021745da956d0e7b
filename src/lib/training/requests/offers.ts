import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import {
  type DatesAnswer,
  type DatesOfferId,
  trainingRequestOffer,
  type TrainingRequestId,
} from '#db/schema/training-requests.ts';

/** The dates offered to an organisation, answered or not, in the order of their days. */
export const offersOf = (db: Db, id: TrainingRequestId) =>
  db
    .select({ offer: trainingRequestOffer, trainer: officer.name })
    .from(trainingRequestOffer)
    .innerJoin(officer, eq(officer.id, trainingRequestOffer.trainerId))
    .where(eq(trainingRequestOffer.trainingRequestId, id))
    .orderBy(asc(trainingRequestOffer.startsAt), asc(trainingRequestOffer.id));

const held = (id: TrainingRequestId) =>
  and(eq(trainingRequestOffer.trainingRequestId, id), isNull(trainingRequestOffer.answeredAt));

/** The dates that nobody has answered yet. */
export const heldDates = (tx: Db, id: TrainingRequestId) =>
  tx.select().from(trainingRequestOffer).where(held(id)).orderBy(asc(trainingRequestOffer.startsAt));
export type HeldDate = Awaited<ReturnType<typeof heldDates>>[number];

/** Answers every date that is still held: the diaries are free again. */
export async function answerHeld(
  tx: Db,
  id: TrainingRequestId,
  answer: DatesAnswer,
  now: Temporal.Instant,
): Promise<void> {
  await tx.update(trainingRequestOffer).set({ answer, answeredAt: now }).where(held(id));
}

/** Answers one date. */
export async function answerOffer(
  tx: Db,
  id: DatesOfferId,
  answer: DatesAnswer,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(trainingRequestOffer)
    .set({ answer, answeredAt: now })
    .where(eq(trainingRequestOffer.id, id));
}

/** Whether a date can still be taken. */
export const isOpen = (
  { answeredAt, expiresAt, startsAt }: Pick<HeldDate, 'answeredAt' | 'expiresAt' | 'startsAt'>,
  now: Temporal.Instant,
): boolean =>
  !answeredAt && Temporal.Instant.compare(now, expiresAt) < 0 && Temporal.Instant.compare(now, startsAt) < 0;
