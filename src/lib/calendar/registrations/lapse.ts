import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventOffer, eventRegistration } from '#db/schema/registrations.ts';
import { end } from './end.ts';
import { type LockedEvent, readLocked } from './lock.ts';
import { tell } from './messages.ts';
import { offerPlaces } from './offer.ts';

type Offer = typeof eventOffer.$inferSelect;

/**
 * Answers the offers of a locked event whose hour is past, tells whoever had them and offers the places onwards.
 *
 * @returns the event with its places as they are then
 */
export async function lapseOffers(tx: Db, locked: LockedEvent, now: Temporal.Instant): Promise<LockedEvent> {
  // Nearly always: no offer is open, and the count of the lock says so.
  if (locked.held === 0) return locked;
  const ofEvent = and(eq(eventOffer.eventId, locked.event.id), isNull(eventOffer.answeredAt));
  const lapsed = await tx
    .update(eventOffer)
    .set({ answeredAt: now, answer: 'lapsed' })
    .where(and(ofEvent, lte(eventOffer.expiresAt, now)))
    .returning();
  if (lapsed.length === 0) return locked;
  for (const offer of lapsed) await endLapsed(tx, offer, locked, now);
  await offerPlaces(tx, await readLocked(tx, locked.event.id), now);
  return readLocked(tx, locked.event.id);
}

async function endLapsed(tx: Db, offer: Offer, facts: LockedEvent, now: Temporal.Instant): Promise<void> {
  const [row] = await tx
    .select()
    .from(eventRegistration)
    .where(eq(eventRegistration.id, offer.registrationId));
  if (!row || row.endedAt) return;
  const ended = await end(tx, row, 'waiting_list', now);
  await tell(tx, 'event-offer-lapsed', ended, facts, { expiresAt: offer.expiresAt }, now);
}
