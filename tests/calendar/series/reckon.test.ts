import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedDates, type SeriesPlan } from '#lib/calendar/series/plan.ts';
import { ruleDays } from '#lib/calendar/series/reckon.ts';
import { dayByNumber, type Rule } from '#lib/calendar/series/rule.ts';
import { ruleText } from '#lib/calendar/series/rule-text.ts';
import { ukMoment } from '#lib/dates.ts';
import { aRule, aTime } from './rule-makers.ts';
import { asLocal, secondEngine } from './second-engine.ts';

const zone = 'Europe/London';
const day = (text: string) => Temporal.PlainDate.from(text);
const never = { kind: 'never' } as const;
const weekly = (first: Temporal.PlainDate): Rule => ({
  interval: 1,
  pattern: { every: 'week', weekdays: [first.dayOfWeek as 1] },
  end: never,
});

const planOf = (rule: Rule, first: Temporal.PlainDate, at: string, minutes: number): SeriesPlan => {
  const startsAt = ukMoment(first, Temporal.PlainTime.from(at));
  return { rule, startsAt, endsAt: startsAt.add({ minutes }), allDay: false, holidays: 'keep' };
};

// On these ical.js is no judge: it takes 28 February for the last of the 28th to the 30th in some leap years, and
// begins the last day of every second January a year after the first date.
const isDisputed = (rule: Rule): boolean => {
  const text = ruleText(rule, true);
  return text.includes('BYSETPOS') || (rule.interval > 1 && /BYMONTH=1;BYMONTHDAY=-1(;|$)/.test(text));
};

