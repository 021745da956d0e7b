import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masterOf, type SeriesDate } from '#lib/calendar/series/master.ts';
import { isHeld, plannedDates, type SeriesPlan } from '#lib/calendar/series/plan.ts';
import { ruleDays } from '#lib/calendar/series/reckon.ts';
import { ruleText } from '#lib/calendar/series/rule-text.ts';
import { cutRule } from '#lib/calendar/series/split.ts';
import { clockChange, wallTimes } from '#lib/calendar/series/wall-time.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { aRule, aTime } from './rule-makers.ts';
import { asLocal, secondEngine } from './second-engine.ts';

const aPlan = fc
  .record({
    of: aRule,
    time: aTime,
    minutes: fc.integer({ min: 15, max: 20 * 60 }),
    allDay: fc.boolean(),
    holidays: fc.constantFrom('keep' as const, 'skip' as const, 'next_working_day' as const),
  })
  .map(({ of: { first, rule }, time, minutes, allDay, holidays }): SeriesPlan => {
    const startsAt = ukMoment(first, Temporal.PlainTime.from(allDay ? { hour: 0 } : time));
    const day = ukMoment(first.add({ days: 1 }), Temporal.PlainTime.from('00:00'));
    return { rule, startsAt, endsAt: allDay ? day : startsAt.add({ minutes }), allDay, holidays };
  });

/** What became of each date, in turn: nothing, moved by hand, other words, cancelled, or removed. */
const fates = fc.array(fc.constantFrom('as it is', 'as it is', 'moved', 'words', 'cancelled', 'removed'), {
  minLength: 1,
  maxLength: 12,
});

function rowsOf(plan: SeriesPlan, happened: readonly string[]): SeriesDate[] {
  const held = plannedDates(plan, { limit: 60 }).filter(isHeld);
  return held.flatMap((date, index): SeriesDate[] => {
    const fate = happened[index % happened.length];
    const later = { hours: fate === 'moved' ? 24 : 0 };
    const { occursAt, startsAt, endsAt } = date;
    const row = {
      ...{ occursAt, startsAt: startsAt.add(later), endsAt: endsAt.add(later) },
      looks: fate === 'words' ? 'In another hall' : 'In the library',
      cancelledAt: fate === 'cancelled' ? startsAt : null,
    };
    return fate === 'removed' ? [] : [row];
  });
}

// No program writes an hour that is not there, and ical.js is no judge of the last of the 28th to the 30th.
const isOneByOne = (plan: SeriesPlan, [first]: readonly SeriesDate[]): boolean =>
  !first ||
  ruleText(plan.rule, plan.allDay).includes('BYSETPOS') ||
  clockChange(ukDay(first.occursAt), wallTimes(plan)) === 'no_such_hour';

describe('a series in a calendar file', () => {
  it('shows a second engine exactly its dates, with exceptions and gaps', () => {
    fc.assert(
      fc.property(aPlan, fates, (plan, happened) => {
        const rows = rowsOf(plan, happened);
        const row = { ...plan, rule: ruleText(plan.rule, plan.allDay), sequence: 3 };
        const master = masterOf(row, rows);
        expect(master === null).toBe(isOneByOne(plan, rows));
        if (!master) return;
        const shown = secondEngine({ ...plan, ...master }, 100, '99999999');
        const wanted = rows.map(({ occursAt }) => occursAt);
        // A time in the hour that spring leaves out is written as that hour, in both.
        const days = (texts: readonly string[]) => texts.map((text) => text.slice(0, 8));
        expect(days(shown)).toEqual(days(wanted.map((at) => asLocal(at, plan.allDay))));
        expect(master.sequence).toBe(3);
      }),
      { numRuns: 100 },
    );
  });

  it('begins with its first date in a second engine, also on the last day of every second January', () => {
    const startsAt = ukMoment(Temporal.PlainDate.from('2025-01-31'), Temporal.PlainTime.from('18:00'));
    const rule = {
      interval: 2,
      pattern: { every: 'year', month: 1, on: { kind: 'last_day' } },
      end: { kind: 'count', times: 3 },
    } as const;
    const times = { startsAt, endsAt: startsAt.add({ hours: 1 }), allDay: false };
    const rows = rowsOf({ ...times, rule, holidays: 'keep' }, ['as it is']);
    const master = masterOf({ ...times, rule: ruleText(rule, false), sequence: 0 }, rows)!;
    const shown = secondEngine({ ...times, ...master }, 100, '99999999');
    expect(shown).toEqual(['20250131T180000', '20270131T180000', '20290131T180000']);
  });

  it('gives every date that differs by itself, and the others need no word of their own', () => {
    fc.assert(
      fc.property(aPlan, fates, (plan, happened) => {
        const rows = rowsOf(plan, happened);
        const master = masterOf({ ...plan, rule: ruleText(plan.rule, plan.allDay), sequence: 0 }, rows);
        const length = master?.startsAt.until(master.endsAt).total('minutes');
        for (const row of master ? rows : []) {
          if (master?.overrides.includes(row)) continue;
          expect(row.startsAt.toString()).toBe(row.occursAt.toString());
          expect(row.looks).toBe(master?.row.looks);
          expect(row.cancelledAt).toBeNull();
          if (!plan.allDay) expect(row.startsAt.until(row.endsAt).total('minutes')).toBe(length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a series that is parted at one of its dates', () => {
  it('has together the dates that it had before', () => {
    fc.assert(
      fc.property(aRule, fc.nat(), ({ first, rule }, where) => {
        const limit = { limit: 120, to: first.add({ years: 10 }) };
        const all = ruleDays(rule, first, limit);
        const at = all[where % all.length]!;
        const cut = cutRule(rule, first, at);
        expect(cut === null).toBe(at.equals(first));
        if (!cut) return;
        const both = [...ruleDays(cut.before, first, limit), ...ruleDays(cut.later, at, limit)];
        expect(both.slice(0, all.length).map(String)).toEqual(all.map(String));
      }),
      { numRuns: 100 },
    );
  });
});
