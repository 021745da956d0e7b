import { and, asc, eq, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking } from '#db/schema/bookings.ts';
import { waitlistEntry, waitlistOffer } from '#db/schema/waiting-list.ts';
import { placesLeft } from '#lib/places/left.ts';
import { offerExpiry } from '#lib/places/offers.ts';
import { note } from '../bookings/history.ts';
import { tellBooker } from '../bookings/messages.ts';
import type { LockedSession } from '../sessions/lock.ts';
import { placesAllowed } from '../sessions/allowance.ts';
import { sharesStand } from '../sessions/shares.ts';

/** Offers the free places of a locked session to those who wait: in order, to each party that fits. */
export async function offerPlaces(tx: Db, session: LockedSession, now: Temporal.Instant): Promise<void> {
  const expiresAt = offerExpiry(session, now);
  let left = placesLeft(session);
  if (session.cancelledAt || !expiresAt || left === 0) return;
  for (const entry of await waiting(tx, session, left)) {
    if (entry.partySize > left || !(await isAllowed(tx, session, entry, now))) continue;
    left -= entry.partySize;
    session.held += entry.partySize;
    await offerTo(tx, entry, expiresAt, now);
  }
}

/** Whether a party may have its places: none are offered that are kept for others. */
async function isAllowed(
  tx: Db,
  session: LockedSession,
  { bookingId, partySize }: typeof waitlistEntry.$inferSelect,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!sharesStand(session, now)) return true;
  const [asks] = await tx.select().from(booking).where(eq(booking.id, bookingId));
  return asks !== undefined && partySize <= (await placesAllowed(tx, session, asks, now));
}

/** Open entries without an offer, first in the queue first, that would fit into so many places. */
const waiting = (tx: Db, session: LockedSession, left: number) =>
  tx
    .select()
    .from(waitlistEntry)
    .where(
      and(
        eq(waitlistEntry.sessionId, session.id),
        isNull(waitlistEntry.closedAt),
        lte(waitlistEntry.partySize, left),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(waitlistOffer)
            .where(and(eq(waitlistOffer.entryId, waitlistEntry.id), isNull(waitlistOffer.answeredAt))),
        ),
      ),
    )
    .orderBy(asc(waitlistEntry.rank), asc(waitlistEntry.id));

async function offerTo(
  tx: Db,
  entry: typeof waitlistEntry.$inferSelect,
  expiresAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const { id: entryId, sessionId, partySize, bookingId } = entry;
  await tx.insert(waitlistOffer).values({ entryId, sessionId, partySize, offeredAt: now, expiresAt });
  await note(tx, { kind: 'system' }, bookingId, { kind: 'offered', places: partySize }, now);
  const [row] = await tx.select().from(booking).where(eq(booking.id, bookingId));
  if (row) await tellBooker(tx, 'place-offered', row, { places: partySize, expiresAt }, now);
}
