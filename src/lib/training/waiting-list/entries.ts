import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace, type BookingId } from '#db/schema/bookings.ts';
import {
  type EntryEnd,
  type EntryId,
  type OfferAnswer,
  waitlistEntry,
  waitlistOffer,
} from '#db/schema/waiting-list.ts';
import { bumpSequence, type Booking } from '../bookings/history.ts';

/** A booking's open turn in the queue, with its open offer if there is one; null where it does not wait. */
export async function openEntry(tx: Db, id: BookingId) {
  const [row] = await tx
    .select({ entry: waitlistEntry, offer: waitlistOffer })
    .from(waitlistEntry)
    .leftJoin(
      waitlistOffer,
      and(eq(waitlistOffer.entryId, waitlistEntry.id), isNull(waitlistOffer.answeredAt)),
    )
    .where(and(eq(waitlistEntry.bookingId, id), isNull(waitlistEntry.closedAt)));
  return row ?? null;
}

/** Ends a turn in the queue, and answers the offer that it held, if any. */
export async function closeEntry(
  tx: Db,
  id: EntryId,
  end: { as: EntryEnd; offer: OfferAnswer },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(waitlistOffer)
    .set({ answeredAt: now, answer: end.offer })
    .where(and(eq(waitlistOffer.entryId, id), isNull(waitlistOffer.answeredAt)));
  await tx.update(waitlistEntry).set({ closedAt: now, closedAs: end.as }).where(eq(waitlistEntry.id, id));
}

/** Ends a booking that neither holds places nor waits any more; leaves any other as it is. */
export async function endIfEmpty(tx: Db, id: BookingId, now: Temporal.Instant): Promise<Booking | null> {
  const places = await tx.$count(
    bookingPlace,
    and(eq(bookingPlace.bookingId, id), isNull(bookingPlace.releasedAt)),
  );
  if (places > 0) {
    const [kept] = await tx.select().from(booking).where(eq(booking.id, id));
    return kept ?? null;
  }
  return bumpSequence(tx, id, { cancelledAt: now, cancelledBy: 'waiting_list' });
}
