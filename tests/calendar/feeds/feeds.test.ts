import fc from 'fast-check';
import ICAL from 'ical.js';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { calendarFeed } from '#db/schema/calendar-feeds.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { eventTerm } from '#db/schema/event-terms.ts';
import { site, type SiteId } from '#db/schema/institutions.ts';
import { officer as account } from '#db/schema/officers.ts';
import { eventEntries } from '#lib/calendar/feeds/entries.ts';
import { type Circle, everything } from '#lib/calendar/feeds/filter.ts';
import { feedLayers, makeAreaFeed, makeOwnFeed, mostFeeds } from '#lib/calendar/feeds/make.ts';
import { openFeed } from '#lib/calendar/feeds/open.ts';
import { officerCalendar } from '#lib/calendar/feeds/personal.ts';
import { revokeFeed } from '#lib/calendar/feeds/revoke.ts';
import { feedRows } from '#lib/calendar/feeds/rows.ts';
import { reachesFrom } from '#lib/calendar/feeds/stamp.ts';
import { feedText } from '#lib/ics/feed.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import { aMembership, anInstitution, aPartner } from '../../support/partner-makers.ts';
import { aSite } from '../../support/institutions.ts';
import { aDateOfSeries } from '../../support/series-makers.ts';

const head = {
  ...{ name: 'Events', color: { word: 'teal', hex: '#00707A' }, hours: 1 },
  organiser: { name: 'Prevent team', email: 'events@concord.example' },
};
const open: Circle = { kind: 'public', filter: everything };

async function textFor(db: Db, circle: Circle = open): Promise<string> {
  const rows = await feedRows(db, circle, reachesFrom(now));
  return feedText(
    eventEntries(rows, ({ slug }) => `https://concord.example/events/${slug}`, now),
    head,
  );
}

