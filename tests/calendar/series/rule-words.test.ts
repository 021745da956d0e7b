import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesPlan } from '#lib/calendar/series/plan.ts';
import type { Rule } from '#lib/calendar/series/rule.ts';
import { readRule, ruleText } from '#lib/calendar/series/rule-text.ts';
import { seriesWords } from '#lib/calendar/series/rule-words.ts';
import { ukMoment } from '#lib/dates.ts';
import { aRule } from './rule-makers.ts';

const on = (day: string, time = '18:00') =>
  ukMoment(Temporal.PlainDate.from(day), Temporal.PlainTime.from(time));
const until = (day: string) => ({ kind: 'until', on: Temporal.PlainDate.from(day) }) as const;
const never = { kind: 'never' } as const;

const evening = (rule: Rule, more: Partial<SeriesPlan> = {}): SeriesPlan => ({
  rule,
  startsAt: on('2026-12-17'),
  endsAt: on('2026-12-17', '19:30'),
  allDay: false,
  holidays: 'keep',
  ...more,
});

describe('a series in a sentence', () => {
  it.each<[string, SeriesPlan]>([
    [
      'Every third Thursday of the month, 6pm to 7:30pm, until 17 June 2027',
      evening({
        interval: 1,
        pattern: { every: 'month', on: { kind: 'weekday', nth: 3, weekday: 4 } },
        end: until('2027-06-17'),
      }),
    ],
    [
      'Every Tuesday and Thursday, 6pm to 7:30pm, 12 times, not on bank holidays',
      evening(
        { interval: 1, pattern: { every: 'week', weekdays: [4, 2] }, end: { kind: 'count', times: 12 } },
        { holidays: 'skip' },
      ),
    ],
    [
      'Every 3 weeks on Thursday, 6pm to 7:30pm, and after a bank holiday on the next working day',
      evening(
        { interval: 3, pattern: { every: 'week', weekdays: [4] }, end: never },
        { holidays: 'next_working_day' },
      ),
    ],
    [
      'Every weekday, Monday to Friday, 6pm to 7:30pm',
      evening({ interval: 1, pattern: { every: 'week', weekdays: [1, 2, 3, 4, 5] }, end: never }),
    ],
    ['Every 2 days, 6pm to 7:30pm', evening({ interval: 2, pattern: { every: 'day' }, end: never })],
    [
      'Every month on the 30th, or the last day of a shorter month, 6pm to 7:30pm',
      evening({
        interval: 1,
        pattern: { every: 'month', on: { kind: 'day', day: 30, short: 'last_day' } },
        end: never,
      }),
    ],
    [
      'Every 2 months on the last Friday, 6pm to 7:30pm',
      evening({
        interval: 2,
        pattern: { every: 'month', on: { kind: 'weekday', nth: -1, weekday: 5 } },
        end: never,
      }),
    ],
    [
      'Every year on 29 February, in leap years alone, for 2 days',
      evening(
        {
          interval: 1,
          pattern: { every: 'year', month: 2, on: { kind: 'day', day: 29, short: 'skip' } },
          end: never,
        },
        { startsAt: on('2028-02-29', '00:00'), endsAt: on('2028-03-02', '00:00'), allDay: true },
      ),
    ],
    [
      'Every year on the third Thursday of June, 6pm to 7:30pm',
      evening({
        interval: 1,
        pattern: { every: 'year', month: 6, on: { kind: 'weekday', nth: 3, weekday: 4 } },
        end: never,
      }),
    ],
  ])('%s', (words, plan) => {
    expect(seriesWords(plan)).toBe(words);
  });
});

describe('a rule as calendar programs write it', () => {
  it('names the last moment of its last day in UTC, in summer an hour before midnight', () => {
    const rule: Rule = {
      interval: 1,
      pattern: { every: 'month', on: { kind: 'weekday', nth: 3, weekday: 4 } },
      end: until('2027-06-17'),
    };
    expect(ruleText(rule, false)).toBe('FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270617T225959Z');
    expect(ruleText(rule, true)).toBe('FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270617');
  });

  it('is read back as it was meant, whatever was meant', () => {
    fc.assert(
      fc.property(aRule, fc.boolean(), ({ rule }, allDay) => {
        const text = ruleText(rule, allDay);
        expect(text).toMatch(/^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/);
        expect(ruleText(readRule(text), allDay)).toBe(text);
        expect(seriesWords(evening(readRule(text)))).toBe(seriesWords(evening(rule)));
      }),
    );
  });

  it('refuses a rule that no form of ours can say', () => {
    expect(() => readRule('FREQ=HOURLY')).toThrow('no form of ours');
    expect(() => readRule('FREQ=WEEKLY')).toThrow('no form of ours');
  });
});
