import { describe, expect, it } from 'vitest';
import { freeOn, workingDaysFrom } from '#lib/calendar/free-time/free.ts';
import { timeRange } from '#lib/dates.ts';

const early = Temporal.Instant.from('2026-11-20T07:00:00Z');
const at = (text: string) => Temporal.Instant.from(text);
const monday = Temporal.PlainDate.from('2026-11-23');
const span = (from: string, to: string) => ({ from: at(`2026-11-23T${from}Z`), to: at(`2026-11-23T${to}Z`) });
const words = (busy: ReturnType<typeof span>[], minutes: number, now = early) =>
  freeOn([monday], { busy, minutes }, now)[0]!.free.map(({ from, to }) => timeRange(from, to));

describe('free time', () => {
  it('is the whole working day where nobody is busy', () => {
    expect(words([], 60)).toEqual(['9am to 5pm']);
  });

  it('lies between what anybody is busy with, where there is room for it', () => {
    const busy = [span('10:00', '11:00'), span('11:30', '12:00'), span('10:30', '11:15')];
    expect(words(busy, 60)).toEqual(['9am to 10am', '12 noon to 5pm']);
    expect(words(busy, 15)).toEqual(['9am to 10am', '11:15am to 11:30am', '12 noon to 5pm']);
  });

  it('is none on a day of leave, and begins no earlier than now', () => {
    expect(words([span('00:00', '23:59')], 30)).toEqual([]);
    expect(words([], 60, at('2026-11-23T13:10:00Z'))).toEqual(['1:30pm to 5pm']);
  });

  it('keeps to UK time on both sides of a clock change', () => {
    const days = ['2026-03-27', '2026-03-30'].map((on) => Temporal.PlainDate.from(on));
    const free = freeOn(days, { busy: [], minutes: 60 }, at('2026-03-01T00:00:00Z'));
    expect(free.map((one) => one.free[0]!.from.toString())).toEqual([
      '2026-03-27T09:00:00Z',
      '2026-03-30T08:00:00Z',
    ]);
  });

  it('leaves out weekends and bank holidays', () => {
    const days = workingDaysFrom(Temporal.PlainDate.from('2026-12-24'), 3).map(String);
    expect(days).toEqual(['2026-12-24', '2026-12-29', '2026-12-30']);
  });
});
