import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFeature } from '#lib/areas/boundaries/check/feature.ts';
import { areaOf } from '#lib/areas/boundaries/check/mend.ts';
import { ringsIn } from '#lib/areas/boundaries/check/shape-of.ts';
import { aFeature, aSquare } from './shapes.ts';

const check = (geometry: unknown) => checkFeature(aFeature({ geometry }) as never, ([x, y]) => [x!, y!]);
const polygon = (...coordinates: number[][][]) => ({ type: 'Polygon', coordinates });

describe('a feature that cannot be used says so', () => {
  it.each([
    ['without a shape', null, 'It is empty: it has no shape'],
    ['that is a point', { type: 'Point', coordinates: [-0.4, 52] }, 'It is a point, not an area'],
    ['that is a line', { type: 'LineString', coordinates: aSquare() }, 'It is a line, not an area'],
    ['without rings', polygon(), 'It is empty: it has no shape'],
    [
      'whose ring is a line there and back',
      polygon([
        [-0.4, 52],
        [0, 52],
        [-0.4, 52],
        [-0.4, 52],
      ]),
      'hold no room',
    ],
    [
      'with latitude before longitude',
      polygon(aSquare(52, -0.4)),
      'Latitude and longitude have changed places',
    ],
    ['in the sea off Africa', polygon(aSquare(0, 0)), 'outside Great Britain, near 0.00000, 0.00000'],
    ['in Paris', polygon(aSquare(2.3, 48.8)), 'outside Great Britain'],
    [
      'like a bow tie',
      polygon([
        [-0.4, 52],
        [-0.3, 52.1],
        [-0.3, 52],
        [-0.4, 52.1],
        [-0.4, 52],
      ]),
      'crosses itself near 52.05000, -0.35000',
    ],
    ['with a hole that breaks out', polygon(aSquare(), aSquare(-0.35, 52.05)), 'crosses itself'],
    ['of a kind that nobody knows', { type: 'Sphere' }, 'It is empty'],
    ['with numbers that are none', polygon([[null, 52]] as never), 'It is empty'],
  ])('%s', (_what, geometry, words) => {
    const { problem, shape } = check(geometry);
    expect(problem).toContain(words);
    expect(shape).toBeNull();
  });
});

describe('a feature is mended', () => {
  it('when its ring is open or a corner stands twice', () => {
    const [first, second, ...rest] = aSquare().slice(0, -1);
    const open = check(polygon([first!, second!, second!, ...rest]));
    expect(open.problem).toBeNull();
    expect(open.remarks).toEqual(['A ring was open and was closed']);
    expect(ringsIn(open.shape!)[0]).toHaveLength(5);
  });

  it('by turning its rings as a globe wants them, whichever way they ran', () => {
    const hole = aSquare(-0.37, 52.03, 0.02);
    const ways = [aSquare(), aSquare().toReversed()].flatMap((outer) => [
      [outer, hole],
      [outer, hole.toReversed()],
    ]);
    for (const rings of ways) {
      const { shape } = check(polygon(...rings));
      expect(ringsIn(shape!).map((ring) => Math.sign(areaOf(ring)))).toEqual([-1, 1]);
    }
  });

  it('by leaving out heights, and rings without room', () => {
    const high = aSquare().map((position) => [...position, 12]);
    const { shape, remarks } = check(
      polygon(high, [
        [-0.35, 52.05],
        [-0.34, 52.05],
        [-0.33, 52.05],
        [-0.35, 52.05],
      ]),
    );
    expect(ringsIn(shape!)).toEqual([aSquare().toReversed()]);
    expect(remarks).toEqual(['A ring without room inside was left out']);
  });

  it('by making a collection of one polygon a polygon, and of two a multipolygon', () => {
    const one = { type: 'GeometryCollection', geometries: [polygon(aSquare())] };
    const inner = { type: 'GeometryCollection', geometries: [polygon(aSquare(-0.1)), one] };
    expect(check(one).shape?.type).toBe('Polygon');
    expect(check(inner).shape?.type).toBe('MultiPolygon');
  });

  it('not at all where it crosses itself by a hair, which is told', () => {
    const tiny = 0.0001;
    const ring = [
      [-0.4, 52],
      [-0.3, 52],
      [-0.3, 52.1],
      [-0.35, 52.1],
      [-0.35 + tiny, 52.1 + tiny],
    ];
    const knotted = [...ring, [-0.35 + tiny, 52.1 - tiny], [-0.36, 52.1], [-0.4, 52.1], [-0.4, 52]];
    const { problem, remarks } = check(polygon(knotted));
    expect(problem).toBeNull();
    expect(remarks.join()).toContain('so slightly that it is used as it is');
  });
});

describe('the check for crossings', () => {
  it('finds none in any ring whose corners go round a middle', () => {
    const ring = fc.array(fc.double({ min: 0.01, max: 0.2, noNaN: true }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(ring, (reaches) => {
        const corner = (reach: number, n: number) => {
          const angle = (2 * Math.PI * n) / reaches.length;
          return [-0.4 + reach * Math.cos(angle), 52 + reach * Math.sin(angle)];
        };
        const corners = reaches.map(corner);
        expect(check(polygon([...corners, corners[0]!])).problem).toBeNull();
      }),
    );
  });

  it('lets islands touch at a corner', () => {
    const touching = { type: 'MultiPolygon', coordinates: [[aSquare()], [aSquare(-0.3, 52.1)]] };
    expect(check(touching).problem).toBeNull();
  });
});
