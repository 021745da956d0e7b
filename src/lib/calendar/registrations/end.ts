import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventAnswer, type eventOfferAnswers, eventOffer } from '#db/schema/registrations.ts';
import { bumpSequence, type Registration } from './registration.ts';

/** Answers the open offer of a registration, if it has one. */
export async function answerOffer(
  tx: Db,
  id: Registration['id'],
  answer: (typeof eventOfferAnswers)[number],
  now: Temporal.Instant,
) {
  const [open] = await tx
    .update(eventOffer)
    .set({ answeredAt: now, answer })
    .where(and(eq(eventOffer.registrationId, id), isNull(eventOffer.answeredAt)))
    .returning();
  return open ?? null;
}

/**
 * Ends a registration, and forgets the address and the answers at once: nobody comes. Returns it as the last mail
 * needs it, with its address.
 */
export async function end(
  tx: Db,
  registration: Registration,
  by: NonNullable<Registration['endedBy']>,
  now: Temporal.Instant,
): Promise<Registration> {
  await tx.delete(eventAnswer).where(eq(eventAnswer.registrationId, registration.id));
  const ended = await bumpSequence(tx, registration.id, { endedAt: now, endedBy: by, email: null });
  return { ...ended, email: registration.email };
}
