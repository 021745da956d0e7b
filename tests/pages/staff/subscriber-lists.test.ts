import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { aList, aSentList, aWrittenList, rowsOf, stateOf, worksOn } from '../../newsletters/import-makers.ts';
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
    const id = location!.split('/').at(-1) as SubscriberImportId;
    expect((await at(ListPage, db, officer, id)).text).toContain('Reading every row');
    await worksOn(db, officer, id);
    const { text } = await at(ListPage, db, officer, id);
    expect(text).toContain('1 person can be taken in, of 2 rows');
    expect(text).toContain('This is not an email address');
    expect(await kept(db, ann)).toBeUndefined();
    expect((await at(ListPage, db, officer, id, { deed: 'write' })).location).toBe(location);
    expect((await at(ListPage, db, officer, id)).text).toContain('0 of 1 person');
    await worksOn(db, officer, id);
    expect(await mailsTo(db, ann)).toEqual(['newsletter-confirm']);
    expect((await at(ListPage, db, officer, id)).text).toContain('1 person of 2 rows asked by email');
  });

  it('is moved on by one of two who press at once, and the other sees how it stands', async ({ db }) => {
    const [officer, other] = [await anOfficer(db, 'comms'), await anOfficer(db, 'supervisor')];
    const id = await aList(db, officer);
    expect((await at(ListPage, db, officer, id, { deed: 'write' })).status).toBe(303);
    const late = await at(ListPage, db, other, id, { deed: 'discard' });
    expect([late.status, late.text.includes('Somebody moved this list on')]).toEqual([409, true]);
    expect(late.text).toContain('Taking people in');
    expect((await at(ListPage, db, other, id, { deed: 'write' })).status).toBe(409);
  });

  it('is the same list when the button is pressed twice', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const [one, other] = [
      await send(db, officer, `Email\n${ann}\n`),
      await send(db, officer, `Email\n${ann}\n`),
    ];
    expect(other.location).toBe(one.location);
    const third = await send(db, officer, `Email\n${ann}\n`, { ...evidence, source: 'Another desk' });
    expect(third.location).not.toBe(one.location);
  });

  it('is refused in words when it is no list, has no addresses, or nothing says how they agreed', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'comms');
    const words = async (csv: string | null, fields?: Record<string, string>) => {
      const { status, text } = await send(db, officer, csv, fields);
      expect(status).toBe(422);
      expect(text).toContain('News please');
      return text;
    };
    expect(await words(null)).toContain('Choose a file');
    expect(await words('')).toContain('The file is empty');
    expect(await words('Email\n')).toContain('no rows under its headings');
    expect(await words('Name,Town\nAnn,Luton\n')).toContain('and it holds: Name, Town');
    expect(await words('%PDF-1.7')).toContain('The file is no list: it is a PDF');
    expect(await words('Email\0\nann\0\n')).toContain('The file is no list');
    expect(await words(`Email\n${'x'.repeat(20_000_001)}`)).toContain('larger than 20 MB');
    const { way: _, ...rest } = evidence;
    expect(await words(`Email\n${ann}\n`, rest)).toContain('Choose how they agreed');
    expect(await words(`Email\n${ann}\n`, { ...evidence, 'agreed-day': '40' })).toContain('Enter a day');
  });

  it('that the worker cannot read says why, and its form comes back filled in', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aSentList(db, officer, { csv: 'PK\u0003\u0004 no workbook at all' });
    await worksOn(db, officer, id);
    const { text } = await at(ListPage, db, officer, id);
    expect(text).toContain('The list could not be read');
    expect(text).toContain('Save it anew');
    const again = await visit(SendPage, db, officer, { path: `/?like=${id}` });
    expect(again.text).toContain('Send me news about events near me.');
    expect(again.html).toMatch(/name="agreed-day"[^>]*value="4"/);
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
    const sent = await send(db, officer, mended, { way: 'other' });
    const again = sent.location!.split('/').at(-1) as SubscriberImportId;
    await worksOn(db, officer, again);
    expect((await at(ListPage, db, officer, again)).text).toContain('1 person can be taken in, of 1 row.');
    const [row] = await rowsOf(db, again);
    expect(row!.chosen).toMatchObject({ topics: ['topic_events'], areas: [expect.any(String)] });
  });

  it('gives back what was typed, with the names that we do not know', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const csv = [
      'Email;Topics;Areas;Sectors;Agreed;Surname',
      `${ann};Football; Cricket;;;;Ashdown`,
      `b@reader.example;;Atlantis;Circus;31/6/2026;Brook`,
    ];
    const id = await aList(db, officer, {
      csv: csv.join('\n').replace('Football; Cricket', '"Football; Cricket"'),
    });
    const answer = (await rowsFile({ params: { id }, locals: localsFor(db, officer) } as never)) as Response;
    const text = await answer.text();
    expect(text).toContain(
      '2,ann@reader.example,Football; Cricket,,,Sign-up sheet at the Luton mela,2026-07-04,',
    );
    expect(text).toMatch(
      /3,b@reader\.example,[^,]*,Atlantis,Circus,Sign-up sheet at the Luton mela,31\/6\/2026,/,
    );
    expect(text).not.toContain('Ashdown');
    expect((await at(ListPage, db, officer, id)).text).toContain('In the file: Football; Cricket');
    expect((await at(ListPage, db, officer, id)).text).toContain('Surname. Nothing of these columns is kept');
  });

  it('is thrown away, or taken back, by whoever may bring in lists', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aList(db, officer);
    expect((await at(ListPage, db, officer, id, { deed: 'discard' })).location).toContain('done=discarded');
    expect((await at(ListPage, db, officer, id)).status).toBe(404);
    const written = await aWrittenList(db, officer);
    expect((await at(UndoPage, db, await anOfficer(db, 'prevent_officer'), written, {})).status).toBe(404);
    expect((await at(UndoPage, db, officer, written)).text).toContain('brought in 2 people');
    expect((await at(UndoPage, db, officer, written, {})).status).toBe(303);
    expect((await stateOf(db, written)).state).toBe('undoing');
    expect((await at(UndoPage, db, officer, written, {})).status).toBe(409);
    await worksOn(db, officer, written);
    expect((await at(ListPage, db, officer, written)).text).toContain('was taken back');
    expect(await kept(db, ann)).toBeUndefined();
    expect((await visit(SendPage, db, officer)).text).toContain('Taken back on');
  });
});
