import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UkDate } from '#lib/ics/uk-date.ts';

/** The clock on the wall as the writer of calendar files reads it. */
function wallAt(ms: number): string {
  const at = new UkDate(ms).withTimeZone();
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return [...day, at.getHours(), at.getMinutes(), at.getSeconds()].join(' ');
}

function wallByTemporal(ms: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/London');
  return [at.year, at.month, at.day, at.hour, at.minute, at.second].join(' ');
}

const [first, last] = [Date.UTC(1975, 0), Date.UTC(2060, 0)];

test('the clock on the wall is that of the United Kingdom at any moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (ms) => {
      expect(wallAt(ms)).toBe(wallByTemporal(ms));
    }),
    { numRuns: 2_000 },
  );
});

test('it changes in the very second in which the clocks do', () => {
  let at = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO('Europe/London');
  for (let next = at.getTimeZoneTransition('next'); next && next.year < 2060;) {
    for (const off of [-1000, -1, 0, 1, 1000])
      expect(wallAt(next.epochMilliseconds + off)).toBe(wallByTemporal(next.epochMilliseconds + off));
    at = next;
    next = at.getTimeZoneTransition('next');
  }
});
