import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
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
    })
    .returning();
  return row!;
}

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
}
