import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dumbbell } from '#lib/charts/dumbbells.ts';
import { column, lines, rules } from '#lib/charts/lines.ts';
import { roundTop, share, spot } from '#lib/charts/scale.ts';

const scale = { from: 1, to: 5 };
const score = fc.double({ min: 1, max: 5, noNaN: true });

describe('a scale', () => {
  it('keeps every value on the drawing, whatever it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(share(value, scale)).toBeGreaterThanOrEqual(0);
        expect(spot(value, scale)).toBeLessThanOrEqual(91);
      }),
    );
  });

  it('draws a greater value further to the right', () => {
    fc.assert(
      fc.property(score, score, (one, other) => {
        expect(Math.sign(spot(one, scale) - spot(other, scale)) * Math.sign(one - other)).not.toBe(-1);
      }),
    );
  });

  it('has no width where all values are the same', () => {
    expect(share(3, { from: 3, to: 3 })).toBe(0);
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [7, 10],
    [43, 50],
    [101, 200],
    [0.3, 0.5],
  ])('for values up to %d ends at %d', (greatest, top) => {
    expect(roundTop(greatest)).toBeCloseTo(top);
  });
});

describe('a dumbbell', () => {
  it('writes each figure on the outer side of its dot', () => {
    const { before, now, figures } = dumbbell({ before: 2, now: 4 }, scale);
    expect(figures).toEqual([
      { at: before, anchor: 'end', value: 2 },
      { at: now, anchor: 'start', value: 4 },
    ]);
  });

  it('turns round where things got worse', () => {
    const { before, now, figures } = dumbbell({ before: 4, now: 3 }, scale);
    expect(now).toBeLessThan(before);
    expect(figures[0]).toEqual({ at: now, anchor: 'end', value: 3 });
  });

  it('says one figure where nothing changed', () => {
    expect(dumbbell({ before: 3, now: 3 }, scale).figures).toHaveLength(1);
  });
});

describe('lines over time', () => {
  it('leave a gap where there is no value', () => {
    const [line] = lines([{ label: 'Now', values: [2, null, 4, 5] }], scale, 100);
    expect(line?.dots.map(({ index }) => index)).toEqual([0, 2, 3]);
    expect(line?.strokes).toHaveLength(1);
  });

  it('draw the greatest value at the top and the least at the bottom', () => {
    const [line] = lines([{ label: 'Now', values: [1, 5] }], scale, 100);
    expect(line?.dots.map(({ y }) => y)).toEqual([100, 0]);
  });

  it('stand in the middle where there is one point', () => {
    expect(column(0, 1)).toBe(50);
  });

  it('are ruled from the least to the greatest value', () => {
    expect(rules(scale)).toEqual([1, 2, 3, 4, 5]);
  });
});
