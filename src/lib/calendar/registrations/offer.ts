import { and, asc, eq, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventOffer, eventRegistration } from '#db/schema/registrations.ts';
import { placesLeft } from '#lib/places/left.ts';
import { offerExpiry } from '#lib/places/offers.ts';
import { whoFits } from '#lib/places/queue.ts';
import { changesCloseAt } from './closing.ts';
import type { LockedEvent } from './lock.ts';
import { tell } from './messages.ts';
import type { Registration } from './registration.ts';

/** Offers the free places of a locked event to those who wait: in order, to each party that fits. */
export async function offerPlaces(tx: Db, locked: LockedEvent, now: Temporal.Instant): Promise<number> {
  const { event, taken, held } = locked;
  const left = placesLeft({ capacity: event.capacity, taken, held });
  const room = { offerHours: event.offerHours, changesCloseAt: changesCloseAt(event) };
  const expiresAt = offerExpiry(room, now);
  if (event.cancelledAt || event.postponedAt || !expiresAt || left === 0) return 0;
  const parties = whoFits(await waiting(tx, event.id, left), left);
  for (const party of parties) await offerTo(tx, party, locked, expiresAt, now);
  return parties.length;
}

/** Who waits without an offer and would fit into so many places, first in the queue first. */
const waiting = (tx: Db, id: Registration['eventId'], left: number) =>
  tx
    .select()
    .from(eventRegistration)
    .where(
      and(
        eq(eventRegistration.eventId, id),
        isNull(eventRegistration.placedAt),
        isNull(eventRegistration.endedAt),
        left === Infinity ? undefined : lte(eventRegistration.partySize, left),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(eventOffer)
            .where(and(eq(eventOffer.registrationId, eventRegistration.id), isNull(eventOffer.answeredAt))),
        ),
      ),
    )
    .orderBy(asc(eventRegistration.rank), asc(eventRegistration.id));

async function offerTo(
  tx: Db,
  party: Registration,
  facts: LockedEvent,
  expiresAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const { id: registrationId, eventId, partySize } = party;
  await tx.insert(eventOffer).values({ registrationId, eventId, partySize, offeredAt: now, expiresAt });
  await tell(tx, 'event-offered', party, facts, { expiresAt }, now);
}
