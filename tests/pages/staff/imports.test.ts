import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { type ImportId, importRow, importRun } from '#db/schema/imports.ts';
import type { Officer } from '#lib/actor.ts';
import { grantsFor } from '#lib/officers/can.ts';
import List from '../../../src/pages/staff/institutions/import/index.astro';
import Import from '../../../src/pages/staff/institutions/import/[id]/index.astro';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

type Given = Partial<typeof importRun.$inferInsert>;

async function aRun(db: Db, officer: Officer, given: Given = {}): Promise<ImportId> {
  const areaIds = grantsFor(officer, 'importRecords').map(({ areaId }) => areaId);
  const file = {
    fileName: 'schools.csv',
    fileBytes: 2000,
    fileHash: new Uint8Array([1]),
    readAs: 'CSV in UTF-8',
  };
  const headings = ['Name', 'Kind', 'Postcode', 'Religion'];
  const leftOut = [{ heading: 'Religion', because: 'religion or belief' }];
  const [row] = await db
    .insert(importRun)
    .values({
      ...{ ...file, kind: 'institutions', state: 'mapping', headings, leftOut, areaIds },
      ...{ examples: [['Ashmere'], [], [], []], mapping: { name: 'Name', kind: 'Kind' } },
      ...{ startedAt: now, startedBy: officer.id },
      ...given,
    })
    .returning({ id: importRun.id });
  return row!.id;
}

const stateOf = async (db: Db, id: ImportId) =>
  (await db.select().from(importRun).where(eq(importRun.id, id)))[0]?.state;

const row = (importId: ImportId, number: number, given: Partial<typeof importRow.$inferInsert> = {}) => ({
  ...{ importId, number, decision: 'create' as const, problems: [], remarks: [] },
  ...{
    record: { name: `School ${number}`, postcode: 'MK40 9AA' },
    institutionId: crypto.randomUUID() as never,
  },
  ...given,
});

describe('the imports', () => {
  it('ask for a list, and say what is wrong with what was sent', async ({ db }) => {
    const { status, text } = await visit(List, db, await anOfficer(db), { form: { kind: '' } });
    expect(status).toBe(422);
    expect(text).toContain('Choose what the list is of');
    expect(text).toContain('Choose a file: CSV, or an Excel workbook (.xlsx)');
  });

  it('refuse a file of 200 MB in words, before it is read', async ({ db }) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '200000000' };
    const { status, text } = await visit(List, db, await anOfficer(db), {
      form: { kind: 'contacts' },
      headers,
    });
    expect(status).toBe(422);
    expect(text).toContain('The file is larger than 150 MB. No list of this kind is: send it in parts');
    expect(await db.$count(importRun)).toBe(0);
  });

  it('are listed for whoever may import in the same areas, and for nobody else', async ({ db }) => {
    const officer = await anOfficer(db);
    await aRun(db, officer);
    expect((await visit(List, db, await anOfficer(db))).text).toMatch(
      /schools\.csv Institutions.*Waits for its columns/,
    );
    const elsewhere = { ...officer, grants: [] };
    expect((await visit(List, db, elsewhere)).status).toBe(404);
  });
});

