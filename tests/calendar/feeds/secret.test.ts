import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { calendarFeed } from '#db/schema/calendar-feeds.ts';
import { event } from '#db/schema/events.ts';
import { officer as account } from '#db/schema/officers.ts';
import { feedLayers, makeAreaFeed, makeOwnFeed, mostFeeds } from '#lib/calendar/feeds/make.ts';
import { openFeed } from '#lib/calendar/feeds/open.ts';
import { officerCalendar } from '#lib/calendar/feeds/personal.ts';
import { revokeFeed } from '#lib/calendar/feeds/revoke.ts';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import { aMembership, anInstitution, aPartner } from '../../support/partner-makers.ts';
import { aDateOfSeries } from '../../support/series-makers.ts';
import { areaOf, change, head, seen } from './seen.ts';

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

async function made(db: Db, officer: Awaited<ReturnType<typeof anOfficer>>) {
  const outcome = await makeOwnFeed(db, officer, { name: 'Phone', layers: ['events'], secret }, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}
