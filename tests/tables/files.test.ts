import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readSheets from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { safeText } from '#lib/tables/cells.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { xlsxOf } from '#lib/tables/write-xlsx.ts';

const dangerous = [
  ...[
    '=1+1',
    '+44 1632',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u00A0=1',
    '\uFEFF=1',
    '\u200B=1',
  ],
  ...['＝1', '＋1', '－1', '＠1', '|cmd', '%0A=1', '=HYPERLINK("https://x.example")', '\0=1'],
];

describe('a file that leaves', () => {
  it('holds no cell that a spreadsheet would reckon with', () => {
    for (const text of dangerous) expect(safeText(text)).toBe(`'${text}`);
    for (const text of ['Oak School', "'=1", '3 + 4', 'a=b', '', 'é', '1-2'])
      expect(safeText(text)).toBe(text);
  });

  it('holds none whatever is typed, in CSV and in Excel', async () => {
    const begins = /^[\s\0\u200B\uFEFF]*[=+\-@＝＋－＠|%]/;
    const texts = [...dangerous, ...fc.sample(fc.string({ unit: 'grapheme', minLength: 1 }), 200)];
    const csv = parse(
      csvOf(
        ['Text'],
        texts.map((text) => [text]),
      ),
      { record_delimiter: '\r\n', relax_quotes: false },
    ) as string[][];
    expect(csv.slice(1).filter(([cell]) => begins.test(cell ?? ''))).toEqual([]);
    const file = await xlsxOf(
      ['Text'],
      texts.map((text) => [text]),
      [['Why', '=1']],
    );
    const sheets = await readSheets(Buffer.from(file));
    for (const { data } of sheets)
      for (const row of data) for (const cell of row) expect(begins.test(String(cell ?? ''))).toBe(false);
  });

  it('says under the list, and on a sheet of its own, what it is and for whom', async () => {
    const foot = [
      ['Marking', 'OFFICIAL-SENSITIVE'],
      ['Why', 'To plan visits'],
    ];
    expect(csvOf(['Name'], [['Sarah']], foot)).toBe(
      'Name\r\nSarah\r\n\r\nMarking,OFFICIAL-SENSITIVE\r\nWhy,To plan visits\r\n',
    );
    const [list, about] = await readSheets(
      Buffer.from(await xlsxOf(['Name', 'Reach'], [['Sarah', 4]], foot)),
    );
    expect(list).toMatchObject({
      sheet: 'List',
      data: [
        ['Name', 'Reach'],
        ['Sarah', 4],
      ],
    });
    expect(about!.data).toEqual(foot);
  });

  it('is readable in Excel although a name is what every object inherits', async () => {
    const file = await xlsxOf(['Name'], [['constructor'], ['toString'], ['__proto__']], []);
    const [list] = await readSheets(Buffer.from(file));
    expect(list!.data.slice(1).map(([cell]) => String(cell).trim())).toEqual([
      'constructor',
      'toString',
      '__proto__',
    ]);
  });

  it('is readable in Excel although a name holds what XML cannot', async () => {
    const file = await xlsxOf(['Name'], [['Sar\u0000ah\u0008 <b>&\uFFFF']], []);
    const [list] = await readSheets(Buffer.from(file));
    expect(list!.data[1]).toEqual(['Sarah <b>&']);
  });
});
