import { describe, expect, it } from 'vitest';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { isWorkingDay } from '#lib/working-days.ts';
import { workingHoursAfter, workingHoursBetween } from '#lib/working-hours.ts';
import { clockOf, spanWords } from '#lib/enquiries/clock.ts';

const at = (day: string, time = '10:00') =>
  ukMoment(Temporal.PlainDate.from(day), Temporal.PlainTime.from(time));

// Christmas, Easter, a proclaimed holiday and both clock changes lie within.
const moments = Array.from({ length: 700 }, (_, step) =>
  Temporal.Instant.from('2025-12-18T00:17:00Z').add({ minutes: step * 1013 }),
);
const spans = [0.5, 1, 23, 24, 25, 72, 168];

describe('the clock of working time', () => {
  it.each([
    ['2026-11-17', '2026-11-20', 'three days within a week'],
    ['2026-11-20', '2026-11-25', 'over a weekend'],
    ['2026-03-27', '2026-04-01', 'over the weekend on which the clocks go forward'],
    ['2026-10-23', '2026-10-28', 'over the weekend on which they go back'],
    ['2026-04-02', '2026-04-09', 'over Easter'],
    ['2026-12-24', '2026-12-31', 'over Christmas, with the holiday kept on Monday'],
  ])('from 10am on %s reaches 72 hours at 10am on %s: %s', (from, to) => {
    expect(workingHoursAfter(at(from), 72).toString()).toBe(at(to).toString());
  });

  it('stands from Friday midnight until Monday, so that what comes on Saturday counts from Monday', () => {
    expect(workingHoursAfter(at('2026-11-21'), 72).toString()).toBe(at('2026-11-26', '00:00').toString());
    expect(workingHoursBetween(at('2026-11-21'), at('2026-11-22', '23:00'))).toBe(0);
  });

  it('counts back to what was added, from any moment and for any span', () => {
    for (const from of moments)
      for (const hours of spans)
        expect(workingHoursBetween(from, workingHoursAfter(from, hours))).toBeCloseTo(hours, 9);
  });

  it('never ends within a day on which nobody works', () => {
    for (const from of moments)
      for (const hours of spans) {
        const end = workingHoursAfter(from, hours);
        expect(isWorkingDay(ukDay(end.subtract({ milliseconds: 1 })))).toBe(true);
      }
  });

  it('goes on with time, and adds up over any moment between', () => {
    for (const [step, from] of moments.slice(0, -40).entries()) {
      const [middle, to] = [moments[step + 7]!, moments[step + 40]!];
      const [first, second] = [workingHoursBetween(from, middle), workingHoursBetween(middle, to)];
      expect(first + second).toBeCloseTo(workingHoursBetween(from, to), 9);
      expect(workingHoursBetween(to, from)).toBe(0);
    }
  });
});

describe('what is said of the clock', () => {
  it.each([
    [0.4, 'less than an hour'],
    [1, '1 hour'],
    [24, '1 day'],
    [53.9, '2 days and 5 hours'],
  ])('%s hours are “%s”', (hours, words) => expect(spanWords(hours)).toBe(words));

  it('is late in days and hours of working time, without the weekend between', () => {
    expect(clockOf(at('2026-11-20'), at('2026-11-23', '13:00'))).toEqual({
      isLate: true,
      isLastDay: false,
      text: '1 day and 3 hours late',
    });
    expect(clockOf(at('2026-11-23', '12:00'), at('2026-11-21'))).toEqual({
      ...{ isLate: false, isLastDay: true },
      text: '12 hours left',
    });
    expect(clockOf(null, at('2026-11-20'))).toBeNull();
  });
});
