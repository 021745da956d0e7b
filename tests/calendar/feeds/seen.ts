import ICAL from 'ical.js';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { event, type EventId } from '#db/schema/events.ts';

/** What a test's feed says of itself. */
export const head = {
  ...{ name: 'Events', color: { word: 'teal', hex: '#00707A' }, hours: 1 },
  organiser: { name: 'Prevent team', email: 'events@concord.example' },
};

/** When a program shows the dates of a feed, and which it shows as cancelled: the view of Outlook. */
export function seen(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const parts = calendar.getAllSubcomponents('vevent');
  const masters = parts.filter((part) => !part.hasProperty('recurrence-id'));
  return masters.flatMap((part) => {
    const own = new ICAL.Event(part, { exceptions: parts.filter((one) => one.hasProperty('recurrence-id')) });
    const walk = own.iterator();
    const dates: string[] = [];
    for (let next = walk.next(); next && dates.length < 20; next = walk.next()) {
      const { item, startDate } = own.getOccurrenceDetails(next);
      const state = item.component.getFirstPropertyValue('status') as string;
      dates.push(`${startDate.toString()} ${state}`);
    }
    return dates;
  });
}

/** Changes an event as if somebody else had. */
export const change = (db: Db, id: EventId, set: Partial<typeof event.$inferInsert>) =>
  db.update(event).set(set).where(eq(event.id, id));

export async function areaOf(db: Db) {
  const [row] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'bedford'));
  return row!.id;
}
