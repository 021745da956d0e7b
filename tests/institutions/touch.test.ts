import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strengthSince } from '#lib/institutions/standing/history.ts';
import { inTimeFrom, touch } from '#lib/institutions/touch.ts';

describe('how we keep in touch', () => {
  it('is overdue by the same day whether one row is asked or a hundred thousand', () => {
    const day = fc
      .integer({ min: 0, max: 1500 })
      .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }));
    fc.assert(
      fc.property(fc.constantFrom('A', 'B', 'C', 'D'), day, day, (tier, on, today) => {
        const lastContactAt = on.toZonedDateTime('Europe/London').add({ hours: 10 }).toInstant();
        const asked = touch({ tier, contactState: 'open', pausedUntil: null, lastContactAt }, today);
        const from = inTimeFrom(tier, today);
        const isLate = from !== null && Temporal.Instant.compare(lastContactAt, from) < 0;
        expect(isLate).toBe(asked === 'overdue');
      }),
    );
  });

  it('says since when the strength is what it is, and what it was', () => {
    const at = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
    const stood = [
      { strength: 3, at: at('2026-11-01') },
      { strength: 3, at: at('2026-09-01') },
      { strength: 1, at: at('2026-05-01') },
    ];
    expect(strengthSince(stood)).toEqual({ at: at('2026-09-01'), before: 1 });
    expect(strengthSince(stood.slice(0, 2))).toBeNull();
    expect(strengthSince([])).toBeNull();
  });
});
