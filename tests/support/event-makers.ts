import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { eventQuestion } from '#db/schema/registrations.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import type { RegistrationRequest } from '#lib/calendar/registrations/request.ts';
import { anOfficer, now, secret } from './makers.ts';

/** A public evening in Bedfordshire in twelve days, published, with registration by email and no limit. */
export async function anOpenEvent(
  db: Db,
  given: Partial<typeof event.$inferInsert> = {},
): Promise<typeof event.$inferSelect> {
  const [where] = await db.select({ id: area.id }).from(area).where(eq(area.code, 'bedfordshire'));
  const [lead, approver] = [await anOfficer(db), await anOfficer(db)];
  const startsAt = given.startsAt ?? now.add({ hours: 24 * 12 });
  const seen = { askedAt: now, approvedAt: now, approvedBy: approver.id, publishedAt: now };
  const [row] = await db
    .insert(event)
    .values({
      ...{
        slug: `an-evening-${crypto.randomUUID()}`,
        typeCode: 'type_community_event',
        visibility: 'public',
      },
      ...{ title: 'Staying safe online', summary: 'An evening for families.', hostedByPolice: true },
      ...{ organiser: 'The Prevent team', startsAt, endsAt: startsAt.add({ hours: 2 }), mode: 'in_person' },
      ...{ venue: 'Bury Park Library', venuePostcode: 'LU1 1AA', stepFree: true, hearingLoop: false },
      ...{ accessibleToilet: true, parking: 'Street parking', areaId: where!.id, leadOfficerId: lead.id },
      ...{ registration: 'email', addedAt: now, addedBy: lead.id, changedAt: now, ...seen },
      ...given,
    })
    .returning();
  return row!;
}

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
