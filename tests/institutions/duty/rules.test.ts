import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsAgo } from '#lib/institutions/duty/filter.ts';
import { routeState } from '#lib/institutions/duty/route-rule.ts';
import { trainingState } from '#lib/institutions/duty/training-rule.ts';
import { daysAgo } from '#lib/institutions/duty/words.ts';
import { lastTraining } from '../../support/last-training.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-21');

describe('the training of a Prevent lead', () => {
  it('is due again after what the course says, and after two years where it says nothing', () => {
    const [yearly, silent] = [12, null].map((refresherMonths) => ({
      on: day('2026-02-01'),
      refresherMonths,
    }));
    expect(lastTraining([yearly!], today)?.dueOn.toString()).toBe('2027-02-01');
    expect(lastTraining([silent!], today)?.dueOn.toString()).toBe('2028-02-01');
    expect(lastTraining([], today)).toBeNull();
  });

  it('counts the latest, wherever it was, and nothing that is still to come', () => {
    const some = [
      { on: day('2024-05-01'), refresherMonths: 36 },
      { on: day('2026-03-02'), refresherMonths: 12 },
      { on: day('2026-12-01'), refresherMonths: 12 },
    ];
    expect(lastTraining(some, today)).toEqual({ trainedOn: day('2026-03-02'), dueOn: day('2027-03-02') });
  });

  it('is late from the day on which it is due, and due soon for two months before', () => {
    const on = (text: string) => trainingState(day(text), today);
    expect([on('2026-11-21'), on('2026-11-22'), on('2027-01-20'), on('2027-01-21')]).toEqual([
      ...['overdue', 'soon', 'soon', 'trained'],
    ]);
    expect(trainingState(null, today)).toBe('never');
  });

  it('never becomes due earlier because of a further training that lasts as long', () => {
    const trainings = fc.array(
      fc.record({
        on: fc.integer({ min: -2000, max: 200 }).map((days) => today.add({ days })),
        refresherMonths: fc.constant(24),
      }),
    );
    fc.assert(
      fc.property(trainings, fc.nat(1500), (earlier, ago) => {
        const more = { on: today.subtract({ days: ago }), refresherMonths: 24 };
        const [before, after] = [lastTraining(earlier, today), lastTraining([...earlier, more], today)];
        expect(after).not.toBeNull();
        if (before) expect(Temporal.PlainDate.compare(after!.dueOn, before.dueOn)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a referral route', () => {
  it('that was confirmed is checked again after a year, and any other answer stands as it is', () => {
    const state = (on: string) => routeState({ answer: 'confirmed', on: day(on) }, today);
    expect([state('2025-11-22'), state('2025-11-21')]).toEqual(['confirmed', 'again']);
    expect(routeState({ answer: 'none', on: day('2020-01-01') }, today)).toBe('none');
    expect(routeState(null, today)).toBe('never');
  });

  it('is over a year old on the same day in a list, which compares it with one day, as by itself', () => {
    const dates = fc.integer({ min: 0, max: 1600 }).map((days) => day('2023-01-01').add({ days }));
    fc.assert(
      fc.property(dates, fc.integer({ min: 363, max: 368 }), (on, days) => {
        const later = on.add({ days });
        const isFresh = Temporal.PlainDate.compare(on, monthsAgo(later, 12)) > 0;
        expect(isFresh).toBe(routeState({ answer: 'confirmed', on }, later) === 'confirmed');
      }),
      { numRuns: 2000 },
    );
  });
});

it('says how long ago something was in days', () => {
  expect([
    daysAgo(today, today),
    daysAgo(day('2026-11-20'), today),
    daysAgo(day('2022-01-01'), today),
  ]).toEqual([...['Today', '1 day ago', '1,785 days ago']]);
});
