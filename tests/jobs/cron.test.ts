import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { howOften, nextRun } from '#lib/jobs/cron.ts';

const next = (cron: string, after: string) => nextRun(cron, Temporal.Instant.from(after))?.toString();

describe('the clock of the jobs', () => {
  it('knows when a job runs next', () => {
    expect(next('* * * * *', '2026-11-22T05:00:30Z')).toBe('2026-11-22T05:01:00Z');
    expect(next('*/15 * * * *', '2026-11-22T05:15:00Z')).toBe('2026-11-22T05:30:00Z');
    expect(next('45 2 * * *', '2026-11-22T02:45:00Z')).toBe('2026-11-23T02:45:00Z');
    expect(next('30 2 1 * *', '2026-11-22T00:00:00Z')).toBe('2026-12-01T02:30:00Z');
    expect(next('0 9 * * 1-5', '2026-11-20T09:00:00Z')).toBe('2026-11-23T09:00:00Z');
    expect(next('0 9 * * 7', '2026-11-16T09:00:00Z')).toBe('2026-11-22T09:00:00Z');
    expect(next('0 6 1,15 * 3', '2026-11-22T09:00:00Z')).toBe('2026-11-25T06:00:00Z');
  });

  it('names no run for what is no schedule or never comes', () => {
    for (const cron of ['', 'soon', '61 * * * *', '* * * *', '0 0 30 2 *', '*/0 * * * *'])
      expect(next(cron, '2026-11-22T05:00:00Z')).toBeUndefined();
  });

  it('always names a moment that is later and fits the hour and the minute', () => {
    const when = fc.integer({ min: 0, max: 3 * 366 * 24 * 60 });
    fc.assert(
      fc.property(when, fc.nat(59), fc.nat(23), (minutes, minute, hour) => {
        const after = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes });
        const at = nextRun(`${minute} ${hour} * * *`, after)!;
        const zoned = at.toZonedDateTimeISO('UTC');
        expect([zoned.hour, zoned.minute]).toEqual([hour, minute]);
        const wait = at.since(after).total('minutes');
        expect(wait > 0 && wait <= 24 * 60).toBe(true);
      }),
    );
  });

  it('is told in words', () => {
    expect(howOften('* * * * *')).toBe('Every minute');
    expect(howOften('*/15 * * * *')).toBe('Every 15 minutes');
    expect(howOften('20 * * * *')).toBe('Every hour');
    expect(howOften('15 3 * * *')).toBe('Every day at 03:15 UTC');
    expect(howOften('0 9 * * 1')).toBe('Every Monday at 09:00 UTC');
    expect(howOften('30 2 1 * *')).toBe('On day 1 of each month at 02:30 UTC');
    expect(howOften('0 9 1-7 * 1')).toBe('By its own clock (0 9 1-7 * 1 UTC)');
  });
});
