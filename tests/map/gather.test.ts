import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gather } from '#lib/map/gather.ts';
import { placeLabels } from '#lib/map/labels.ts';
import { middleOf } from '#lib/map/middle.ts';

const place = fc.record({
  x: fc.integer({ min: 0, max: 7000 }),
  y: fc.integer({ min: 0, max: 7000 }),
  weight: fc.nat({ max: 500 }),
});
const places = fc.array(place, { maxLength: 60 });

describe('circles that lie near each other', () => {
  it('are drawn far enough apart, each spot counted once', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 2000 }), (spots, apart) => {
        const groups = gather(spots, apart);
        expect(new Set(groups.flat())).toEqual(new Set(spots));
        expect(groups.flat()).toHaveLength(spots.length);
        for (const [nth, [one]] of groups.entries())
          for (const [other] of groups.slice(nth + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(apart);
      }),
    );
  });

  it('go to the heaviest, which stays where it is', () => {
    const [town, village] = [
      { x: 100, y: 100, weight: 90 },
      { x: 110, y: 100, weight: 2 },
    ];
    expect(gather([village, town], 50)).toEqual([[town, village]]);
  });
});

describe('names on a map', () => {
  const label = (text: string, x: number, y: number) => ({ text, x, y, size: 100 });
  const free = { circles: [], width: 7000 };

  it('make way for circles, and for each other', () => {
    const circles = [{ x: 1000, y: 1000, r: 200 }];
    const [norfolk] = placeLabels([label('Norfolk', 1000, 1000)], { ...free, circles }, [0, 400]);
    expect(norfolk).toMatchObject({ text: 'Norfolk', y: 1400 });
    const twice = [label('Ware', 2000, 2000), label('Wareside', 2010, 2010)];
    expect(placeLabels(twice, free, [0]).map(({ text }) => text)).toEqual(['Ware']);
  });

  it('are left out where they would run off the sheet', () => {
    expect(placeLabels([label('Biggleswade', 6990, 500)], free, [0])).toEqual([]);
  });

  it('stand in the middle of the largest part, whichever way its ring goes', () => {
    const ring = [
      [0, 50],
      [2, 50],
      [2, 52],
      [0, 52],
      [0, 50],
    ];
    const island = [
      [5, 50],
      [5.1, 50],
      [5.1, 50.1],
      [5, 50],
    ];
    const shape = { type: 'MultiPolygon' as const, coordinates: [[island], [ring]] };
    expect(middleOf([shape])).toEqual([1, 51]);
    expect(middleOf([{ type: 'Polygon', coordinates: [ring.toReversed()] }])).toEqual([1, 51]);
    expect(middleOf([])).toBeNull();
  });
});
