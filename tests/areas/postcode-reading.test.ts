import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionOf, publishedOn } from '#lib/areas/postcodes/attribution.ts';
import { cellsOf } from '#lib/areas/postcodes/cells.ts';
import { linesOf } from '#lib/areas/postcodes/lines.ts';
import { noTally, readList } from '#lib/areas/postcodes/read-list.ts';
import type { Source } from '#lib/files/source.ts';
import { aSource, codePointLine, onsList, zipOf } from './postcode-lists.ts';

async function read(source: Source) {
  const tally = noTally();
  const pieces: Buffer[] = [];
  for await (const piece of readList(source, tally)) pieces.push(piece);
  const rows = Buffer.concat(pieces).toString().split('\n').slice(0, -1);
  return { tally, rows: rows.map((row) => row.split('\t')) };
}

describe('a list of postcodes', () => {
  it('of the ONS is read by the names of its columns', async () => {
    const { rows, tally } = await read(aSource('ONSPD_MAY_2026_UK.csv', onsList([{ postcode: 'LU1 2AB' }])));
    expect(rows).toEqual([['LU1 2AB', '51.878', '-0.42', 'E06000032', 'E05002212', '\\N']]);
    expect(tally).toMatchObject({ source: 'nspl', rowsRead: 1, rowsKept: 1 });
  });

  it('of the ONS since 2025 has other names for the same columns', async () => {
    const head = 'pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,wd25cd,x,east1m,north1m,lat,long,imd20ind';
    const { rows, tally } = await read(
      aSource('ONSPD_NOV_2025.csv', onsList([{ postcode: 'LU1 2AB' }], head)),
    );
    expect(rows[0]!.slice(3, 5)).toEqual(['E06000032', 'E05002212']);
    expect(tally.source).toBe('onspd');
  });

  it('of Ordnance Survey has metres and no head', async () => {
    const { rows, tally } = await read(aSource('lu.csv', codePointLine('LU1 2AB', 509_000, 221_000)));
    expect(tally.source).toBe('code_point_open');
    expect(Number(rows[0]![1])).toBeCloseTo(51.877, 2);
    expect(Number(rows[0]![2])).toBeCloseTo(-0.416, 2);
  });

  it('leaves Northern Ireland out and counts it', async () => {
    const list = onsList([{ postcode: 'LU1 2AB' }, { postcode: 'BT1 5GS' }, { postcode: 'BT2 8AA' }]);
    const { rows, tally } = await read(aSource('onspd.csv', list));
    expect(rows.map(([postcode]) => postcode)).toEqual(['LU1 2AB']);
    expect(tally).toMatchObject({ rowsRead: 3, rowsKept: 1, rowsDropped: 2 });
  });

  it('keeps postcodes that have ended, with the month', async () => {
    const { rows } = await read(aSource('onspd.csv', onsList([{ postcode: 'LU1 2AB', ended: '201905' }])));
    expect(rows[0]!.at(-1)).toBe('2019-05-01');
  });

  it('knows that a postcode without a position has none', async () => {
    const rows = [{ postcode: 'LU1 2AB', at: ['99.999999', '0.000000'] as [string, string] }];
    expect((await read(aSource('onspd.csv', onsList(rows)))).rows[0]!.slice(1, 3)).toEqual(['\\N', '\\N']);
    const metres = await read(aSource('lu.csv', codePointLine('LU1 2AB', 0, 0)));
    expect(metres.rows[0]!.slice(1, 3)).toEqual(['\\N', '\\N']);
  });

  it('says which lines it could not read and goes on', async () => {
    const good = Array.from({ length: 20 }, (_, at) => ({
      postcode: `LU1 ${at % 10}A${at < 10 ? 'B' : 'D'}`,
    }));
    const { tally } = await read(aSource('onspd.csv', onsList([...good, { postcode: 'NOWHERE' }])));
    expect(tally).toMatchObject({ rowsKept: 20, rowsRefused: 1 });
    expect(tally.refusals[0]).toMatch(/^There is no postcode in line 22 of onspd.csv/);
  });

  it.each([
    ['is no list of postcodes', 'name,address\r\nA,B\r\n', /has no column pcds \(postcode\)/],
    ['holds none', onsList([]), /holds no postcodes of Great Britain/],
    [
      'is mostly unreadable',
      onsList([{ postcode: 'LU1 2AB' }, { postcode: 'X' }]),
      /1 of 2 lines hold no postcode/,
    ],
    ['has no lines', 'x'.repeat(100_000), /it has no lines/],
    [
      'is cut short in its zip',
      zipOf({ 'Data/ONSPD.csv': onsList([{ postcode: 'LU1 2AB' }]) }).subarray(0, 90),
      /cut short/,
    ],
    ['is a zip of something else', zipOf({ 'readme.txt': 'Hello' }), /holds no list of postcodes/],
  ])('that %s is refused in words', async (_what, content, words) => {
    await expect(read(aSource('a.csv', content, 1000))).rejects.toThrow(words);
  });
});

