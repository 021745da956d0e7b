import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { expect, it } from 'vitest';
import type { Shape } from '#db/schema/boundaries.ts';
import { readBoundaries } from '#lib/areas/boundaries/read/boundaries.ts';
import { ringsIn } from '#lib/areas/boundaries/check/shape-of.ts';
import { describeWithData, sharedFile } from '../../support/real-files.ts';

const read = (name: string) => readBoundaries(sharedFile(`boundaries/${name}`), name, 'as_said');
const corners = (shape: Shape) => ringsIn(shape).reduce((sum, ring) => sum + ring.length, 0);

describeWithData('the real districts', () => {
  it.each([
    ['districts.geojson', 'geojson', 4326, 109],
    ['districts.topo.json', 'topojson', 4326, 109],
    ['districts-eastern-epsg27700.zip', 'shapefile', 27700, 45],
    ['police-neighbourhoods.kml', 'kml', 4326, 3],
    ['police-api-boundary.json', 'police_api', 4326, 1],
    ['natural-earth-counties.topo.json', 'topojson', 4326, 30],
  ])('come in from %s', (name, format, readAs, count) => {
    const file = read(name);
    expect(file).toMatchObject({ format, readAs });
    expect(file.features.filter(({ problem }) => problem === null)).toHaveLength(count);
  });

  it('lie in the same places from the National Grid as from degrees', () => {
    const byCode = new Map(read('districts.geojson').features.map((one) => [one.properties['code'], one]));
    for (const { properties, box } of read('districts-eastern-epsg27700.zip').features) {
      const other = byCode.get(properties['code'])!.box!;
      // Five metres, as far as the transformation goes.
      expect(Math.abs(box!.west - other.west)).toBeLessThan(0.00008);
      expect(Math.abs(box!.north - other.north)).toBeLessThan(0.00005);
    }
  });

  it('keep a hole where another district lies in it', () => {
    const { features } = read('districts.geojson');
    const holed = features.filter(({ shape }) => shape!.type === 'Polygon' && ringsIn(shape!).length > 1);
    expect(holed.length).toBeGreaterThan(0);
    for (const { shape } of holed) {
      const [corner] = ringsIn(shape!)[1]!;
      const inside = features.filter((one) => booleanPointInPolygon(corner!, one.shape!));
      expect(inside.length).toBeGreaterThan(1);
    }
  });

  it('are drawn with fewer corners, and neighbours still share them', () => {
    const { features } = read('districts.geojson');
    const all = (of: 'shape' | 'drawn') => features.reduce((sum, one) => sum + corners(one[of]!), 0);
    expect(all('drawn')).toBeLessThan(all('shape') * 0.75);
    const seen = new Map<string, number>();
    for (const { drawn } of features)
      for (const corner of new Set(ringsIn(drawn!).flat().map(String)))
        seen.set(corner, (seen.get(corner) ?? 0) + 1);
    const shared = [...seen.values()].filter((count) => count > 1).length;
    expect(shared / seen.size).toBeGreaterThan(0.3);
  });
});
