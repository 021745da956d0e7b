import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { event } from '#db/schema/events.ts';
import { beforeEdit, carryOver } from '#lib/calendar/series/carry-over.ts';
import { endSeries, goOn } from '#lib/calendar/series/end.ts';
import { putBack, removeDate } from '#lib/calendar/series/remove.ts';
import { test as it } from '../../support/database.ts';
import { now } from '../../support/makers.ts';
import { aSeries, datesOf, publish, starts } from './thursdays.ts';

describe('an edit that is carried over', () => {
  const edit = async (
    db: Db,
    id: (typeof event.$inferSelect)['id'],
    set: Partial<typeof event.$inferInsert>,
  ) => {
    const before = await beforeEdit(db, id);
    await db
      .update(event)
      .set({ ...set, isException: true })
      .where(eq(event.id, id));
    return before!;
  };

  it('reaches all dates to come, but for what somebody made different', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await db.update(event).set({ title: 'Carols' }).where(eq(event.id, dates[3]!.id));
    const before = await edit(db, dates[1]!.id, { title: 'Tea and talk', summary: 'Tea, and a talk.' });
    const carried = await carryOver(db, officer, dates[1]!.id, { before, scope: 'all' }, now);
    expect(carried).toEqual({ ok: true, value: { seriesId, dates: 5 } });
    const after = await datesOf(db, seriesId);
    expect(after.map(({ title }) => title)).toEqual([
      ...['Tea and talk', 'Tea and talk', 'Tea and talk', 'Carols', 'Tea and talk', 'Tea and talk'],
    ]);
    expect(after.every(({ summary }) => summary === 'Tea, and a talk.')).toBe(true);
    expect(after[1]!.isException).toBe(false);
  });

  it('parts the series where it is for this date and later', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    const before = await edit(db, dates[4]!.id, { venue: 'Bunyan Hall' });
    const carried = await carryOver(db, officer, dates[4]!.id, { before, scope: 'later' }, now);
    const nextId = carried.ok ? carried.value.seriesId : seriesId;
    expect(nextId).not.toBe(seriesId);
    expect((await datesOf(db, nextId)).map(({ venue }) => venue)).toEqual(['Bunyan Hall', 'Bunyan Hall']);
    expect((await datesOf(db, seriesId)).map(({ venue }) => venue)).toEqual(Array(4).fill('Addison Hall'));
  });

  it('takes approval from the others where the edit took it from the one', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await publish(db, seriesId);
    const none = { approvedAt: null, approvedBy: null, publishedAt: null, askedAt: now };
    const before = await edit(db, dates[0]!.id, { title: 'Tea and talk', ...none });
    await carryOver(db, officer, dates[0]!.id, { before, scope: 'all' }, now);
    const out = await db
      .select()
      .from(event)
      .where(and(eq(event.seriesId, seriesId)));
    expect(out.filter(({ publishedAt, approvedAt }) => publishedAt || approvedAt)).toEqual([]);
  });
});

describe('removing one date', () => {
  it('leaves a gap, and putting it back gives a draft like the others', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    const details = { reason: 'No hall.', sequence: dates[1]!.sequence };
    await removeDate(db, officer, dates[1]!.id, details, now);
    expect(starts(await datesOf(db, seriesId))).not.toContain('2026-12-10T18:00');
    const where = { seriesId, occursAt: dates[1]!.occursAt! };
    expect(await putBack(db, officer, where, now)).toMatchObject({ ok: true });
    expect(starts(await datesOf(db, seriesId))).toEqual(starts(dates));
    expect(await putBack(db, officer, where, now)).toEqual({ ok: false, reason: 'not left out' });
  });

  it('cancels a date that was published, and putting it back holds it after all', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await publish(db, seriesId);
    const details = { reason: 'No hall.', sequence: dates[1]!.sequence };
    await removeDate(db, officer, dates[1]!.id, details, now);
    const [gone] = await db.select().from(event).where(eq(event.id, dates[1]!.id));
    expect(gone).toMatchObject({ cancelReason: 'No hall.', seriesId });
    await putBack(db, officer, { seriesId, occursAt: dates[1]!.occursAt! }, now);
    const [back] = await db.select().from(event).where(eq(event.id, dates[1]!.id));
    expect(back).toMatchObject({ cancelledAt: null, publishedAt: now, sequence: gone!.sequence + 1 });
  });
});

describe('ending a series', () => {
  it('takes out what comes after, and can be taken back', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await db.update(event).set({ visibility: 'staff', publishedAt: now }).where(eq(event.id, dates[4]!.id));
    const details = { reason: 'The hall closes.', sequence: dates[2]!.sequence };
    const ended = await endSeries(db, officer, dates[2]!.id, details, now);
    expect(ended).toMatchObject({ ok: true, value: { gone: 3 } });
    const left = await datesOf(db, seriesId);
    expect(left.filter(({ cancelledAt }) => !cancelledAt)).toHaveLength(3);
    expect(await endSeries(db, officer, dates[1]!.id, details, now)).toMatchObject({ reason: 'ended' });
    const later = now.add({ minutes: 5 });
    expect(await goOn(db, officer, seriesId, later)).toMatchObject({ ok: true });
    const again = await datesOf(db, seriesId);
    expect(starts(again)).toEqual(starts(dates));
    expect(again.filter(({ cancelledAt }) => cancelledAt)).toEqual([]);
    expect(again[4]!.id).toBe(dates[4]!.id);
  });
});
