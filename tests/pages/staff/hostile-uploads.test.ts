import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { picturesOf } from '#lib/campaigns/pictures.ts';
import { findResource } from '#lib/campaigns/resources/find.ts';
import { aCampaign } from '../../support/campaign-makers.ts';
import { it } from '../../support/database.ts';
import {
  aLargeTiff,
  anOfficeBomb,
  anSvgWithScript,
  aPdf,
  aPhoto,
  aPngBomb,
  polyglots,
} from '../../support/hostile-files.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aResource, seenResource } from '../../support/resource-makers.ts';
import PicturesPage from '../../../src/pages/staff/campaigns/[id]/pictures.astro';
import FilePage from '../../../src/pages/staff/resources/[id]/file.astro';
import { visit } from './visit.ts';

const words = 'A stall with a table of leaflets';

function formOf(content: Uint8Array, name: string, fields: Record<string, string>): FormData {
  const form = new FormData();
  // The file comes first, as its field does: what stands after it is read all the same.
  form.set('file', new File([new Uint8Array(content)], name));
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return form;
}

const aFarTooLargePhoto = async () => Buffer.concat([await aPhoto(), Buffer.alloc(25 * 1024 * 1024, 7)]);

/** What no form keeps, under the name of something harmless, and the beginning of what is said of it. */
const hostile: readonly (readonly [
  what: string,
  content: () => Uint8Array | Promise<Uint8Array>,
  said: string,
])[] = [
  ['25 MB of TIFF', aLargeTiff, 'Browsers cannot show TIFF pictures'],
  ['a drawing with a program', anSvgWithScript, 'An SVG picture can hold a program'],
  ['a picture of 900 million points', () => aPngBomb(), 'The picture has more than 60 million points'],
  ['26 MB of photograph', aFarTooLargePhoto, 'The file is too large'],
  ['nothing', () => new Uint8Array(), 'The file is empty'],
];

describe('the pictures of a campaign', () => {
  const send = async (db: Db, content: Uint8Array, fields: Record<string, string>) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aCampaign(db, officer);
    const upload = formOf(content, 'holiday.jpg', fields);
    const answer = await visit(PicturesPage, db, officer, { params: { id }, upload });
    return { ...answer, kept: await picturesOf(db, id) };
  };

  it.for(hostile)('refuse %s with a sentence, and keep what was typed', async ([, content, said], { db }) => {
    const { status, text, html, kept } = await send(db, await content(), { alt: words });
    expect([status >= 400 && status < 500, text.includes(said)], text).toEqual([true, true]);
    expect(html).toContain(`value="${words}"`);
    expect(html).toMatch(/aria-invalid="true"/);
    expect(kept).toEqual([]);
  });

  it('are not kept without words for whoever cannot see them', async ({ db }) => {
    const { status, text, kept } = await send(db, await aPhoto(), { alt: ' ' });
    expect([status, kept.length]).toEqual([422, 0]);
    expect(text).toContain('Enter what the picture shows, for somebody who cannot see it');
  });

  it('keep nothing of a picture that is a page, an archive or a program as well', async ({ db }) => {
    for (const content of Object.values(await polyglots())) {
      const { status, kept } = await send(db, content, { alt: words });
      expect([status, kept.length]).toEqual([303, 1]);
      const [{ content: bytes } = { content: null }] = await db.execute<{ content: Uint8Array }>(
        `select content from stored_file_part where hash = '${kept[0]!.hash}'`,
      );
      expect(Buffer.from(bytes!).toString('latin1')).not.toMatch(/<script|alert\(1\)|%PDF|PK\x03\x04/);
    }
  });
});

describe('the files of a resource', () => {
  const send = async (db: Db, content: Uint8Array, fields: Record<string, string>) => {
    const officer = await anOfficer(db, 'content_editor');
    const id = await aResource(db, officer);
    const { sequence } = await seenResource(db, officer, id);
    const upload = formOf(content, 'poster.pdf', { ...fields, sequence: String(sequence) });
    const answer = await visit(FilePage, db, officer, { params: { id }, upload });
    return { ...answer, kept: (await findResource(db, officer, id, now))!.open!.files };
  };
  const more: typeof hostile = [
    ['a document that unpacks into 200 MB', anOfficeBomb, 'The file unpacks into far more than it says'],
    [
      'a PDF that is a page as well',
      () => aPdf({ after: '<!doctype html><script>fetch("/staff")</script>' }),
      'Something else is hidden behind the end of the file',
    ],
    [
      'a PDF that starts a program',
      () => aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
      'The PDF holds a program or starts something by itself',
    ],
  ];

  it.for([...hostile, ...more])(
    'refuse %s with a sentence, and keep what was typed',
    async ([, content, said], { db }) => {
      const { status, text, html, kept } = await send(db, await content(), {
        role: 'print',
        words: 'A3, folded',
      });
      expect([status >= 400 && status < 500, text.includes(said)], text).toEqual([true, true]);
      expect(html).toContain('value="A3, folded"');
      expect(html).toMatch(/value="print"[^>]*checked|checked[^>]*value="print"/);
      expect(kept).toEqual([]);
    },
  );

  it('are not kept as a preview without words for whoever cannot see it', async ({ db }) => {
    const { status, text, kept } = await send(db, await aPhoto(), { role: 'preview', words: '' });
    expect([status, kept.length]).toEqual([422, 0]);
    expect(text).toContain('Enter what the picture shows, for somebody who cannot see it');
  });
});
