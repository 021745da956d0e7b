import fc from 'fast-check';
import {
  dayByNumber,
  type DayOfMonth,
  type Pattern,
  type Rule,
  type RuleEnd,
  type Weekday,
} from '#lib/calendar/series/rule.ts';
import { fits } from '#lib/calendar/series/reckon.ts';

type Day = Temporal.PlainDate;

/** Any day from 2020 to 2030. */
export const aDay = fc
  .integer({ min: 0, max: 365 * 11 })
  .map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }));

const isLastWeek = (day: Day) => day.day + 7 > day.daysInMonth;

/** Which day of its month a day is, in each way of saying it that is true. */
const dayOfMonth = (day: Day, month: number | null): fc.Arbitrary<DayOfMonth> => {
  const weekday = day.dayOfWeek as Weekday;
  const nth = Math.ceil(day.day / 7) as 1 | 2 | 3 | 4 | 5;
  return fc.constantFrom<DayOfMonth>(
    dayByNumber(day.day, 'skip', month),
    dayByNumber(day.day, 'last_day', month),
    { kind: 'weekday', nth, weekday },
    ...(isLastWeek(day) ? [{ kind: 'weekday', nth: -1, weekday } as const] : []),
    ...(day.day === day.daysInMonth ? [{ kind: 'last_day' } as const] : []),
  );
};

const pattern = (day: Day): fc.Arbitrary<Pattern> =>
  fc.oneof(
    fc.constant<Pattern>({ every: 'day' }),
    fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 })
      .map((more) => [...new Set([day.dayOfWeek, ...more])].sort() as Weekday[])
      .map((weekdays): Pattern => ({ every: 'week', weekdays })),
    dayOfMonth(day, null).map((on): Pattern => ({ every: 'month', on })),
    dayOfMonth(day, day.month).map((on): Pattern => ({ every: 'year', month: day.month, on })),
  );

const ending = (day: Day): fc.Arbitrary<RuleEnd> =>
  fc.oneof(
    fc.constant<RuleEnd>({ kind: 'never' }),
    fc.integer({ min: 1, max: 400 }).map((times): RuleEnd => ({ kind: 'count', times })),
    fc.integer({ min: 0, max: 3650 }).map((days): RuleEnd => ({ kind: 'until', on: day.add({ days }) })),
  );

/** A day and a rule that may begin with it. */
export const aRule: fc.Arbitrary<{ first: Day; rule: Rule }> = aDay
  .chain((first) =>
    fc
      .record({ interval: fc.integer({ min: 1, max: 6 }), pattern: pattern(first), end: ending(first) })
      .map((rule) => ({ first, rule })),
  )
  .filter(({ first, rule }) => fits(rule, first));

/** Times of day and lengths, with the hour of the clock changes among them. */
export const aTime = fc.oneof(
  fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30, 45) }),
  fc.record({ hour: fc.constantFrom(0, 1, 2), minute: fc.constantFrom(0, 30) }),
);