/** When a program shows the dates of a feed, and which it shows as cancelled: the view of Outlook. */
function seen(text: string) {
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

describe('the public feed', () => {
  it('shows what a program shows of an event that is made, moved and cancelled', async ({ db }) => {
    const { id } = await aPublishedEvent(db, { startsAt: Temporal.Instant.from('2026-12-03T18:00:00Z') });
    expect(seen(await textFor(db))).toEqual(['2026-12-03T18:00:00 CONFIRMED']);
    const startsAt = Temporal.Instant.from('2026-12-04T18:00:00Z');
    const moved = { startsAt, endsAt: startsAt.add({ hours: 2 }), sequence: 1 };
    await db.update(event).set(moved).where(eq(event.id, id));
    expect(seen(await textFor(db))).toEqual(['2026-12-04T18:00:00 CONFIRMED']);
    const off = { cancelledAt: now, cancelReason: 'The hall is flooded', sequence: 2 };
    await db.update(event).set(off).where(eq(event.id, id));
    expect(seen(await textFor(db))).toEqual(['2026-12-04T18:00:00 CANCELLED']);
  });

  it('follows a series of which one date moves and one is cancelled', async ({ db }) => {
    const officer = await anOfficer(db);
    const bedford = await areaOf(db);
    await aDateOfSeries(db, officer, bedford);
    const approver = await anOfficer(db);
    const published = { askedAt: now, approvedAt: now, approvedBy: approver.id, publishedAt: now };
    await db.update(event).set({ ...published, addedBy: officer.id });
    expect(seen(await textFor(db))).toEqual([
      '2026-12-03T18:00:00 CONFIRMED',
      '2026-12-10T18:00:00 CONFIRMED',
      '2026-12-17T18:00:00 CONFIRMED',
    ]);
    const dates = await db.select({ id: event.id }).from(event).orderBy(event.startsAt);
    const [, second, third] = dates.map(({ id }) => id);
    const startsAt = Temporal.Instant.from('2026-12-11T19:00:00Z');
    await change(db, second!, { startsAt, endsAt: startsAt.add({ minutes: 90 }), isException: true });
    await change(db, third!, { cancelledAt: now, cancelReason: 'Holiday' });
    expect(seen(await textFor(db))).toEqual([
      '2026-12-03T18:00:00 CONFIRMED',
      '2026-12-11T19:00:00 CONFIRMED',
      '2026-12-17T18:00:00 CANCELLED',
    ]);
  });

  it('tells for 30 days that an event was cancelled', async ({ db }) => {
    const cancelledAt = now.subtract({ hours: 24 * 29 });
    const { id } = await aPublishedEvent(db, { cancelledAt, cancelReason: 'Flood' });
    expect(await textFor(db)).toContain('STATUS:CANCELLED');
    await change(db, id, { cancelledAt: now.subtract({ hours: 24 * 32 }) });
    expect(await textFor(db)).not.toContain('STATUS:CANCELLED');
  });

  it('tells of what changes beside an event: its site and its kind', async ({ db }) => {
    const districtId = await areaOf(db);
    const { id: institutionId } = await anInstitution(db, { districtId });
    const siteId = (await aSite(db, { institutionId, districtId })) as SiteId;
    const nowhere = { venue: null, venuePostcode: null, stepFree: null, hearingLoop: null };
    const none = { ...nowhere, accessibleToilet: null, parking: null };
    const row = await aPublishedEvent(db, {
      ...none,
      siteId,
    });
    expect(await textFor(db)).toContain('LOCATION:Main hall');
    await db.update(site).set({ name: 'Riverside Hall' }).where(eq(site.id, siteId));
    expect(await textFor(db)).toContain('LOCATION:Riverside Hall');
    await db.update(eventTerm).set({ label: 'Morning' }).where(eq(eventTerm.code, row.typeCode));
    expect(await textFor(db)).toContain('CATEGORIES:Morning');
  });

  it('is the same whether its events were read before or not', async ({ db }) => {
    const [kept, changed] = [await aPublishedEvent(db), await aPublishedEvent(db)];
    await textFor(db);
    await change(db, changed.id, { title: 'Another title', sequence: 3 });
    const others = await db.transaction((tx) => textFor(tx as never as Db));
    expect(await textFor(db)).toBe(others);
    expect(others).toContain(kept.title);
    expect(others).toContain('SUMMARY:Another title');
  });

  it('holds nothing that is for others, a draft, or kept to a few', async ({ db }) => {
    const officer = await anOfficer(db);
    for (const visibility of ['partners', 'staff', 'named_group'] as const)
      await aPublishedEvent(db, { visibility });
    await aPublishedEvent(db, { publishedAt: null });
    const kept = await aPublishedEvent(db);
    const about = { entity: 'event', entityId: kept.id, areaId: kept.areaId } as const;
    await restrictRecord(db, officer, { ...about, reason: 'Prison staff', people: [] }, now);
    expect(seen(await textFor(db))).toEqual([]);
  });

  it('is narrowed to a type and to what is near', async ({ db }) => {
    const place = { latitude: 52.13, longitude: -0.46, precision: 'postcode' } as const;
    await aPublishedEvent(db, { typeCode: 'type_community_event', ...place });
    const narrowed = (filter: object): Circle => ({ kind: 'public', filter: { ...everything, ...filter } });
    expect(seen(await textFor(db, narrowed({ type: 'type_surgery' })))).toHaveLength(0);
    expect(seen(await textFor(db, narrowed({ type: 'type_community_event' })))).toHaveLength(1);
    const around = { latitude: 52.13, longitude: -0.45, km: 2 };
    expect(seen(await textFor(db, narrowed({ around })))).toHaveLength(1);
    expect(seen(await textFor(db, narrowed({ around: { ...around, latitude: 51 } })))).toHaveLength(0);
  });
});

describe('a secret address', () => {
  it('opens nothing once it is taken back, guessed, or its account is closed', async ({ db }) => {
    const officer = await anOfficer(db);
    const [one, two] = [await made(db, officer), await made(db, officer)];
    expect(await openFeed(db, one.key)).toMatchObject({ id: one.id });
    expect(await openFeed(db, `${one.key}x`)).toBeNull();
    expect(await revokeFeed(db, await anOfficer(db), one.id, now)).toBe(false);
    expect(await revokeFeed(db, officer, one.id, now)).toBe(true);
    expect(await openFeed(db, one.key)).toBeNull();
    const closed = { deactivatedAt: now, deactivatedBy: officer.id, deactivationReason: 'Left' };
    await db.update(account).set(closed).where(eq(account.id, officer.id));
    expect(await openFeed(db, two.key)).toBeNull();
  });

  it('is kept as a hash alone, and so many may be made', async ({ db }) => {
    const officer = await anOfficer(db);
    const { key } = await made(db, officer);
    const rows = await db.select().from(calendarFeed);
    expect(JSON.stringify(rows)).not.toContain(key);
    for (let count = 1; count < mostFeeds; count++) await made(db, officer);
    expect(await makeOwnFeed(db, officer, { name: 'One more', layers: ['events'], secret }, now)).toEqual({
      ok: false,
      reason: 'too many',
    });
  });

  it('of a partner is for areas of their organisations, as long as they are let in', async ({ db }) => {
    const districtId = await areaOf(db);
    const partner = await aPartner(db);
    await aMembership(db, await anInstitution(db, { districtId }), { partner });
    const named = { name: 'Office', secret };
    expect(await makeAreaFeed(db, partner, { ...named, areaId: districtId }, now)).toMatchObject({
      ok: true,
    });
    const stranger = await aPartner(db);
    expect(await makeAreaFeed(db, stranger, { ...named, areaId: districtId }, now)).toEqual({
      ok: false,
      reason: 'no such area',
    });
  });

  it('of an officer follows a series of which one date moves and one is cancelled', async ({ db }) => {
    const bedford = await areaOf(db);
    const officer = await anOfficer(db);
    await aDateOfSeries(db, officer, bedford);
    const approver = await anOfficer(db);
    const published = { askedAt: now, approvedAt: now, approvedBy: approver.id, publishedAt: now };
    await db.update(event).set({ ...published, visibility: 'staff', addedBy: officer.id });
    const { key } = await made(db, officer);
    const own = { officerId: officer.id, events: [bedford], training: [], dates: [] };
    const page = () => 'https://concord.example/staff';
    const pages = { event: page, session: page, visit: page };
    let asked = now;
    const view = async () => {
      // Feeds ask every two seconds whether anything has changed.
      asked = asked.add({ seconds: 3 });
      const { plain } = await officerCalendar(db, (await openFeed(db, key))!, { own, pages, head }, asked);
      return seen(Buffer.from(plain).toString());
    };
    const [first, second, third] = await view();
    expect(first).toBe('2026-12-03T18:00:00 CONFIRMED');
    const dates = await db.select({ id: event.id }).from(event).orderBy(event.startsAt);
    const startsAt = Temporal.Instant.from('2026-12-11T19:00:00Z');
    const moved = { startsAt, endsAt: startsAt.add({ minutes: 90 }), isException: true };
    await change(db, dates[1]!.id, { ...moved, changedAt: asked.add({ seconds: 1 }) });
    expect(await view()).toEqual([first, '2026-12-11T19:00:00 CONFIRMED', third]);
    const off = { cancelledAt: now, cancelReason: 'Holiday', changedAt: asked.add({ seconds: 1 }) };
    await change(db, dates[2]!.id, off);
    expect(await view()).toEqual([first, '2026-12-11T19:00:00 CONFIRMED', '2026-12-17T18:00:00 CANCELLED']);
    expect(second).toBe('2026-12-10T18:00:00 CONFIRMED');
  });

  it('carries no restricted text, whatever it shows and whoever has it', async ({ db }) => {
    const hidden = { safetyNotes: 'SECRET-1', onlineLink: 'https://SECRET-2.example', mode: 'both' } as const;
    await aPublishedEvent(db, hidden);
    await aPublishedEvent(db, { visibility: 'named_group', title: 'SECRET-3' });
    const roles = ['supervisor', 'prevent_officer', 'npt_reader', 'analyst', 'comms'] as const;
    const bedford = await areaOf(db);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...roles),
        fc.subarray([...feedLayers], { minLength: 1 }),
        async (role, layers) => {
          const officer = await anOfficer(db, role);
          const outcome = await makeOwnFeed(db, officer, { name: 'Phone', layers, secret }, now);
          if (!outcome.ok) throw new Error(outcome.reason);
          const feed = await openFeed(db, outcome.value.key);
          const own = { officerId: officer.id, events: [bedford], training: [bedford], dates: [bedford] };
          const page = () => 'https://concord.example/staff';
          const pages = { event: page, session: page, visit: page };
          const { plain } = await officerCalendar(db, feed!, { own, pages, head }, now);
          const text = Buffer.from(plain).toString();
          expect(text).not.toContain('SECRET');
          expect(text).not.toContain('Dana Whitlock');
          expect(text.includes('Coffee morning')).toBe(layers.includes('events'));
        },
      ),
      { numRuns: 12 },
    );
  });
});

const change = (db: Db, id: EventId, set: Partial<typeof event.$inferInsert>) =>
  db.update(event).set(set).where(eq(event.id, id));

async function areaOf(db: Db) {
  const [row] = await db.select({ id: area.id }).from(area).where(eq(area.slug, 'bedford'));
  return row!.id;
}

async function made(db: Db, officer: Awaited<ReturnType<typeof anOfficer>>) {
  const outcome = await makeOwnFeed(db, officer, { name: 'Phone', layers: ['events'], secret }, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}
