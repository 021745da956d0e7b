import { eq } from 'drizzle-orm';
import { zipSync } from 'fflate';
import { describe, expect } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { area } from '#db/schema/areas.ts';
import { importPart } from '#db/schema/imports.ts';
import { institution } from '#db/schema/institutions.ts';
import { postcode } from '#db/schema/postcodes.ts';
import { becoming } from '#lib/institutions/imports/count.ts';
import { it } from '../../support/database.ts';
import { anImport } from '../../support/imports.ts';
import { anOfficer } from '../../support/makers.ts';

const settings = { otherKind: 'secondary_school' };

type List = ReturnType<typeof anImport>;

/** Sends and checks a list, and tells what is wrong with its rows: "3: It has no name". */
async function problemsOf(list: List, content: string | Uint8Array) {
  const id = await list.send(content);
  await list.check(id);
  const rows = await list.rows(id);
  return {
    problems: rows.flatMap(({ number, problems }) => problems.map((one) => `${number}: ${one}`)),
    remarks: rows.flatMap(({ number, remarks }) => remarks.map((one) => `${number}: ${one}`)),
    counts: (await list.find(id)).counts,
    rows,
  };
}

const workbook = (rows: (Record<string, unknown> | null)[][]): Promise<Uint8Array> =>
  writeXlsxFile(rows as never).toBuffer();
const text = (value: string) => ({ value });
const heads = ['Name', 'URN', 'Opens on', 'Postcode'].map(text);

describe('a file that cannot be read', () => {
  const files: [string, string | Uint8Array, string][] = [
    ['an empty file', '', 'The file is empty.'],
    ['headings alone', 'Name,Postcode\n', 'The file holds no rows below its headings.'],
    ['an open quotation mark', 'Name,Town\n"Ashmere,Luton\nBrook,Luton', 'Row 2 has a quotation mark'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'The file is of an old Excel (.xls).'],
    ['a PDF', '%PDF-1.7 and more', 'The file is no list'],
    ['what is no workbook', Buffer.from('PK\u0003\u0004 and nothing more'), 'is not an Excel workbook'],
  ];
  it('is refused in words, and nothing of it is kept', async ({ aConnection }) => {
    const connection = aConnection();
    const list = anImport(connection);
    for (const [, content, words] of files) {
      const id = await list.send(content);
      const { state, failure } = await list.find(id);
      expect(failure).toContain(words);
      expect(state).toBe('failed');
      const parts = await connection.db.select().from(importPart).where(eq(importPart.importId, id));
      expect(parts).toEqual([]);
    }
  });

  it('is refused before it is unfolded, when it is a bomb', async ({ aConnection }) => {
    const list = anImport(aConnection());
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(120_000_000).fill(32) }, { level: 1 });
    const { failure } = await list.find(await list.send(bomb));
    expect(failure).toContain('unfolds to more than 100 MB');
  });
});

