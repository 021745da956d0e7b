import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import { areaWeeks } from '#lib/tension/dashboard/area-weeks.ts';
import { districtsAmong } from '#lib/tension/dashboard/districts.ts';
import { levelWeeks, type Shown } from '#lib/tension/dashboard/level-weeks.ts';
import { weekNamed, weeksTo, weeksUntil } from '#lib/tension/dashboard/weeks.ts';
import { shownOf } from '#lib/tension/dashboard/words.ts';
import { countWaiting } from '#lib/tension/triage/state.ts';
import { levelOf, levelsAt } from '#lib/tension/levels/area-levels.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { aLevel, twoOfThem } from '../support/level-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anObservation } from '../support/observation-makers.ts';

const day = (days: number) => now.subtract({ hours: 24 * days });

/** What was set in a district: days ago, for how many days, and after how many days it came to an end. */
const anAssessment = fc.record({
  where: fc.integer({ min: 0, max: 2 }),
  level: fc.constantFrom<Level[]>(1, 2, 3, 4, 5),
  since: fc.integer({ min: 0, max: 100 }),
  holds: fc.integer({ min: 1, max: 31 }),
  ends: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
});
type Made = { where: number; level: Level; since: number; holds: number; ends: number | null };

async function threeDistricts(db: Db): Promise<AreaId[]> {
  return Promise.all(['bedford', 'luton', 'central-bedfordshire'].map((slug) => theArea(db, slug)));
}

async function made(db: Db, all: readonly Made[], districts: readonly AreaId[]): Promise<void> {
  await db.execute(sql`delete from tension_assessment`);
  const people = await twoOfThem(db);
  for (const { where, level, since, holds, ends } of all) {
    const approvedAt = day(since);
    const endedAt = ends === null || ends > since ? null : approvedAt.add({ hours: 24 * ends });
    const validUntil = approvedAt.add({ hours: 24 * holds });
    await aLevel(db, people, { areaId: districts[where]!, level, approvedAt, validUntil, endedAt });
  }
}

describe('the weeks of the dashboard', () => {
  it('never count a district at a level that had run out at that moment, and agree with the levels themselves', async ({
    db,
  }) => {
    const districts = await threeDistricts(db);
    const property = fc.asyncProperty(
      fc.array(anAssessment, { maxLength: 12 }),
      fc.integer({ min: 0, max: 12 }),
      async (all, back) => {
        await made(db, all, districts);
        const weeks = weeksTo(weeksUntil(now, 20).at(-1 - back)!, now, 6);
        for (const { at, counts } of await levelWeeks(db, districts, weeks)) {
          const levels = await levelsAt(db, districts, at);
          const shown = districts.map((id) => shownOf(levelOf(levels, id)));
          const count = (what: Shown) => shown.filter((one) => one === what).length;
          for (const what of [1, 2, 3, 4, 5, 'old', 'none'] as const)
            expect([at.toString(), what, counts[what]]).toEqual([at.toString(), what, count(what)]);
          for (const { validUntil, state } of levels.values())
            expect(state === 'current').toBe(Temporal.Instant.compare(at, validUntil) < 0);
        }
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('show a level on the minute before it runs out, and none on the minute it does', async ({ db }) => {
    const areaId = await theArea(db, 'bedford');
    await aLevel(db, await twoOfThem(db), { areaId, level: 4, validUntil: now });
    const at = (moment: Temporal.Instant) => ({ at: moment, monday: null });
    const [before, on] = await levelWeeks(db, [areaId], [at(now.subtract({ minutes: 1 })), at(now)]);
    expect(before!.counts).toMatchObject({ 4: 1, old: 0 });
    expect(on!.counts).toMatchObject({ 4: 0, old: 1 });
    expect(on!.raised).toEqual({ experienced: 0, evidenced: 0, potential: 0 });
    const [, shown] = await areaWeeks(db, areaId, [at(now.subtract({ minutes: 1 })), at(now)]);
    expect(shown).toMatchObject({ shown: 'old', scores: null });
  });

  it('let the gravest issue speak, and count a district once', async ({ db }) => {
    const areaId = await theArea(db, 'luton');
    const people = await twoOfThem(db);
    await aLevel(db, people, { areaId, level: 2 });
    await aLevel(db, people, { areaId, level: 3, experienced: 3 });
    const [week] = await levelWeeks(db, [areaId], [{ at: now, monday: null }]);
    expect(week!.counts).toEqual({ 1: 0, 2: 0, 3: 1, 4: 0, 5: 0, old: 0, none: 0 });
    expect(week!.raised.experienced).toBe(1);
  });

  it('count a district only while it stood', async ({ db }) => {
    const areaId = await theArea(db, 'luton');
    await db.execute(sql`update area set valid_to = '2026-11-01' where id = ${areaId}`);
    const [then, today] = await levelWeeks(
      db,
      [areaId],
      [
        { at: day(30), monday: null },
        { at: now, monday: null },
      ],
    );
    expect([then!.counts.none, today!.counts.none]).toEqual([1, 0]);
    expect(await districtsAmong(db, [areaId], Temporal.PlainDate.from('2026-11-21'))).toEqual([]);
  });

  it('are the Mondays behind and now, through the change of the clocks', () => {
    const weeks = weeksUntil(now, 6);
    expect(weeks.map(({ monday }) => monday?.toString() ?? 'now')).toEqual([
      ...['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'],
      'now',
    ]);
    expect(weeks[0]!.at.toString()).toBe('2026-10-19T08:00:00Z');
    expect(weeks[1]!.at.toString()).toBe('2026-10-26T09:00:00Z');
    expect(weekNamed('2026-10-20', now).monday).toBeNull();
    expect(weekNamed('2026-10-19', now).at.toString()).toBe('2026-10-19T08:00:00Z');
  });
});

describe('observations that wait', () => {
  it('are those of the last 28 days behind which no assessment stands', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const areaId = await theArea(db, 'bedford');
    await anObservation(db, officer, { areaId, noticedAt: day(30) });
    const used = await anObservation(db, officer, { areaId, noticedAt: day(3) });
    await anObservation(db, officer, { areaId, noticedAt: day(4) });
    expect(await countWaiting(db, [areaId])).toBe(3);
    // The rows of an approved assessment are kept with it, so that it says what it rests on.
    const assessment = await aLevel(db, await twoOfThem(db), { areaId });
    await db.execute(sql`insert into assessment_observation values (${assessment}, ${used})`);
    expect(await countWaiting(db, [areaId])).toBe(2);
    expect(await countWaiting(db, [await theArea(db, 'luton')])).toBe(0);
  });
});
