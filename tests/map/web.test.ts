import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place, placeWeb } from '#lib/map/web.ts';

const aWeb = fc.integer({ min: 1, max: 60 }).chain((count) =>
  fc.record({
    nodes: fc.constant(Array.from({ length: count }, (_, n) => ({ id: `n${n}`, steps: n === 0 ? 0 : 1 }))),
    ties: fc.array(
      fc.tuple(fc.nat(count - 1), fc.nat(count)).map(([one, other]) => [`n${one}`, `n${other}`] as const),
      { maxLength: 90 },
    ),
  }),
);

describe('a network of relationships', () => {
  it('is drawn alike each time, with every name in a place of its own', () => {
    fc.assert(
      fc.property(aWeb, ({ nodes, ties }) => {
        const spots = [...place(nodes, ties).values()];
        expect([...place(nodes, ties).values()]).toEqual(spots);
        expect([...placeWeb(nodes, ties).values()]).toEqual(spots);
        expect(spots).toHaveLength(nodes.length);
        for (const [index, one] of spots.entries())
          for (const other of spots.slice(index + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(50);
      }),
      { numRuns: 20 },
    );
  });
});
