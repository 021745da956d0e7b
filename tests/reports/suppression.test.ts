import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SafeTable, shownWords, suppress } from '#lib/reports/suppression.ts';

type Counts = readonly (readonly number[])[];

/** The table with its totals as one, as a reader sees it and as it is. */
const whole = ({ cells, rowTotals, columnTotals, total }: SafeTable) => [
  ...cells.map((row, index) => [...row, rowTotals[index]!]),
  [...columnTotals, total],
];
const totalled = (counts: Counts): number[][] => {
  const rows = counts.map((row) => [...row, row.reduce((all, one) => all + one, 0)]);
  return [...rows, rows[0]!.map((_, column) => rows.reduce((all, row) => all + row[column]!, 0))];
};

const most = 14;

/**
 * Somebody who tries every table there is, each count from 0 to 14, and keeps those that fit what is shown: what
 * each hidden count may be.
 */
function everyFit(safe: SafeTable): Map<string, Set<number>> {
  const seen = whole(safe);
  const [height, width] = [safe.cells.length, safe.cells[0]!.length];
  const places = Array.from(
    { length: height * width },
    (_, n) => [Math.floor(n / width), n % width] as const,
  );
  const choices = places.map(([row, column]) => range(safe.cells[row]![column]!));
  const fits = new Map<string, Set<number>>();
  const table = Array.from({ length: height }, () => Array.from({ length: width }, () => 0));
  const go = (place: number) => {
    if (place < places.length) {
      const [row, column] = places[place]!;
      for (const value of choices[place]!) {
        table[row]![column] = value;
        go(place + 1);
      }
      return;
    }
    const all = totalled(table);
    if (!all.every((row, r) => row.every((value, c) => agrees(value, seen[r]![c]!)))) return;
    all.forEach((row, r) =>
      row.forEach((value, c) => {
        if (typeof seen[r]![c] === 'number') return;
        const key = `${r} ${c}`;
        fits.set(key, (fits.get(key) ?? new Set()).add(value));
      }),
    );
  };
  go(0);
  return fits;
}
const range = (shown: unknown): number[] => {
  if (typeof shown === 'number') return [shown];
  const all = Array.from({ length: most + 1 }, (_, n) => n);
  return all.filter((n) => agrees(n, shown));
};
const agrees = (value: number, shown: unknown): boolean => {
  if (shown === 'few') return value < 10;
  return shown === 'withheld' ? value >= 10 : value === shown;
};

// Counts round ten, where hiding is hardest, and the odd ones in between.
const count = fc.oneof(fc.constantFrom(0, 1, 9, 10, 11), fc.integer({ min: 0, max: 13 }));
const tables = fc
  .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 }))
  .chain(([height, width]) =>
    fc.array(fc.array(count, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

describe('counts under ten', () => {
  it('are never shown, nor anything that was not counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (counts) => {
          const [shown, all] = [whole(suppress(counts)), totalled(counts)];
          shown.forEach((row, r) =>
            row.forEach((one, c) => {
              const value = all[r]![c]!;
              if (value < 10) expect(one).toBe('few');
              else expect([value, 'withheld']).toContain(one);
            }),
          );
        },
      ),
    );
  });

  it('cannot be worked out from the rest of the table and its totals, nor can what is withheld for them', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const safe = suppress(counts);
        for (const [place, values] of everyFit(safe))
          expect(values.size, `${place} of ${JSON.stringify([counts, safe])}`).toBeGreaterThan(1);
      }),
      { numRuns: 150 },
    );
  });

  it('hide a second count, because a total would give the first away', () => {
    const safe = suppress([
      [4, 20, 30],
      [25, 40, 35],
      [50, 60, 70],
    ]);
    expect(safe.cells[0]).toEqual(['few', 'withheld', 30]);
    expect(safe.cells[1]).toEqual(['withheld', 'withheld', 35]);
    expect(safe.columnTotals).toEqual([79, 120, 135]);
    expect(safe.cells[2]).toEqual([50, 60, 70]);
    expect(safe.total).toBe(334);
  });

  it('stay hidden when nobody but nought is left to be', () => {
    const safe = suppress([
      [0, 30],
      [40, 50],
    ]);
    expect(safe.cells[0]![0]).toBe('few');
    expect([safe.cells[0]![1], safe.rowTotals[0]]).not.toEqual([30, 30]);
  });

  it('are not made up where nothing was given', () => {
    const safe = suppress([
      [null, null],
      [null, 12],
    ]);
    expect(safe.rowTotals).toEqual([null, 12]);
    expect(shownWords(null)).toBe('None entered');
    expect(shownWords('few')).toBe('Fewer than 10');
  });
});

it('takes into account what a neighbouring figure would tell', () => {
  // Where a count cannot be any other beside what is shown of its place, others have to go with it.
  const plain = suppress([
    [5, 40],
    [41, 60],
  ]);
  const held = suppress(
    [
      [5, 40],
      [41, 60],
    ],
    () => false,
  );
  const hidden = (safe: SafeTable) =>
    whole(safe)
      .flat()
      .filter((one) => typeof one !== 'number').length;
  expect(hidden(held)).toBeGreaterThan(hidden(plain));
});
