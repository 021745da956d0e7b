import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '#db/schema/signposts.ts';
import { isBankHoliday } from '#lib/bank-holidays.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { always, hoursTyped, hoursWords, openNow, readHours } from '#lib/enquiries/signposts/hours.ts';

const at = (day: string, time: string) =>
  ukMoment(Temporal.PlainDate.from(day), Temporal.PlainTime.from(time));
const office: OpeningHours = {
  spans: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  onBankHolidays: false,
};
const late: OpeningHours = {
  spans: [
    { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '02:30' },
    { days: [5, 6], from: '18:00', to: '24:00' },
  ],
  onBankHolidays: true,
};

describe('whether somebody answers now', () => {
  it.each([
    ['2026-11-23', '08:59', false, 'Closed now. Opens at 9am'],
    ['2026-11-23', '09:00', true, 'Open now, until 5pm'],
    ['2026-11-23', '17:00', false, 'Closed now. Opens at 9am tomorrow'],
    ['2026-11-20', '18:00', false, 'Closed now. Opens at 9am on Monday'],
    ['2026-12-24', '18:00', false, 'Closed now. Opens at 9am on Tuesday'],
    ['2026-12-25', '10:00', false, 'Closed now. Opens at 9am on Tuesday'],
  ])('of an office on %s at %s: %s, “%s”', (day, time, isOpen, words) => {
    expect(openNow(office, at(day, time))).toEqual({ isOpen, words });
  });

  it('is always so day and night, and not said where nobody says', () => {
    expect(openNow(always, at('2026-12-25', '03:00'))).toEqual({ isOpen: true, words: 'Open now' });
    expect(openNow(null, at('2026-12-25', '03:00'))).toBeNull();
  });

  it('is as the clock on the wall says, over both clock changes and holidays', () => {
    for (const start of ['2026-03-26T00:07:00Z', '2026-10-22T00:07:00Z', '2026-12-22T00:07:00Z'])
      for (let step = 0; step < 600; step += 1) {
        const now = Temporal.Instant.from(start).add({ minutes: step * 19 });
        const wall = now.toZonedDateTimeISO('Europe/London');
        const time = wall.toPlainTime().toString().slice(0, 5);
        for (const hours of [office, late]) {
          const holds = hours.spans.some(
            ({ days, from, to }) => days.includes(wall.dayOfWeek) && from <= time && time < to,
          );
          const isClosed = !hours.onBankHolidays && isBankHoliday(ukDay(now));
          expect([now.toString(), openNow(hours, now)?.isOpen]).toEqual([now.toString(), holds && !isClosed]);
        }
      }
  });
});

describe('hours in a form', () => {
  it.each([
    ['Mon-Fri 09:00-17:00', [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]],
    ['every day 9:00 to 24:00', [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '24:00' }]],
    ['Saturday, Sun 10:00-12:30', [{ days: [6, 7], from: '10:00', to: '12:30' }]],
  ])('“%s” is read', (typed, spans) => expect(readHours(typed)).toEqual(spans));

  it.each(['Mon-Fri', 'Mon 17:00-09:00', 'Fri-Mon 09:00-17:00', 'Mon 25:00-26:00', 'day 09:00-17:00'])(
    '“%s” is not',
    (typed) => expect(readHours(typed)).toBeNull(),
  );

  it('are read as they are written', () => {
    for (const { spans } of [office, late, always]) expect(readHours(hoursTyped(spans))).toEqual(spans);
  });

  it('are said in words', () => {
    expect(hoursWords(office)).toBe('9am to 5pm Monday to Friday, not on bank holidays');
    expect(hoursWords(always)).toBe('Day and night');
  });
});
