import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInBritain, toDegrees, toGrid } from '#lib/areas/locating/projection.ts';
import { precisionOf, sizeWords } from '#lib/areas/locating/precision.ts';
import { readPlace } from '#lib/areas/locating/read.ts';

const pointOf = (text: string) => {
  const read = readPlace(text);
  if (read.kind !== 'point') throw new Error(`${text} was read as ${JSON.stringify(read)}`);
  return read;
};

describe('latitude and longitude', () => {
  it.each([
    '51.88, -0.42',
    '51.88 -0.42',
    '51.88N 0.42W',
    'N51.88 W0.42',
    '51.88° N, 0.42° W',
    '0.42W 51.88N',
    "51°52.8'N 0°25.2'W",
    '51°52′48″N 0°25′12″W',
    '51 52 48 N, 0 25 12 W',
    '51:52:48, -0:25:12',
    '51 52 48 -0 25 12',
  ])('are read from %s', (text) => {
    const { point } = pointOf(text);
    expect(point.latitude).toBeCloseTo(51.88, 6);
    expect(point.longitude).toBeCloseTo(-0.42, 6);
  });

  it('the wrong way round are refused, with the right way beside it', () => {
    expect(readPlace('-0.42, 51.88')).toEqual({
      kind: 'misread',
      reason: 'swapped',
      instead: '51.88, -0.42',
    });
  });

  it.each(['48.85, 2.35', '0, 0', '51.88, 12.4', '91, -0.4', '54.6, -95.9'])(
    'beyond the coast are refused: %s',
    (text) => expect(readPlace(text)).toEqual({ kind: 'misread', reason: 'outside' }),
  );

  it.each(['51.88, -0.42, 7', '51 75 00, 0 25 12', '51.88.2, -0.4', '51.5 30, 0 25', '51, N'])(
    'that make no sense are refused: %s',
    (text) => expect(readPlace(text)).toEqual({ kind: 'misread', reason: 'not understood' }),
  );

  it('are as exact as their figures, and whole degrees are too coarse', () => {
    expect(precisionOf(pointOf('51.88213, -0.42017').metres)).toBe('exact');
    expect(precisionOf(pointOf('51.88, -0.42').metres)).toBe('place');
    expect(precisionOf(pointOf('51.9, -0.4').metres)).toBe('district');
    expect(readPlace('52, -1')).toEqual({ kind: 'misread', reason: 'too coarse' });
  });
});

describe('OS grid references', () => {
  it.each([
    ['TL 09 21', 1000],
    ['TL0921', 1000],
    ['tl 090 210', 100],
    ['TL 0900 2100', 10],
    ['TL 09000 21000', 1],
    ['TL0900021000', 1],
  ])('%s is read as a square of %i metres', (text, metres) => {
    const read = pointOf(text);
    expect(read.metres).toBe(metres);
    const { easting, northing } = toGrid(read.point);
    expect(easting).toBeCloseTo(509_000 + metres / 2, -1);
    expect(northing).toBeCloseTo(221_000 + metres / 2, -1);
  });

  it('know the places that Ordnance Survey gives as examples', () => {
    // Its guide to coordinate systems: 651409.903, 313177.270 is 52°39'27.25"N 1°43'4.52"E on ETRS89, 5 m off here.
    const { latitude, longitude } = toDegrees({ easting: 651_409.903, northing: 313_177.27 });
    expect(latitude).toBeCloseTo(52.6579, 3);
    expect(longitude).toBeCloseTo(1.7161, 3);
  });

  it('of a quarter or a lettered square of ten kilometres are read too', () => {
    expect(pointOf('TL09SE').metres).toBe(5000);
    expect(pointOf('TL 02 A').metres).toBe(2000);
  });

  it.each(['TL 092 21', 'TL 123', 'TL 0921 SE'])('with a figure missing are refused: %s', (text) =>
    expect(readPlace(text)).toMatchObject({ reason: 'not understood' }),
  );

  it('of a hundred kilometres are too coarse', () => {
    expect(readPlace('TL')).toMatchObject({ reason: 'too coarse' });
  });

  it('are not confused with half a postcode', () => {
    expect(readPlace('SO 21')).toMatchObject({ kind: 'outcode' });
    expect(readPlace('TL 09')).toMatchObject({ kind: 'point', metres: 10_000 });
  });
});

