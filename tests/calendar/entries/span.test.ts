import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/calendar/entries/entry.ts';
import { calendarViews, dayNamed, daysOf, onDays } from '#lib/calendar/entries/span.ts';
import { now } from '../../support/makers.ts';

const first = Temporal.PlainDate.from('2024-01-01');
const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => first.add({ days }));
// The nights on which clocks change, which a draw of any day would seldom meet.
const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'];
const nearChange = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -8, max: 8 }))
  .map(([on, days]) => Temporal.PlainDate.from(on).add({ days }));

const entryAt = (startsAt: Temporal.Instant, endsAt: Temporal.Instant): Entry => ({
  ...{ layer: 'events', kind: 'event', id: 'one', title: 'A talk', startsAt, endsAt, allDay: false },
  ...{ place: null, who: null, state: null, mayMove: false, institutions: [], seriesId: null },
});

describe('the days of a month', () => {
  it('are whole weeks from Monday on that hold all of it, and follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.oneof(anyDay, nearChange), (on) => {
        const days = daysOf('month', on);
        expect(days.length % 7).toBe(0);
        expect(days[0]!.on.dayOfWeek).toBe(1);
        const ours = days.filter((day) => day.on.month === on.month).length;
        expect(ours).toBe(on.daysInMonth);
        for (const [index, day] of days.entries()) {
          const next = days[index + 1];
          if (next) expect(next.from.equals(day.to)).toBe(true);
          expect([23, 24, 25]).toContain(day.from.until(day.to).total('hours'));
        }
      }),
    );
  });

  it('have one of 23 hours in March and one of 25 in October', () => {
    const hours = (on: string) =>
      daysOf('month', Temporal.PlainDate.from(on)).map(({ from, to }) => from.until(to).total('hours'));
    expect(hours('2026-03-10').filter((one) => one === 23)).toHaveLength(1);
    expect(hours('2026-10-10').filter((one) => one === 25)).toHaveLength(1);
    expect(hours('2026-11-10').every((one) => one === 24)).toBe(true);
  });
});

describe('an entry', () => {
  it('stands in every day that it touches and in no other, in each view', () => {
    const minutes = fc.integer({ min: -3000, max: 60_000 });
    const length = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        nearChange,
        fc.constantFrom(...calendarViews),
        minutes,
        length,
        (on, view, start, lasts) => {
          const days = daysOf(view, on);
          const from = days[0]!.from.add({ minutes: start });
          const to = from.add({ minutes: lasts });
          const held = onDays(days, [entryAt(from, to)]).map((entries) => entries.length);
          const touched = days.map((day) =>
            Number(Temporal.Instant.compare(from, day.to) < 0 && Temporal.Instant.compare(to, day.from) > 0),
          );
          expect(held).toEqual(touched);
        },
      ),
    );
  });
});

describe('the day in an address', () => {
  it.each([null, '', 'soon', '2026-02-30', '2026-13-01', '9999-01-01', "2026-11-22'--"])(
    'is today where it names none: %s',
    (text) => expect(dayNamed(text, now).toString()).toBe('2026-11-21'),
  );

  it('is the day that it names', () => {
    expect(dayNamed('2028-02-29', now).toString()).toBe('2028-02-29');
  });
});
