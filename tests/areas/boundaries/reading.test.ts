import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { BoundaryReading } from '#db/schema/boundary-uploads.ts';
import { guessedFields } from '#lib/areas/boundaries/check/fields.ts';
import { boundaryLimits } from '#lib/areas/boundaries/limits.ts';
import { readBoundaries } from '#lib/areas/boundaries/read/boundaries.ts';
import { Unreadable } from '#lib/areas/boundaries/read/found.ts';
import { fromGrid } from '#lib/areas/boundaries/read/grid.ts';
import { readInThread } from '#lib/areas/boundaries/read/in-thread.ts';
import { projectionIn } from '#lib/areas/boundaries/read/shapefile.ts';
import { aFeature, aFile, aSquare, bytesOf } from './shapes.ts';

const read = (bytes: Uint8Array, reading: BoundaryReading = 'as_said', name = 'a file') =>
  readBoundaries(bytes, name, reading);

function refusal(bytes: Uint8Array, reading: BoundaryReading = 'as_said'): string {
  try {
    read(bytes, reading);
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
  return 'read';
}

const police = JSON.stringify(
  aSquare()
    .slice(0, -1)
    .map(([x, y]) => ({ latitude: `${y}`, longitude: `${x}` })),
);
const placemark = (inner: string) =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>BEDS-1</name>${inner}</Placemark></Document></kml>`;
const kmlRing = `<Polygon><outerBoundaryIs><LinearRing><coordinates>${aSquare()
  .map(([x, y]) => `${x},${y},0`)
  .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon>`;

describe('a file of boundaries is read by what is in it', () => {
  it('as GeoJSON, with its properties as text', () => {
    const { format, features, fields } = read(aFile([aFeature({ name: 7 })]));
    expect([format, features[0]?.properties]).toEqual(['geojson', { code: 'E06000032', name: '7' }]);
    expect(fields.map(({ name, filled }) => [name, filled])).toEqual([
      ['code', 1],
      ['name', 1],
    ]);
  });

  it('as one boundary of the police API, named by its file', () => {
    const { format, features } = read(bytesOf(police), 'as_said', 'BEDS-12.json');
    expect(format).toBe('police_api');
    expect(features[0]).toMatchObject({ properties: { file: 'BEDS-12' }, problem: null });
  });

  it('as several of them in a ZIP', () => {
    const zip = zipSync({ 'a/BEDS-1.json': strToU8(police), 'a/BEDS-2.json': strToU8(police) });
    expect(read(zip).features.map(({ properties }) => properties['file'])).toEqual(['BEDS-1', 'BEDS-2']);
  });

  it('as KML, in which a collection of one is a polygon', () => {
    const { features } = read(bytesOf(placemark(`<MultiGeometry>${kmlRing}</MultiGeometry>`)));
    expect(features[0]).toMatchObject({ properties: { name: 'BEDS-1' }, shape: { type: 'Polygon' } });
  });

  it('as KML in a ZIP, whatever the ZIP is called', () => {
    expect(read(zipSync({ 'doc.kml': strToU8(placemark(kmlRing)) })).format).toBe('kmz');
  });

  it('as the National Grid where the file says so, or where somebody says it', () => {
    const metres = aFeature({
      geometry: { type: 'Polygon', coordinates: [aSquare(500_000, 220_000, 1000)] },
    });
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } };
    expect(read(aFile([metres], { crs })).readAs).toBe(27700);
    expect(refusal(aFile([metres]))).toBe('metres not degrees');
    expect(read(aFile([metres]), 'grid').features[0]?.problem).toBeNull();
  });

  it('with latitude first where somebody says so', () => {
    const turned = aFeature({ geometry: { type: 'Polygon', coordinates: [aSquare(52, -0.4)] } });
    expect(read(aFile([turned]), 'latitude_first').features[0]?.problem).toBeNull();
  });
});

describe('a file is refused in words', () => {
  it.each([
    ['that is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'not a boundary file'],
    ['that is empty', new Uint8Array(), 'not a boundary file'],
    ['that breaks off', bytesOf('{"type":"FeatureCollection","features":[{'), 'damaged'],
    ['of settings', bytesOf('{"name":"concord"}'), 'not a boundary file'],
    ['of a list of names', bytesOf('["Luton"]'), 'not a boundary file'],
    ['of a web page', bytesOf('<!doctype html><p>Sign in</p>'), 'not a boundary file'],
    ['of KML that breaks off', bytesOf(placemark(kmlRing).slice(0, -40)), 'damaged'],
    [
      'of KML that unfolds',
      bytesOf(`<!DOCTYPE kml [<!ENTITY a "aa">]>${placemark('&a;')}`),
      'not a boundary file',
    ],
    ['without areas', aFile([]), 'no areas'],
    ['that is a broken ZIP', bytesOf('PK and no more'), 'damaged'],
    ['that is a ZIP of letters', zipSync({ 'a.docx': new Uint8Array(3) }), 'not a boundary file'],
    ['with a shapefile that is none', zipSync({ 'a.shp': new Uint8Array(3) }), 'damaged'],
    [
      'in a projection nobody knows',
      aFile([aFeature()], { crs: { properties: { name: 'EPSG:2154' } } }),
      'unknown projection',
    ],
  ])('%s', (_what, bytes, reason) => {
    expect(refusal(bytes)).toBe(reason);
  });

  it('that has too many areas', () => {
    const many = Array.from({ length: boundaryLimits.features + 1 }, () => ({
      type: 'Feature',
      geometry: null,
    }));
    expect(refusal(aFile(many))).toBe('too many areas');
  });

  it('that has too many corners', () => {
    const ring = Array.from({ length: boundaryLimits.vertices + 1 }, () => [0, 52]);
    expect(refusal(aFile([aFeature({ geometry: { type: 'Polygon', coordinates: [ring] } })]))).toBe(
      'too many corners',
    );
  });

  it('in the thread that reads it, as outside of it', async () => {
    expect(await readInThread(bytesOf('no'), 'a file', 'as_said')).toEqual({
      ok: false,
      reason: 'not a boundary file',
    });
    const file = await readInThread(aFile([aFeature()]), 'a file', 'as_said');
    expect(file.ok && file.value.features).toHaveLength(1);
  });
});

describe('the projection of a shapefile', () => {
  it.each([
    ['PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936"]]', 27700],
    ['PROJCS["OSGB36 / British National Grid",GEOGCS["OSGB36"]]', 27700],
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]', 4326],
    ['PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]', null],
    ['COMPD_CS["a rare thing",LOCAL_CS["x"]]', null],
    ['', null],
  ])('named %s', (prj, epsg) => {
    expect(projectionIn(Buffer.from(prj))).toBe(epsg);
  });
});

it('places the National Grid within metres of the Ordnance Survey', () => {
  // The worked example of its guide to coordinate systems: a field in Norfolk, by the accurate transformation.
  const [longitude, latitude] = fromGrid([651_409.903, 313_177.27]);
  expect(latitude).toBeCloseTo(52.658_007_9, 4);
  expect(longitude).toBeCloseTo(1.716_073_9, 4);
});

it('guesses the columns of the Office for National Statistics', () => {
  const field = (name: string, ...examples: string[]) => ({ name, filled: 3, distinct: 3, examples });
  const fields = [
    field('OBJECTID', '1', '2', '3'),
    field('LAD24CD', 'E06000032', 'E06000055', 'E06000056'),
    field('LAD24NM', 'Luton', 'Bedford', 'Central Bedfordshire'),
    field('LAD24NMW', '', ''),
    field('GlobalID', '7f0c', '8a1b', '9c2d'),
  ];
  expect(guessedFields(fields)).toEqual({ code: 'LAD24CD', name: 'LAD24NM' });
});