describe('the dates of a rule', () => {
  it('are those that a second engine reckons, over ten years, for any rule that the form can say', () => {
    fc.assert(
      fc.property(
        aRule.filter(({ rule }) => !isDisputed(rule)),
        aTime,
        fc.boolean(),
        ({ first, rule }, time, allDay) => {
          const startsAt = ukMoment(first, Temporal.PlainTime.from(allDay ? { hour: 0 } : time));
          const to = first.add({ years: 10 });
          const ours = ruleDays(rule, first, { limit: 400, to });
          const said = { startsAt, rule: ruleText(rule, allDay), allDay, leftOut: [] };
          const theirs = secondEngine(said, 400, to.toString().replaceAll('-', ''));
          expect(ours.map((on) => on.toString().replaceAll('-', ''))).toEqual(
            theirs.map((text) => text.slice(0, 8)),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('begin with the first of them, also on the last day of every second January', () => {
    const pattern = { every: 'year', month: 1, on: { kind: 'last_day' } } as const;
    const days = ruleDays({ interval: 2, pattern, end: never }, day('2030-01-31'), {
      limit: 400,
      to: day('2036-12-31'),
    });
    expect(days.map(String)).toEqual(['2030-01-31', '2032-01-31', '2034-01-31', '2036-01-31']);
  });

  it('stay at their time of day across every change of the clocks from 2020 to 2037', () => {
    let at = Temporal.ZonedDateTime.from(`2020-01-01T12:00[${zone}]`);
    let changes = 0;
    for (;;) {
      const next = at.getTimeZoneTransition('next');
      if (!next || next.year > 2037) break;
      const first = next.toPlainDate().subtract({ days: 3 * 7 });
      const plan = planOf(weekly(first), first, '18:00', 90);
      const dates = plannedDates(plan, { to: next.toPlainDate().add({ days: 21 }) });
      const local = dates.map(({ startsAt, endsAt }) => [asLocal(startsAt, false), asLocal(endsAt, false)]);
      expect(local).toHaveLength(7);
      expect(local.every(([start, end]) => start?.endsWith('T180000') && end?.endsWith('T193000'))).toBe(
        true,
      );
      const said = { startsAt: plan.startsAt, rule: ruleText(plan.rule, false), allDay: false, leftOut: [] };
      expect(local.map(([start]) => start)).toEqual(secondEngine(said, 7, '99999999'));
      at = next;
      changes += 1;
    }
    expect(changes).toBe(36);
  });

  it('keep to whole days across a change of the clocks', () => {
    const startsAt = ukMoment(day('2027-03-27'), Temporal.PlainTime.from('00:00'));
    const endsAt = ukMoment(day('2027-03-29'), Temporal.PlainTime.from('00:00'));
    const rule = weekly(day('2027-03-27'));
    const dates = plannedDates(
      { rule, startsAt, endsAt, allDay: true, holidays: 'keep' },
      { to: day('2027-04-10') },
    );
    expect(dates.map((one) => [asLocal(one.startsAt, false), asLocal(one.endsAt, false)])).toEqual([
      ['20270327T000000', '20270329T000000'],
      ['20270403T000000', '20270405T000000'],
      ['20270410T000000', '20270412T000000'],
    ]);
  });
});

describe('an hour that the clocks touch', () => {
  it('is an hour later by the clock where spring leaves it out, and says so', () => {
    const dates = plannedDates(planOf(weekly(day('2027-03-21')), day('2027-03-21'), '01:30', 30), {
      to: day('2027-04-04'),
    });
    expect(dates.map(({ startsAt, clock }) => [asLocal(startsAt, false), clock])).toEqual([
      ['20270321T013000', null],
      ['20270328T023000', 'no_such_hour'],
      ['20270404T013000', null],
    ]);
    expect(dates.map(({ startsAt, endsAt }) => startsAt.until(endsAt).total('minutes'))).toEqual([
      30, 30, 30,
    ]);
  });

  it('is the first of the two where autumn has it twice, and says so', () => {
    const dates = plannedDates(planOf(weekly(day('2027-10-24')), day('2027-10-24'), '01:30', 15), {
      to: day('2027-10-31'),
    });
    expect(dates.at(-1)).toMatchObject({ clock: 'hour_twice' });
    expect(dates.at(-1)?.startsAt.toString()).toBe('2027-10-31T00:30:00Z');
    expect(dates.at(-1)?.endsAt.toString()).toBe('2027-10-31T00:45:00Z');
  });

  it('never makes a date end before it starts', () => {
    fc.assert(
      fc.property(aTime, fc.integer({ min: 15, max: 26 * 60 }), (time, minutes) => {
        const first = day('2027-03-01');
        const rule: Rule = { interval: 1, pattern: { every: 'day' }, end: { kind: 'count', times: 270 } };
        const plan = planOf(rule, first, Temporal.PlainTime.from(time).toString(), minutes);
        for (const { startsAt, endsAt } of plannedDates(plan))
          expect(Temporal.Instant.compare(startsAt, endsAt)).toBe(-1);
      }),
      { numRuns: 25 },
    );
  });
});

describe('days that not every month has', () => {
  const monthly = (short: 'skip' | 'last_day'): Rule => ({
    interval: 1,
    pattern: { every: 'month', on: dayByNumber(31, short, null) },
    end: { kind: 'count', times: 4 },
  });
  const yearly = (short: 'skip' | 'last_day'): Rule => ({
    interval: 1,
    pattern: { every: 'year', month: 2, on: dayByNumber(29, short, 2) },
    end: { kind: 'count', times: 3 },
  });
  it('are the 30th of each month, or its last day, for ten years', () => {
    fc.assert(
      fc.property(fc.constantFrom(29, 30), fc.integer({ min: 1, max: 5 }), (number, interval) => {
        const rule: Rule = {
          interval,
          pattern: { every: 'month', on: dayByNumber(number, 'last_day', null) },
          end: never,
        };
        const from = day('2024-01-01').with({ day: number });
        const wanted = Array.from({ length: 120 / interval }, (_, month) =>
          day('2024-01-01')
            .add({ months: month * interval })
            .with({ day: number })
            .toString(),
        );
        expect(ruleDays(rule, from, { limit: Math.floor(120 / interval) }).map(String)).toEqual(wanted);
      }),
      { numRuns: 10 },
    );
  });
  const days = (rule: Rule, first: string) => ruleDays(rule, day(first), { limit: 9 }).map(String);

  it('are left out, or are the last day there is', () => {
    expect(days(monthly('skip'), '2027-01-31')).toEqual([
      '2027-01-31',
      '2027-03-31',
      '2027-05-31',
      '2027-07-31',
    ]);
    expect(days(monthly('last_day'), '2027-01-31')).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
    expect(days(yearly('skip'), '2028-02-29')).toEqual(['2028-02-29', '2032-02-29', '2036-02-29']);
    expect(days(yearly('last_day'), '2028-02-29')).toEqual(['2028-02-29', '2029-02-28', '2030-02-28']);
  });
});

describe('bank holidays', () => {
  const mondays = (holidays: SeriesPlan['holidays'], weekdays: readonly (1 | 2)[] = [1]): SeriesPlan => ({
    ...planOf(
      { interval: 1, pattern: { every: 'week', weekdays }, end: { kind: 'until', on: day('2027-05-04') } },
      day('2027-04-26'),
      '18:00',
      90,
    ),
    holidays,
  });
  const said = (plan: SeriesPlan) =>
    plannedDates(plan).map(({ day: on, startsAt, fate }) => [
      on.toString(),
      startsAt.toZonedDateTimeISO(zone).toPlainDate().toString(),
      fate,
    ]);

  it('are kept, left out or moved to the next working day', () => {
    expect(said(mondays('keep')).at(-1)).toEqual(['2027-05-03', '2027-05-03', 'kept']);
    expect(said(mondays('skip')).at(-1)).toEqual(['2027-05-03', '2027-05-03', 'left_out']);
    expect(said(mondays('next_working_day')).at(-1)).toEqual(['2027-05-03', '2027-05-04', 'moved']);
  });

  it('leave a date out where the next working day has one already', () => {
    expect(said(mondays('next_working_day', [1, 2])).slice(2)).toEqual([
      ['2027-05-03', '2027-05-03', 'left_out_taken'],
      ['2027-05-04', '2027-05-04', null],
    ]);
  });

  it('include Christmas Day itself when it falls on a Saturday', () => {
    const saturdays = {
      ...planOf(weekly(day('2027-12-18')), day('2027-12-18'), '10:00', 60),
      holidays: 'skip' as const,
    };
    expect(plannedDates(saturdays, { to: day('2028-01-01') }).map(({ fate }) => fate)).toEqual([
      null,
      'left_out',
      'left_out',
    ]);
  });
});
