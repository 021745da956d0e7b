import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import { eventRegistration } from '#db/schema/registrations.ts';

/** The references of an event and how many come with each, to print for the door: no addresses. */
export const doorList = (db: Db, id: EventId) =>
  db
    .select({ reference: eventRegistration.reference, partySize: eventRegistration.partySize })
    .from(eventRegistration)
    .where(
      and(
        eq(eventRegistration.eventId, id),
        isNotNull(eventRegistration.placedAt),
        isNull(eventRegistration.endedAt),
      ),
    )
    .orderBy(asc(eventRegistration.reference));