describe('the columns of a list', () => {
  it('are proposed, and those that may not be read are named and not offered', async ({ db }) => {
    const officer = await anOfficer(db);
    const params = { id: await aRun(db, officer) };
    const { text, html } = await visit(Import, db, officer, { params });
    expect(text).toContain('Not read: “Religion” (religion or belief)');
    expect(html).toContain('<option value="Name" selected>Name (Ashmere)</option>');
    expect(html).not.toContain('<option value="Religion"');
    expect(text).toMatch(/Deletes on 21 December 2026/);
  });

  it('must say what each institution is, and each column only one thing', async ({ db }) => {
    const officer = await anOfficer(db);
    const params = { id: await aRun(db, officer) };
    const form = { intent: 'check', 'column-name': 'Name', 'column-postcode': 'Name' };
    const { status, text } = await visit(Import, db, officer, { params, form });
    expect(status).toBe(422);
    expect(text).toContain('Choose a column that holds the kind, or what kind all of them are');
    expect(text).toContain('“Name” is chosen for something else already');
  });

  it('are checked by the worker once they are said', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aRun(db, officer);
    const form = { intent: 'check', 'column-name': 'Name', 'column-kind': 'Kind' };
    const { status, location } = await visit(Import, db, officer, { params: { id }, form });
    expect([status, location]).toEqual([303, '/']);
    expect(await stateOf(db, id)).toBe('checking');
    const { text, headers } = await visit(Import, db, officer, { params: { id } });
    expect(text).toContain('Checking every row');
    expect(headers.get('refresh')).toBe('2');
  });

  it('of people need a source, and that they are adults', async ({ db }) => {
    const officer = await anOfficer(db);
    const params = { id: await aRun(db, officer, { kind: 'contacts', leftOut: [] }) };
    const { status, text } = await visit(Import, db, officer, { params, form: { intent: 'check' } });
    expect(status).toBe(422);
    expect(text).toContain('Enter from whom the list came, and when');
    expect(text).toContain('Make sure that everybody in the list is an adult');
  });
});

describe('the preview of a list', () => {
  const preview = async (db: Db, officer: Officer) => {
    const counts = [
      { foundBy: null, decision: 'create' as const, rows: 1 },
      { foundBy: 'like' as const, decision: 'skip' as const, rows: 1 },
      { foundBy: null, decision: 'refused' as const, rows: 1 },
    ];
    const id = await aRun(db, officer, { state: 'preview', rowsAll: 3, counts });
    await db
      .insert(importRow)
      .values([
        row(id, 2, { remarks: ['The postcode moved'] }),
        row(id, 3, { decision: 'skip', foundBy: 'like' }),
        row(id, 4, { decision: 'refused', record: null, cells: ['Brook', ''], problems: ['It has no kind'] }),
      ]);
    return id;
  };

  it('counts, tells each row what was found, and takes decisions for one and for all', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await preview(db, officer);
    const { text } = await visit(Import, db, officer, { params: { id } });
    expect(text).toMatch(/Rows 3 To add 1 To change 0 Left out 1 Refused 1/);
    expect(text).toMatch(/2 School 2 MK40 9AA Nothing like it The postcode moved/);
    expect(text).toMatch(/4 Brook It has no kind Refused/);
    expect(text).toContain('Add 1 and leave the rest');
    const form = { intent: 'decide', 'row-like-3': 'create', 'row-new-2': 'skip' };
    expect((await visit(Import, db, officer, { params: { id }, form })).status).toBe(303);
    const rows = await db
      .select()
      .from(importRow)
      .where(eq(importRow.importId, id))
      .orderBy(importRow.number);
    expect(rows.map(({ decision }) => decision)).toEqual(['skip', 'create', 'refused']);
    await visit(Import, db, officer, { params: { id }, form: { intent: 'decide', 'all-new': 'create' } });
    const after = await visit(Import, db, officer, { params: { id } });
    expect(after.text).toContain('Add 2 and leave the rest');
  });

  it('shows one kind of rows by itself', async ({ db }) => {
    const officer = await anOfficer(db);
    const params = { id: await preview(db, officer) };
    const { text } = await visit(Import, db, officer, { params, path: '/staff?show=refused' });
    expect(text).toContain('Rows: refused');
    expect(text).not.toContain('School 2');
  });

  it('is written by the worker, once', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await preview(db, officer);
    const form = { intent: 'write' };
    expect((await visit(Import, db, officer, { params: { id }, form })).status).toBe(303);
    expect(await stateOf(db, id)).toBe('writing');
    const again = await visit(Import, db, officer, { params: { id }, form });
    expect(again.status).toBe(409);
  });
});
