import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessDelimiter } from '#lib/tables/delimiter.ts';
import { type Encoding, watchEncoding } from '#lib/tables/encoding.ts';
import { readCsv } from '#lib/tables/read-csv.ts';
import { columnName, UnreadableTable } from '#lib/tables/sheet.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

type Options = { encoding?: Encoding; delimiter?: string; size?: number };

async function rowsOf(bytes: Uint8Array, { encoding = 'utf-8', delimiter = ',', size = 7 }: Options = {}) {
  const rows: { number: number; cells: string[] }[] = [];
  for await (const some of readCsv(inPieces(bytes, size), { encoding, delimiter })) rows.push(...some);
  return rows;
}
const cellsOf = async (text: string) => (await rowsOf(Buffer.from(text))).map(({ cells }) => cells);

describe('reading CSV', () => {
  it('agrees with a reader of whole files, wherever the bytes are parted', async () => {
    const odd = fc.constantFrom('a,b', 'say "yes"', 'two\nlines', 'é', '');
    const cell = fc.oneof(fc.string({ maxLength: 6 }), odd);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const ends = fc.constantFrom('\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(table, ends, fc.integer({ min: 1, max: 40 }), async (rows, end, size) => {
        const bytes = Buffer.from(rows.map((cells) => cells.map(quoted).join(',')).join(end));
        const ours = await rowsOf(bytes, { size });
        const whole = parse(bytes, { relax_column_count: true, record_delimiter: end }) as string[][];
        const filled = whole.filter((cells) => cells.some((one) => one.trim() !== ''));
        expect(ours.map(({ cells }) => cells)).toEqual(filled);
      }),
    );
  });

  it('counts rows as a spreadsheet does, and leaves out blank ones', async () => {
    expect(await rowsOf(Buffer.from('a,b\n\n"x\ny",z\n ,\nlast,one'))).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 3, cells: ['x\ny', 'z'] },
      { number: 5, cells: ['last', 'one'] },
    ]);
  });

  it('takes a quotation mark within a cell for what it is', async () => {
    expect(await cellsOf('6" pipe,b\n"a"b,c')).toEqual([
      ['6" pipe', 'b'],
      ['ab', 'c'],
    ]);
  });

  it('says in which row a quotation mark is never closed', async () => {
    await expect(cellsOf('a,b\n1,"two\n3,4')).rejects.toThrow(UnreadableTable);
    await expect(cellsOf('a,b\n1,"two\n3,4')).rejects.toThrow('Row 2 has a quotation mark');
  });
});

describe('telling how a file is written', () => {
  const told = (bytes: Uint8Array) => {
    const watch = watchEncoding();
    for (let at = 0; at < bytes.length; at += 5) watch.see(bytes.subarray(at, at + 5));
    return watch.end().encoding;
  };
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from('Name\nÉcole Sainte-Anne'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from('\uFEFFName\nÉcole'), 'utf-8'],
    ['UTF-16 as Excel writes it', utf16('Name\tTown\nÉcole\tLuton'), 'utf-16le'],
    ['UTF-16 without its mark', utf16('Name and place').subarray(2), 'utf-16le'],
    ['UTF-16 the other way round', utf16('Name').swap16(), 'utf-16be'],
    ['an older spreadsheet', Buffer.from('Name\nÉcole', 'latin1'), 'windows-1252'],
  ] as const)('knows %s', (_what, bytes, encoding) => {
    expect(told(bytes)).toBe(encoding);
  });

  it('reads each of them as the same words', async () => {
    const text = 'Name,Town\nÉcole,Luton';
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'latin1'), utf16(text), utf16(text).swap16()]) {
      const rows = await rowsOf(bytes, { encoding: told(bytes) });
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['Name', 'Town'],
        ['École', 'Luton'],
      ]);
    }
  });

  it('sees that only the end of a long file is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('plain words\n'.repeat(1000)), Buffer.from([0xe9])]);
    expect(told(bytes)).toBe('windows-1252');
  });
});

describe('guessing what parts the cells', () => {
  it.each([
    ['commas', 'a,b,c\n1,2,3', ','],
    ['semicolons beside commas in words', 'Name;Town\n"Smith, Jones";Luton', ';'],
    ['tabs', 'a\tb\n1\t2', '\t'],
    ['upright lines', 'a|b\n1|2', '|'],
    ['one column', 'Name\nAshmere', ','],
  ] as const)('knows %s', (_what, text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  it('calls columns as a spreadsheet does', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
