import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arcPath } from '#lib/charts/arcs.ts';
import { ringParts } from '#lib/charts/rings.ts';

const circle = { x: 100, y: 100, r: 40 };

it('a part of a ring ends where the next begins, and the last where the first began', () => {
  const shares = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(shares, (given) => {
      const arcs = ringParts(given).map((part) => arcPath(circle, part));
      const ends = arcs.map((d) => d.split(' ').slice(-2).map(Number));
      const begins = arcs.map((d) => d.slice(1).split('A')[0]!.split(' ').map(Number));
      for (const [nth, end] of ends.entries()) {
        const begin = begins[(nth + 1) % begins.length]!;
        expect(Math.hypot(end[0]! - begin[0]!, end[1]! - begin[1]!)).toBeLessThan(0.2);
      }
    }),
  );
});

it('a part of nothing is not drawn, and one that is all goes the whole way round', () => {
  const [nothing, all] = ringParts([0, 7]);
  expect(arcPath(circle, nothing!)).toBe('');
  expect(arcPath(circle, all!)).toBe('M100 60a40 40 0 1 1-.1 0z');
});
