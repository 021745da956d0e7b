import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { event } from '#db/schema/events.ts';
import { eventTerm } from '#db/schema/event-terms.ts';
import { site, type SiteId } from '#db/schema/institutions.ts';
import { eventEntries } from '#lib/calendar/feeds/entries.ts';
import { type Circle, everything } from '#lib/calendar/feeds/filter.ts';
import { feedRows } from '#lib/calendar/feeds/rows.ts';
import { reachesFrom } from '#lib/calendar/feeds/stamp.ts';
import { feedText } from '#lib/ics/feed.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aSite } from '../../support/institutions.ts';
import { aDateOfSeries } from '../../support/series-makers.ts';
import { areaOf, change, head, seen } from './seen.ts';

const open: Circle = { kind: 'public', filter: everything };

async function textFor(db: Db, circle: Circle = open): Promise<string> {
  const rows = await feedRows(db, circle, reachesFrom(now));
  return feedText(
    eventEntries(rows, ({ slug }) => `https://concord.example/events/${slug}`, now),
    head,
  );
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
