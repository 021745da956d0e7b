import ICAL from 'ical.js';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { event } from '#db/schema/events.ts';
import { eventEntries } from '#lib/calendar/feeds/entries.ts';
import { everything } from '#lib/calendar/feeds/filter.ts';
import { feedRows } from '#lib/calendar/feeds/rows.ts';
import { reachesFrom } from '#lib/calendar/feeds/stamp.ts';
import { ukMoment } from '#lib/dates.ts';
import { feedText } from '#lib/ics/feed.ts';
import {
  type CalDavServer,
  hasCalDav,
  makeCalendar,
  openCalDav,
  putObject,
  queryCalendar,
  removeCalendar,
} from '../../support/caldav.ts';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aDateOfSeries } from '../../support/series-makers.ts';

if (!hasCalDav)
  console.info('Not read back from a CalDAV server: set CALDAV_URL, or install Radicale (Debian has it).');

const head = {
  ...{ name: 'Events', color: { word: 'teal', hex: '#00707A' }, hours: 1 },
  organiser: { name: 'Prevent team', email: 'events@concord.example' },
};

/** Twenty Thursdays over the change of the clocks, of which one moved, one is cancelled and one is gone; and others. */
async function theFeed(db: Db): Promise<string> {
  const [bedford] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'bedford'));
  const officer = await anOfficer(db);
  await aDateOfSeries(db, officer, bedford!.id, { kind: 'count', times: 20 });
  const out = { askedAt: now, approvedAt: now, publishedAt: now, addedBy: officer.id };
  await db.update(event).set({ ...out, approvedBy: (await anOfficer(db)).id });
  const dates = await db.select().from(event).orderBy(asc(event.startsAt));
  const startsAt = Temporal.Instant.from('2026-12-11T19:00:00Z');
  const change = (nth: number, set: Partial<typeof event.$inferInsert>) =>
    db.update(event).set(set).where(eq(event.id, dates[nth]!.id));
  await change(1, { startsAt, endsAt: startsAt.add({ minutes: 90 }), isException: true });
  await change(2, { cancelledAt: now, cancelReason: 'Holiday' });
  await db.delete(event).where(eq(event.id, dates[3]!.id));
  await aPublishedEvent(db, {
    title: 'Tea; cake, "talk"',
    summary: 'Come along.\nAll welcome, \u00fcber alles.',
  });
  await aPublishedEvent(db, { title: 'Called off', cancelledAt: now, cancelReason: 'The hall is flooded' });
  const day = (text: string) => ukMoment(Temporal.PlainDate.from(text), new Temporal.PlainTime());
  const whole = { startsAt: day('2027-03-28'), endsAt: day('2027-03-29'), allDay: true };
  await aPublishedEvent(db, { title: 'A whole day in which the clocks go forward', ...whole });
  const rows = await feedRows(db, { kind: 'public', filter: everything }, reachesFrom(now));
  return feedText(
    eventEntries(rows, ({ slug }) => `https://concord.example/events/${slug}`, now),
    head,
  );
}

type Group = { uid: string; parts: ICAL.Component[] };

/** The entries of a feed by their UID, with the zones they need. */
function groupsOf(text: string): { zones: ICAL.Component[]; groups: Group[] } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents('vtimezone');
  for (const zone of zones) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const uidOf = (part: ICAL.Component) => String(part.getFirstPropertyValue('uid'));
  const parts = Map.groupBy(calendar.getAllSubcomponents('vevent'), uidOf);
  return { zones, groups: [...parts].map(([uid, of]) => ({ uid, parts: of })) };
}

/** What CalDAV takes: one UID an object, and no METHOD (RFC 4791, 4.1). */
function objectOf(zones: readonly ICAL.Component[], { parts }: Group): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Concord//Proof//EN');
  for (const part of [...zones, ...parts]) calendar.addSubcomponent(new ICAL.Component(part.toJSON()));
  return `${calendar.toString()}\r\n`;
}

const told = ['uid', 'sequence', 'dtstart', 'dtend', 'rrule', 'exdate', 'recurrence-id', 'summary'];
const alsoTold = ['description', 'location', 'status', 'transp', 'categories', 'url', 'organizer'];

/** What each part says, whatever the order of its lines. */
const saidBy = (parts: readonly ICAL.Component[]): string[] =>
  parts
    .map((part) =>
      [...told, ...alsoTold].map((name) => `${name} ${part.getAllProperties(name).join(' ')}`).join('\n'),
    )
    .toSorted();

/** On which days each of them takes place, by ical.js. */
function daysOf({ uid, parts }: Group): string[] {
  const [master] = parts.filter((part) => !part.hasProperty('recurrence-id'));
  const exceptions = parts.filter((part) => part.hasProperty('recurrence-id'));
  const series = new ICAL.Event(master!, { exceptions });
  const days: string[] = [];
  const walk = series.iterator();
  for (let next = walk.next(); next && days.length < 50; next = walk.next())
    days.push(`${series.getOccurrenceDetails(next).startDate.toString().slice(0, 10)} ${uid}`);
  return days;
}

describe.skipIf(!hasCalDav)('a CalDAV server into which the feed was put', () => {
  let server: CalDavServer;
  let calendar: URL;
  beforeAll(async () => {
    server = await openCalDav();
    calendar = await makeCalendar(server);
  });
  afterAll(async () => {
    if (calendar) await removeCalendar(calendar);
    await server?.stop();
  });

  it('gives every entry back as it was, and finds each date on its day and on no other', async ({ db }) => {
    const { zones, groups } = groupsOf(await theFeed(db));
    expect(groups).toHaveLength(4);
    for (const group of groups) await putObject(calendar, group.uid, objectOf(zones, group));

    const [first, last] = [Temporal.PlainDate.from('2026-11-25'), Temporal.PlainDate.from('2027-04-30')];
    const midnight = (day: Temporal.PlainDate) => ukMoment(day, new Temporal.PlainTime());
    const all = await queryCalendar(calendar, midnight(first), midnight(last));
    const read = all.flatMap((text) => groupsOf(text).groups);
    const byUid = (some: Group[]) => new Map(some.map(({ uid, parts }) => [uid, saidBy(parts)]));
    expect(new Map([...byUid(read)].toSorted())).toEqual(new Map([...byUid(groups)].toSorted()));

    const found: string[] = [];
    for (let day = first; Temporal.PlainDate.compare(day, last) < 0; day = day.add({ days: 1 })) {
      // Whole days have no zone, and servers take them for days of UTC: the hours round midnight are left out.
      const [from, to] = [midnight(day).add({ hours: 2 }), midnight(day).add({ hours: 22 })];
      const there = await queryCalendar(calendar, from, to);
      found.push(...there.flatMap((text) => groupsOf(text).groups.map(({ uid }) => `${day} ${uid}`)));
    }
    expect(found.toSorted()).toEqual(groups.flatMap(daysOf).toSorted());
    expect(found).toHaveLength(19 + 3);
  });
});