describe("the publisher's zip", () => {
  it('of the ONS holds the list once whole, and again in pieces', async () => {
    const list = onsList([{ postcode: 'LU1 2AB' }, { postcode: 'LU1 2AD' }]);
    const content = zipOf({
      'Data/ONSPD_MAY_2026_UK.csv': list,
      'Data/multi_csv/ONSPD_MAY_2026_UK_LU.csv': list,
      'Documents/LA_UA names and codes UK.csv': 'code,name\r\n',
    });
    const { rows, tally } = await read(aSource('ONSPD_MAY_2026.zip', content, 50));
    expect(rows.length).toBe(2);
    expect(tally.bytesRead).toBe(tally.bytesAll);
  });

  it('of Ordnance Survey holds a file for each postcode area, and lists of codes beside them', async () => {
    const content = zipOf({
      'Data/CSV/lu.csv': codePointLine('LU1 2AB', 509_000, 221_000),
      'Data/CSV/mk.csv': codePointLine('MK402AB', 505_000, 249_000),
      'Doc/Code-Point_Open_Column_Headers.csv': 'PC,PQ\r\n',
    });
    const { rows } = await read(aSource('codepo_gb.zip', content, 50));
    expect(rows.map(([postcode]) => postcode)).toEqual(['LU1 2AB', 'MK40 2AB']);
  });

  it('that was damaged on its way is refused', async () => {
    const content = zipOf({ 'Data/ONSPD.csv': onsList(Array(200).fill({ postcode: 'LU1 2AB' })) });
    content.fill(255, 60, 120);
    await expect(read(aSource('a.zip', content, 1000))).rejects.toThrow(/damaged/);
  });
});

describe('a line of CSV', () => {
  it('gives the cells that are wanted, as a reader of whole lines would', () => {
    const cell = fc.oneof(
      fc.stringMatching(/^[\w .,"-]{0,8}$/),
      fc.constantFrom('', '"', '""', ',', 'LU1 2AB'),
    );
    const written = (text: string, quoted: boolean) =>
      quoted || /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const line = fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(line, fc.nat(8), fc.nat(8), (cells, one, other) => {
        const text = cells.map(([each, quoted]) => written(each, quoted)).join(',');
        const wanted = [...new Set([one, other])].filter((at) => at < cells.length).sort((a, b) => a - b);
        const [expected = ['']] = parse(text) as string[][];
        expect(cellsOf(text, wanted)).toEqual(wanted.map((at) => expected[at]));
      }),
    );
  });

  it('is found whole however the file is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z,]{1,12}$/)),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const found: string[] = [];
          const source = aSource('a.csv', lines.join('\n'), size);
          for await (const some of linesOf(source.read(0, source.size))) found.push(...some);
          expect(found).toEqual(lines);
        },
      ),
    );
  });
});

it('knows from its name which month a list is of', () => {
  expect(publishedOn('ONSPD_MAY_2026_UK.csv')?.toString()).toBe('2026-05-01');
  expect(publishedOn('NSPL_AUG_2025.zip')?.toString()).toBe('2025-08-01');
  expect(publishedOn('codepo_gb-2026-02.zip')?.toString()).toBe('2026-02-01');
  expect(publishedOn('postcodes.csv')).toBeNull();
});

it('is owed to its publishers, and says so for the year', () => {
  expect(attributionOf('onspd', 2026)).toContain('Royal Mail copyright and database right 2026');
  expect(attributionOf('code_point_open', 2025)).toContain(
    'Contains OS data © Crown copyright and database right 2025',
  );
});
