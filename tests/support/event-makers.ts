import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
<<<<<<< HEAD
import { event } from '#db/schema/events.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { anOfficer, now } from './makers.ts';

type Given = Partial<typeof event.$inferInsert>;
type Event = typeof event.$inferSelect;

const days = (count: number) => ({ hours: 24 * count });

/** A public coffee morning in Bedford in twelve days, two hours long, as a draft that nobody registers for. */
export async function anEvent(db: Db, given: Given = {}): Promise<Event> {
  const areaId = given.areaId ?? (await areaOf(db, 'bedford'));
  const leadOfficerId = given.leadOfficerId ?? (await anOfficer(db)).id;
  const startsAt = given.startsAt ?? now.add(days(12));
  const slug = given.slug ?? `coffee-morning-${crypto.randomUUID().slice(0, 8)}`;
  const [row] = await db
    .insert(event)
    .values({
      ...{ slug, typeCode: 'type_community_event', visibility: 'public', title: 'Coffee morning' },
      ...{ summary: 'Come and talk with us.', hostedByPolice: true, organiser: 'The neighbourhood team' },
      ...{ startsAt, endsAt: startsAt.add({ hours: 2 }), mode: 'in_person', venue: 'Addison Hall' },
      ...{ venuePostcode: 'MK42 9KC', stepFree: true, hearingLoop: false, accessibleToilet: true },
      ...{ parking: 'Free car park beside the hall', areaId, leadOfficerId, addedBy: leadOfficerId },
      ...{ addedAt: now, changedAt: now, ...given },
=======
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
>>>>>>> cal-registration
    })
    .returning();
  return row!;
}

<<<<<<< HEAD
/** The same once it was asked for, approved by somebody else, and published. */
export async function aPublishedEvent(db: Db, given: Given = {}): Promise<Event> {
  const approvedBy: OfficerId = given.approvedBy ?? (await anOfficer(db)).id;
  const at = given.addedAt ?? now.subtract(days(7));
  const out = { addedAt: at, askedAt: at, approvedAt: at, approvedBy, publishedAt: at, changedAt: at };
  return anEvent(db, { ...out, ...given });
}

async function areaOf(db: Db, slug: string) {
  const [row] = await db.select({ id: area.id }).from(area).where(eq(area.slug, slug));
  return row!.id;
=======
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
>>>>>>> cal-registration
}
