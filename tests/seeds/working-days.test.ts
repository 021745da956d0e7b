import { describe, expect, it } from 'vitest';
import { isHoliday, workingDay } from '#db/seeds/demo/working-days.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('the days on which the demonstration trains', () => {
  it.each(['2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2026-08-31', '2028-01-03', '2026-12-25'])(
    'rests on %s',
    (text) => {
      expect(isHoliday(day(text))).toBe(true);
    },
  );

  it.each(['2026-11-23', '2026-01-05', '2027-05-10', '2026-08-24', '2026-12-23', '2027-01-04'])(
    'works on %s',
    (text) => {
      expect(isHoliday(day(text))).toBe(false);
    },
  );

  it('counts over weekends and holidays, both ways', () => {
    expect(workingDay(day('2026-11-21'), 1).toString()).toBe('2026-11-23');
    expect(workingDay(day('2026-11-23'), -1).toString()).toBe('2026-11-20');
    expect(workingDay(day('2026-12-23'), 1).toString()).toBe('2027-01-04');
  });
});
