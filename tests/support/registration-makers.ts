import type { Db } from '#db/client.ts';
import type { event, EventId } from '#db/schema/events.ts';
import { eventQuestion } from '#db/schema/registrations.ts';
import type { RegistrationRequest } from '#lib/calendar/registrations/request.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { aPublishedEvent } from './event-makers.ts';
import { secret } from './makers.ts';

/** A public evening in twelve days, published, with registration by email and no limit. */
export const anOpenEvent = (
  db: Db,
  given: Partial<typeof event.$inferInsert> = {},
): Promise<typeof event.$inferSelect> =>
  aPublishedEvent(db, {
    ...{ slug: `an-evening-${crypto.randomUUID()}`, title: 'Staying safe online' },
    ...{ summary: 'An evening for families.', organiser: 'The Prevent team', venue: 'Bury Park Library' },
    ...{ registration: 'email', ...given },
  });

/** A party for an event, with an address that nobody else has. */
export function aParty(
  eventId: EventId,
  given: Partial<RegistrationRequest> & { size?: number } = {},
): RegistrationRequest {
  const { size = 1, ...rest } = given;
  const formToken = crypto.randomUUID();
  return {
    ...{ eventId, formToken, key: makeKey(secret), email: `${formToken}@visitor.example`, partySize: size },
    ...{ wantsReminder: true, answers: [], isPartner: false },
    ...rest,
  };
}

/** Something asked of whoever registers. */
export async function aQuestion(
  db: Db,
  eventId: EventId,
  given: Partial<typeof eventQuestion.$inferInsert> = {},
): Promise<typeof eventQuestion.$inferSelect> {
  const [row] = await db
    .insert(eventQuestion)
    .values({ eventId, position: 1, kind: 'words', words: 'What would help you?', keepDays: 7, ...given })
    .returning();
  return row!;
}
