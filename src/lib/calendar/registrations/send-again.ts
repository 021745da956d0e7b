import { and, eq, gt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import type { EventFacts } from './facts.ts';
import { tell } from './messages.ts';
import type { Registration } from './registration.ts';
import type { Registered } from './request.ts';
import { placesWords } from './words.ts';

// Nobody's inbox is filled by a stranger who sends the form over and over.
const quiet = { minutes: 30 };

/** Sends the link of a registration to its address once more, unless that was done just now. */
export async function sendAgain(
  tx: Db,
  registration: Registration,
  facts: EventFacts,
  now: Temporal.Instant,
): Promise<Registered> {
  const { id, keySealed, partySize } = registration;
  const sent = await tx.$count(
    mailMessage,
    and(
      eq(mailMessage.entity, 'event_registration'),
      eq(mailMessage.entityId, id),
      eq(mailMessage.template, 'event-already-registered'),
      gt(mailMessage.queuedAt, now.subtract(quiet)),
    ),
  );
  const places = placesWords(partySize);
  const standingWords = registration.placedAt
    ? `You have ${places}.`
    : `You are on the waiting list for ${places}.`;
  if (sent === 0) await tell(tx, 'event-already-registered', registration, facts, { standingWords }, now);
  return { id, keySealed, again: true };
}
