import { describe, expect } from 'vitest';
import { listViewing } from '#lib/audit/viewing/list.ts';
import { median } from '#lib/audit/viewing/usual.ts';
import { record } from '#lib/audit/record.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { eq } from 'drizzle-orm';
import { area } from '#db/schema/areas.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';

const at = (text: string) => Temporal.Instant.from(text);
const booking = (...ids: string[]) => ({ operation: 'consult', entity: 'booking', ids }) as const;

describe('viewing in figures', () => {
  it('has a middle of none, of an odd and of an even number of days', () => {
    expect([median([]), median([9, 1, 4]), median([1, 2, 3, 10])]).toEqual([null, 4, 2.5]);
  });

  it('holds the last thirty days against the working days before', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    // A Monday and a Tuesday in September, then a Wednesday and a Saturday in November.
    await record(db, officer, booking('a', 'b'), at('2026-09-28T10:00:00Z'));
    await record(db, officer, booking('a', 'b', 'c', 'd'), at('2026-09-29T10:00:00Z'));
    await record(db, officer, booking('a', 'b', 'c'), at('2026-11-18T10:05:00Z'));
    await record(db, officer, booking('c', 'd'), at('2026-11-18T10:50:00Z'));
    await record(db, officer, booking('e'), at('2026-11-18T22:15:00Z'));
    await record(db, officer, booking('e'), at('2026-11-21T09:00:00Z'));
    const { rows } = await listViewing(db, officer, 'everybody', now);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ name: 'Dana Whitlock', records: 7, busiestDay: 6, usualDay: 3 });
    expect(rows[0]).toMatchObject({ outOfHours: 2, busiestHour: 4, outsideAreas: 0 });
    expect(rows[0]!.days).toHaveLength(30);
  });

  it('counts out of hours by the clock in the UK, also in summer', async ({ db }) => {
    const officer = await anOfficer(db);
    const inJuly = at('2026-07-15T12:00:00Z');
    await record(db, officer, booking('a'), at('2026-07-14T21:30:00Z'));
    await record(db, officer, booking('a'), at('2026-07-14T05:30:00Z'));
    const { rows } = await listViewing(db, officer, 'everybody', inJuly);
    expect(rows[0]).toMatchObject({ outOfHours: 1 });
  });

  it('counts bookings of sessions outside the areas of their roles', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const [kent] = await db.select({ id: area.id }).from(area).where(eq(area.code, 'kent'));
    const [here, there] = [await aSession(db), await aSession(db, { areaId: kent!.id })];
    for (const { id } of [here, there]) {
      const booked = await bookPlaces(db, anyone, aRequest(id), now.subtract({ hours: 2 }));
      if (!booked.ok) throw new Error(booked.reason);
      await record(db, officer, booking(booked.value.id), now.subtract({ hours: 1 }));
    }
    const { rows } = await listViewing(db, officer, 'everybody', now);
    expect(rows[0]).toMatchObject({ records: 2, outsideAreas: 1 });
  });

  it('shows a supervisor only officers of their areas', async ({ db }) => {
    const officer = await anOfficer(db);
    await record(db, officer, booking('a'), now.subtract({ hours: 1 }));
    const areas = officer.grants.map(({ areaId }) => areaId);
    expect((await listViewing(db, officer, areas, now)).rows).toHaveLength(1);
    expect((await listViewing(db, officer, [], now)).rows).toEqual([]);
  });
});
