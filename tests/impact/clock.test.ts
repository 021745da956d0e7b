import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ukDay } from '#lib/dates.ts';
import { dueAt, isOverdue, nextDue, rhythmAt } from '#lib/impact/reviews/clock.ts';

const { compare } = Temporal.Instant;
const started = Temporal.Instant.from('2026-10-20T09:30:00Z');
const hours = (count: number) => started.add({ hours: count });
const moments = fc
  .integer({ min: 0, max: 6 * 366 * 24 * 60 })
  .map((minutes) => Temporal.Instant.from('2024-01-01T00:00:00Z').add({ minutes }));
// Minutes after the start, up to a year, most of them early.
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 14 * 24 * 60 }),
  fc.integer({ min: 0, max: 366 * 24 * 60 }),
);

describe('the review clock', () => {
  it('is due 24 hours after the start, then each day of the first week', () => {
    expect(nextDue(started, started)).toEqual(hours(24));
    expect(nextDue(started, hours(50))).toEqual(hours(74));
    expect(nextDue(started, hours(7 * 24 - 1))).toEqual(hours(8 * 24 - 1));
  });

  it('is due each week after the first, and each month after four, at the same time of day across a change of clocks', () => {
    // The clocks went back on 25 October: 10:30am stays 10:30am.
    expect(nextDue(hours(-240), Temporal.Instant.from('2026-10-20T09:30:00Z'))).toEqual(
      Temporal.Instant.from('2026-10-27T10:30:00Z'),
    );
    expect(rhythmAt(started, hours(28 * 24))).toBe('monthly');
    expect(nextDue(started, Temporal.Instant.from('2027-01-31T12:00:00Z'))).toEqual(
      Temporal.Instant.from('2027-02-28T12:00:00Z'),
    );
  });

  it('comes after every review, never later than its rhythm allows, whatever the start and the day', () => {
    fc.assert(
      fc.property(moments, minutes, (start, after) => {
        const at = start.add({ minutes: after });
        const due = nextDue(start, at);
        const longest = { daily: 24, weekly: 7 * 24 + 1, monthly: 31 * 24 + 1 }[rhythmAt(start, at)];
        expect(compare(due, at)).toBe(1);
        expect(due.since(at).total('hours')).toBeLessThanOrEqual(longest);
        if (after < 7 * 24 * 60) expect(due.since(at).total('hours')).toBe(24);
        else expect(compare(due, at.add({ hours: 6 * 24 }))).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('never forgets: whatever is reviewed and happens in whatever order, it is due by what came last', () => {
    const steps = fc.array(fc.tuple(minutes, fc.constantFrom('review', 'trigger')), { maxLength: 12 });
    fc.assert(
      fc.property(moments, steps, minutes, (start, given, askedAfter) => {
        const ordered = given.toSorted((one, other) => one[0] - other[0]);
        const state = { startedAt: start, nextDueAt: null, triggeredAt: null } as Parameters<typeof dueAt>[0];
        let lastReview = start;
        for (const [after, what] of ordered) {
          const at = start.add({ minutes: after });
          if (what === 'review') {
            state.nextDueAt = nextDue(start, at);
            state.triggeredAt = null;
            lastReview = at;
            expect(isOverdue(dueAt(state), at)).toBe(false);
          } else {
            state.triggeredAt ??= at;
            // Something happened: a review is due from that minute on.
            expect(isOverdue(dueAt(state), at)).toBe(true);
          }
        }
        const due = dueAt(state);
        expect(compare(due, nextDue(start, lastReview))).not.toBe(1);
        expect(compare(due, lastReview)).not.toBe(-1);
        const asked = start.add({ minutes: askedAfter });
        expect(isOverdue(due, asked)).toBe(compare(due, asked) <= 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a month as a month of the calendar', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 28, max: 400 }), (start, days) => {
        const at = start.add({ hours: days * 24 });
        const expected = ukDay(at).add({ months: 1 });
        expect(ukDay(nextDue(start, at)).toString()).toBe(expected.toString());
      }),
    );
  });
});
