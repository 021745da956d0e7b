import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { type SubscriberImportId, subscriberImportRow } from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { aList, aWrittenList } from '../../newsletters/import-makers.ts';
import { kept, mailsTo } from '../../newsletters/makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import ListPage from '../../../src/pages/staff/newsletters/subscribers/import/[id]/index.astro';
import { GET as rowsFile } from '../../../src/pages/staff/newsletters/subscribers/import/[id]/rows.csv.ts';
import UndoPage from '../../../src/pages/staff/newsletters/subscribers/import/[id]/undo.astro';
import SendPage from '../../../src/pages/staff/newsletters/subscribers/import/index.astro';
import { localsFor, visit } from './visit.ts';

const ann = 'ann@reader.example';
const evidence = {
  ...{ way: 'other', source: 'Library desk', words: 'News please', topics: 'topic_news' },
  ...{ 'agreed-day': '4', 'agreed-month': '7', 'agreed-year': '2026' },
};

function send(db: Db, officer: Officer, csv: string | null, fields: Record<string, string> = evidence) {
  const upload = new FormData();
  for (const [name, value] of Object.entries(fields)) upload.append(name, value);
  if (csv !== null) upload.append('list', new File([csv], 'library.csv', { type: 'text/csv' }));
  return visit(SendPage, db, officer, { upload });
}
const at = (
  page: Parameters<typeof visit>[0],
  db: Db,
  officer: Officer,
  id: string,
  form?: Record<string, string>,
) => visit(page, db, officer, { params: { id }, ...(form && { form }) });

describe('a list of subscribers', () => {
  it('is looked at before anybody is written to, and then taken in by one button', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const { status, location } = await send(db, officer, `Email\n${ann}\nnobody\n`);
    expect(status).toBe(303);
    const id = location!.split('/').at(-1)!;
    const { text } = await at(ListPage, db, officer, id);
    expect(text).toContain('1 person can be taken in, of 2 rows');
    expect(text).toContain('This is not an email address');
    expect(await kept(db, ann)).toBeUndefined();
    const done = await at(ListPage, db, officer, id, { deed: 'write' });
    expect(done.location).toBe(`${location}?done=written`);
    expect(await mailsTo(db, ann)).toEqual(['newsletter-confirm']);
    expect((await at(ListPage, db, officer, id, { deed: 'write' })).status).toBe(409);
  });

  it('is refused in words when it is no list, has no addresses, or nothing says how they agreed', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'comms');
    const words = async (csv: string | null, fields?: Record<string, string>) => {
      const { status, text } = await send(db, officer, csv, fields);
      expect(status).toBe(422);
      return text;
    };
    expect(await words(null)).toContain('Choose a CSV file');
    expect(await words('Email\n')).toContain('no rows under its headings');
    expect(await words('Name\nAnn\n')).toContain('No column is called Email');
    expect(await words('PK\0\0workbook\nEmail\0\n')).toContain('The file is no list');
    expect(await words(`Email\n${`${ann}\n`.repeat(2001)}`)).toContain('more than 2,000 rows');
    const { way: _, ...rest } = evidence;
    expect(await words(`Email\n${ann}\n`, rest)).toContain('Choose how they agreed');
    expect(await words(`Email\n${ann}\n`, { ...evidence, 'agreed-day': '40' })).toContain('Enter a day');
  });

  it('gives the rows that are not taken as a file, in which no cell is a formula', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aList(db, officer, { csv: 'Email\n=cmd()\n' });
    const answer = (await rowsFile({ params: { id }, locals: localsFor(db, officer) } as never)) as Response;
    expect(await answer.text()).toContain("2,'=cmd(),");
  });

  it('takes what was put right in that file, with what each person chose', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const csv =
      'Email,Topics,Areas,Source,Agreed,Words\nnobody,topic_events,Essex,Desk,4/7/2026,News please\n';
    const id = await aList(db, officer, { csv });
    const answer = (await rowsFile({ params: { id }, locals: localsFor(db, officer) } as never)) as Response;
    const mended = (await answer.text()).replace('nobody', ann);
    const again = (await send(db, officer, mended, { way: 'other' })).location!.split('/').at(-1)!;
    expect((await at(ListPage, db, officer, again)).text).toContain('1 person can be taken in, of 1 row.');
    const [row] = await db
      .select()
      .from(subscriberImportRow)
      .where(eq(subscriberImportRow.importId, again as SubscriberImportId));
    expect(row!.chosen).toMatchObject({ topics: ['topic_events'], areas: [expect.any(String)] });
  });

  it('is thrown away, or taken back, by whoever may bring in lists', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aList(db, officer);
    expect((await at(ListPage, db, officer, id, { deed: 'discard' })).location).toContain('done=discarded');
    expect((await at(ListPage, db, officer, id)).status).toBe(404);
    const written = await aWrittenList(db, officer);
    expect((await at(UndoPage, db, await anOfficer(db, 'prevent_officer'), written, {})).status).toBe(404);
    expect((await at(UndoPage, db, officer, written)).text).toContain('brought in 2 people');
    expect((await at(UndoPage, db, officer, written, {})).location).toContain('done=undone');
    expect(await kept(db, ann)).toBeUndefined();
    expect((await visit(SendPage, db, officer)).text).toContain('Taken back on');
  });
});
