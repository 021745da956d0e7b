import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { areaAt } from '#lib/areas/boundaries/area-at.ts';
import { keptShapes } from '#lib/areas/boundaries/shapes-kept.ts';
import { aLayer, areaCoded } from '../../support/boundary-makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { describeWithData, sharedFile } from '../../support/real-files.ts';
import { aFeature, aFile, aSquare } from './shapes.ts';

const holed = { type: 'Polygon', coordinates: [aSquare(-0.4, 52, 0.1), aSquare(-0.37, 52.03, 0.04)] };
const inHole = { type: 'Polygon', coordinates: [aSquare(-0.37, 52.03, 0.04)] };
const round = aFeature({ code: 'E06000055', name: 'Bedford', geometry: holed });
const within = aFeature({ geometry: inHole });

describe('where a point lies', () => {
  it('is the district in the hole, not the one round it', async ({ db }) => {
    await aLayer(db, await anOfficer(db, 'administrator'), aFile([round, within]));
    const codes = {
      bedford: await areaCoded(db, 'district', 'E06000055'),
      luton: await areaCoded(db, 'district', 'E06000032'),
    };
    expect(await areaAt(db, 'district', { latitude: 52.05, longitude: -0.35 })).toBe(codes.luton.id);
    expect(await areaAt(db, 'district', { latitude: 52.01, longitude: -0.39 })).toBe(codes.bedford.id);
    expect(await areaAt(db, 'district', { latitude: 52.5, longitude: -0.39 })).toBeNull();
  });

  it('is nowhere inside a hole in which nothing lies', async ({ db }) => {
    await aLayer(db, await anOfficer(db, 'administrator'), aFile([round]));
    expect(await areaAt(db, 'district', { latitude: 52.05, longitude: -0.35 })).toBeNull();
  });

  it('is always the same of two neighbours, for a point on their border', async ({ db }) => {
    const east = aFeature({
      code: 'E06000056',
      name: 'Central Bedfordshire',
      geometry: { type: 'Polygon', coordinates: [aSquare(-0.3)] },
    });
    await aLayer(db, await anOfficer(db, 'administrator'), aFile([east, aFeature()]));
    const x = aSquare()[1]![0]!;
    const found = await areaAt(db, 'district', { latitude: 52.05, longitude: x });
    expect(found).toBe((await areaCoded(db, 'district', 'E06000032')).id);
  });
});

describeWithData('the real districts', () => {
  it.for([
    ['Luton Town Hall', 51.879, -0.4175, 'E06000032'],
    ['Bedford, the river', 52.1345, -0.4665, 'E06000055'],
    ['Cambridge, in the hole of South Cambridgeshire', 52.2053, 0.1218, 'E07000008'],
    ['Great Shelford, round Cambridge', 52.1475, 0.135, 'E07000012'],
    ['Ryde on the Isle of Wight', 50.7293, -1.1617, 'E06000046'],
  ] as const)('hold %s', async ([, latitude, longitude, code], { db }) => {
    await aLayer(db, await anOfficer(db, 'administrator'), sharedFile('boundaries/districts.geojson'));
    expect(await areaAt(db, 'district', { latitude, longitude })).toBe(
      (await areaCoded(db, 'district', code)).id,
    );
  });

  it('do not hold Charing Cross or the North Sea', async ({ db }) => {
    await aLayer(db, await anOfficer(db, 'administrator'), sharedFile('boundaries/districts.geojson'));
    expect(await areaAt(db, 'district', { latitude: 51.5074, longitude: -0.1278 })).toBeNull();
    expect(await areaAt(db, 'district', { latitude: 53, longitude: 2 })).toBeNull();
  });
});

describe('shapes that are kept in memory', () => {
  it('never come to more corners than they may, and give back what was kept last', () => {
    const size = fc.integer({ min: 4, max: 30 });
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 40 }), (sizes) => {
        const kept = keptShapes(60);
        const shapeOf = (count: number) => ({
          type: 'Polygon' as const,
          coordinates: [Array<number[]>(count).fill([0, 0])],
        });
        sizes.forEach((count, n) => kept.keep(String(n), shapeOf(count)));
        const held = sizes.filter((_, n) => kept.has(String(n))).reduce((sum, count) => sum + count, 0);
        expect(held).toBeLessThanOrEqual(60);
        expect(kept.get(String(sizes.length - 1))).toEqual(shapeOf(sizes.at(-1)!));
      }),
    );
  });
});