describe('a list of institutions with faults', () => {
  it('has each told row by row, and the rest comes in', async ({ aConnection }) => {
    const list = anImport(aConnection(), { settings });
    const rows = [
      'Name,URN,Opens on,Website',
      'Ashmere School,912301,01/09/2027,ashmere.example',
      ',912302,,',
      'Brook School,12,,',
      'Castle School,912303,46478,',
      'Dene School,912304',
      'Elm School,912305,,elm.example,too,much',
      '=SUM(1),912306,,',
      'Ford School,912301,,',
    ];
    const { problems, counts, rows: kept } = await problemsOf(list, rows.join('\n'));
    expect(problems).toEqual([
      '3: It has no name',
      '4: “12” is no URN: six digits, like 912345',
      '5: “46478” is a date as the spreadsheet keeps it inside: format the column as a date, or write 1 April 2027',
      '6: It has 2 cells and the headings 4: cells may have slipped',
      '7: It has 6 cells and the headings 4: cells may have slipped',
      '8: A cell holds a formula: put its value in its place',
      '8: It has no name',
    ]);
    expect(becoming(counts, 'create')).toBe(1);
    expect(kept.at(-1)).toMatchObject({ foundBy: 'twice', likeNumber: 2, decision: 'skip' });
    expect(kept[0]!.record).toMatchObject({ opensOn: '2027-09-01', website: 'https://ashmere.example/' });
  });

  it('is read from a workbook too, with merged cells, formulas and dates as numbers told', async ({
    aConnection,
  }) => {
    const list = anImport(aConnection(), { settings, name: 'list.xlsx' });
    const day = { value: new Date('2027-09-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' };
    const number = (value: number) => ({ value, type: Number });
    const file = await workbook([
      [{ value: 'Schools of the county', columnSpan: 4 }, null, null, null],
      heads,
      [text('Ashmere School'), number(912301), day, text('MK40 9AA')],
      [{ value: 'Brook School', rowSpan: 2 }, number(912302), null, null],
      [null, number(912303), null, null],
      [text('Castle School'), { value: '=900000+3', type: 'Formula' }, null, null],
      [text('Dene School'), number(912304), number(46478), null],
    ]);
    const { problems, rows } = await problemsOf(list, file);
    expect(rows[0]).toMatchObject({ number: 3, decision: 'create' });
    expect(rows[0]!.record).toMatchObject({ urn: '912301', opensOn: '2027-09-01', postcode: 'MK40 9AA' });
    expect(problems).toEqual([
      '4: Cells A4 to A5 are merged: part them, and fill in each',
      '4: It has no name',
      '5: Cells A4 to A5 are merged: part them, and fill in each',
      '5: It has no name',
      '6: Cell B6 holds a formula: put its value in its place',
      expect.stringContaining('7: “46478” is a date as the spreadsheet keeps it inside'),
    ]);
  });

  it('goes by where a postcode lies now, and says when it moved, ended or speaks against the row', async ({
    aConnection,
  }) => {
    const connection = aConnection();
    const { db } = connection;
    const list = anImport(connection, { settings });
    const district = async (slug: string) => (await db.select().from(area).where(eq(area.slug, slug)))[0]!;
    const [bedford, luton] = [await district('bedford'), await district('luton')];
    const day = (text: string) => Temporal.PlainDate.from(text);
    const [here, there] = [bedford.code, luton.code];
    await db.insert(postcode).values([
      { postcode: 'MK40 9AA', districtCode: here },
      { postcode: 'MK40 9AB', districtCode: here, formerDistrictCode: there, movedOn: day('2026-08-01') },
      { postcode: 'MK40 9AD', districtCode: here, endedOn: day('2024-05-03') },
    ]);
    const rows = [
      'Name,Postcode,District',
      'Ashmere School,mk409aa,',
      'Brook School,MK40 9AB,Luton',
      'Castle School,MK40 9AD,',
      'Dene School,MK40 9AA,Luton',
      'Elm School,MK40 9ZZ,E06000032',
    ];
    const { problems, remarks, rows: kept } = await problemsOf(list, rows.join('\n'));
    expect(remarks).toEqual([
      '3: MK40 9AB was in Luton until the list of 1 August 2026: it is in Bedford now',
      '6: MK40 9ZZ is not in the list of postcodes',
    ]);
    expect(problems).toEqual([
      '4: The postcode MK40 9AD ended on 3 May 2024',
      '5: The postcode MK40 9AA lies in Bedford, and the row says Luton',
    ]);
    const districts = kept.map(({ record }) => record?.['districtId'] ?? null);
    expect(districts).toEqual([bedford.id, bedford.id, null, null, luton.id]);
  });

  it('has columns that may not be read left out, and rows outside the areas refused', async ({
    aConnection,
  }) => {
    const connection = aConnection();
    const officer = await anOfficer(connection.db);
    const list = anImport(connection, { settings, officer });
    const content =
      'Name,District,Religious character\nAshmere School,Bedford,None\nCity School,Norwich,None\n';
    const id = await list.send(content);
    const { leftOut, mapping, examples } = await list.find(id);
    expect(leftOut).toEqual([{ heading: 'Religious character', because: 'religion or belief' }]);
    expect(mapping).toEqual({ name: 'Name', district: 'District' });
    expect(examples[2]).toEqual([]);
    await list.check(id);
    const rows = await list.rows(id);
    expect(rows[1]!.problems).toEqual(['It lies in Norwich, where you may not import']);
    await list.write(id);
    const made = await connection.db.select().from(institution);
    expect(made.map(({ name }) => name)).toEqual(['Ashmere School']);
  });
});
