import { describe, expect, it } from 'vitest';
import { lastDay, onDay, timesRefusal, wholeDays } from '#lib/calendar/events/times.ts';
import { now } from '../../support/makers.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const hours = (startsAt: string, endsAt: string) => ({
  startsAt: at(startsAt),
  endsAt: at(endsAt),
  allDay: false,
});

describe('when an event is', () => {
  it('is refused where it ends before it starts, or as it starts', () => {
    expect(timesRefusal(hours('2026-12-03T18:00Z', '2026-12-03T17:00Z'), now)).toBe('ends before it starts');
    expect(timesRefusal(hours('2026-12-03T18:00Z', '2026-12-03T18:00Z'), now)).toBe('ends before it starts');
  });

  it('is refused where its day is past, but not where it began earlier today', () => {
    expect(timesRefusal(hours('2026-11-20T18:00Z', '2026-11-20T19:00Z'), now)).toBe('past');
    expect(timesRefusal(hours('2026-11-21T08:00Z', '2026-11-21T19:00Z'), now)).toBeNull();
  });

  it('lasts sixty days at the most, counted as days where the clock changes between', () => {
    const across = wholeDays(day('2027-09-15'), day('2027-11-13'));
    expect(across.startsAt.until(across.endsAt).total('hours')).toBe(60 * 24 + 1);
    expect(timesRefusal(across, now)).toBeNull();
    expect(timesRefusal(wholeDays(day('2027-09-15'), day('2027-11-14')), now)).toBe('too long');
  });

  it('begins and ends at midnight in the UK where it is a whole day on which the clock changes', () => {
    const spring = wholeDays(day('2027-03-28'), day('2027-03-28'));
    expect([String(spring.startsAt), String(spring.endsAt)]).toEqual([
      '2027-03-28T00:00:00Z',
      '2027-03-28T23:00:00Z',
    ]);
    const autumn = wholeDays(day('2027-10-31'), day('2027-10-31'));
    expect(autumn.startsAt.until(autumn.endsAt).total('hours')).toBe(25);
    expect([String(lastDay(spring)), String(lastDay(autumn))]).toEqual(['2027-03-28', '2027-10-31']);
  });

  it('stays at the same hour when it moves across a change of the clock', () => {
    const winter = hours('2027-03-25T18:00Z', '2027-03-25T20:00Z');
    const moved = onDay(winter, day('2027-04-01'));
    expect([String(moved.startsAt), String(moved.endsAt)]).toEqual([
      '2027-04-01T17:00:00Z',
      '2027-04-01T19:00:00Z',
    ]);
  });
});