describe('eastings and northings', () => {
  it.each(['509000 221000', '509000, 221000', 'E509000 N221000', '509000E 221000N'])(
    'are read from %s',
    (text) => {
      const grid = toGrid(pointOf(text).point);
      expect(grid.easting).toBeCloseTo(509_000, -1);
      expect(grid.northing).toBeCloseTo(221_000, -1);
    },
  );

  it('the wrong way round are refused where that can be told', () => {
    expect(readPlace('1100000 300000')).toMatchObject({ reason: 'swapped', instead: '300000, 1100000' });
  });
});

describe('postcodes', () => {
  it.each(['MK40 2AB', 'mk402ab', ' Mk40  2aB ', 'MK40-2AB'])('%s is read', (text) => {
    expect(readPlace(text)).toEqual({ kind: 'postcode', postcode: 'MK40 2AB' });
  });

  it('with a letter for the figure of its second half is mended', () => {
    expect(readPlace('MK40 OAB')).toEqual({ kind: 'postcode', postcode: 'MK40 0AB' });
  });

  it.each(['MK40', 'LU1', 'sg18', 'MK40 2', 'W1A'])('half of one is known as half: %s', (text) =>
    expect(readPlace(text)).toMatchObject({ kind: 'outcode' }),
  );

  it.each(['BT1 5GS', 'JE2 3AB', 'IM1 1AA'])('of other islands are outside: %s', (text) =>
    expect(readPlace(text)).toMatchObject({ reason: 'outside' }),
  );
});

describe('whatever is typed', () => {
  it('goes there and back between degrees and the National Grid within a metre', () => {
    const britain = fc.record({
      easting: fc.integer({ min: 100_000, max: 650_000 }),
      northing: fc.integer({ min: 20_000, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(britain, (grid) => {
        const back = toGrid(toDegrees(grid));
        expect(Math.hypot(back.easting - grid.easting, back.northing - grid.northing)).toBeLessThan(1);
      }),
    );
  });

  it('is read as something or refused, never as a point that is not in Britain', () => {
    const words = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[-\d., °'"NSEWTLQ]{1,24}$/),
      fc
        .tuple(
          fc.double({ min: -200, max: 200, noNaN: true }),
          fc.double({ min: -200, max: 200, noNaN: true }),
        )
        .map(([one, other]) => `${one}, ${other}`),
    );
    fc.assert(
      fc.property(words, (text) => {
        const read = readPlace(text);
        if (read.kind === 'point') expect(isInBritain(read.point)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('lies in the square that it was given by', () => {
    const half = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(half, fc.nat(99_999), fc.nat(99_999), (figures, east, north) => {
        const cut = (value: number) => String(value).padStart(5, '0').slice(0, figures);
        const read = readPlace(`TL ${cut(east)} ${cut(north)}`);
        if (read.kind !== 'point') throw new Error('A reference in TL is a point.');
        const grid = toGrid(read.point);
        const size = 10 ** (5 - figures);
        expect(Math.abs(grid.easting - 500_000 - Number(cut(east)) * size - size / 2)).toBeLessThan(1);
        expect(Math.abs(grid.northing - 200_000 - Number(cut(north)) * size - size / 2)).toBeLessThan(1);
      }),
    );
  });
});

it('says in words how exactly a point was given', () => {
  expect(sizeWords(1)).toBe('to the metre');
  expect(sizeWords(100)).toBe('within 100 metres');
  expect(sizeWords(1000)).toBe('within 1 kilometre');
  expect(sizeWords(10_000)).toBe('within 10 kilometres');
});
