import { describe, expect } from 'vitest';
import { it } from '../../support/database.ts';
import { anSvgWithScript, aPdf, aPhotoWithAPlace } from '../../support/hostile-files.ts';
import { anOfficer, now } from '../../support/makers.ts';
import {
  aPublishedResource,
  aResource,
  aWaitingResource,
  approved,
  seenResource,
  slugOf,
} from '../../support/resource-makers.ts';
import { findResource } from '#lib/campaigns/resources/find.ts';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import type { ResourceId } from '#db/schema/resources.ts';
import { answerFile } from '../../../src/pages/staff/resources/[id]/_answer-file.ts';
import { openResource } from '../../../src/pages/staff/resources/_open-resource.ts';
import ApprovePage from '../../../src/pages/staff/resources/[id]/approve.astro';
import RecordPage from '../../../src/pages/staff/resources/[id]/index.astro';
import WithdrawPage from '../../../src/pages/staff/resources/[id]/withdraw.astro';
import ListPage from '../../../src/pages/staff/resources/index.astro';
import NewPage from '../../../src/pages/staff/resources/new.astro';
import { localsFor, visit } from './visit.ts';

const typed = {
  ...{ kind: 'poster', language: 'en', title: 'Ask early', summary: 'A poster for parents.' },
  ...{
    use: 'Put it up where parents wait.',
    audiences: ['parents', 'schools'],
    topic: 'online',
    licence: 'ogl',
  },
};

/** Sends a file by the form of a resource, as a browser does. */
async function sendFile(
  db: Db,
  officer: Officer,
  id: ResourceId,
  content: Uint8Array,
  fields: Record<string, string>,
) {
  const form = new FormData();
  const { sequence } = await seenResource(db, officer, id);
  for (const [name, value] of Object.entries({ sequence: String(sequence), ...fields }))
    form.set(name, value);
  form.set('file', new File([new Uint8Array(content)], 'whatever.pdf'));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const open = await openResource(
    { locals: localsFor(db, officer), params: { id } } as never,
    'writeResources',
  );
  const response: { status?: number } = {};
  return { ...(await answerFile({ request, response } as never, open!)), status: response.status };
}

const worry = 'My brother Adam Osei is being radicalised by a group.';
const captions = (words: string) =>
  new TextEncoder().encode(`WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n${words}\n`);

describe('what is said in a film', () => {
  const film = { ...typed, kind: 'film', transcript: worry };

  it('is looked through in its transcript, and stays with a reason that a supervisor reads', async ({
    db,
  }) => {
    const editor = await anOfficer(db, 'content_editor');
    const stopped = await visit(NewPage, db, editor, { form: film });
    expect(stopped.status).toBe(422);
    expect(stopped.text).toContain('This reads like a worry about a person');
    expect(stopped.text).toContain('Worried about somebody?');
    expect(stopped.html).toContain(worry);
    const sent = await visit(NewPage, db, editor, {
      form: { ...film, stays: 'A played scene, nobody real' },
    });
    expect(sent.status).toBe(303);
    const [noted] = await db.select().from(textCheckOverride);
    expect(noted).toMatchObject({ form: 'resource', reason: 'A played scene, nobody real' });
  });

  it('is looked through in its captions too, but not the times at which it is said', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const id = await aResource(db, editor, { kind: 'film' });
    const fields = { role: 'captions', words: '' };
    const stopped = await sendFile(db, editor, id, captions(worry), fields);
    expect([stopped.status, stopped.errors['file']]).toEqual([
      422,
      expect.stringContaining('This reads like a worry about a person'),
    ]);
    expect((await sendFile(db, editor, id, captions('Ask somebody early.'), fields)).errors).toEqual({});
    const stays = { ...fields, stays: 'A played scene' };
    expect((await sendFile(db, editor, id, captions(worry), stays)).done).toBe(true);
    expect(await db.select().from(textCheckOverride)).toHaveLength(1);
  });
});

describe('the form of a new resource', () => {
  it('begins one, and keeps every value when something is missing', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const { title: _title, ...without } = typed;
    const missing = await visit(NewPage, db, editor, { form: without });
    expect([missing.status, missing.text.includes('Enter the title')]).toEqual([422, true]);
    expect(missing.html).toContain('Put it up where parents wait.');
    expect(missing.html).toMatch(/value="schools"[^>]*checked|checked[^>]*value="schools"/);
    const noDay = await visit(NewPage, db, editor, {
      form: { ...typed, 'expires-day': '31', 'expires-month': '2', 'expires-year': '2027' },
    });
    expect(noDay.text).toContain('Enter the last day as day, month and year');
    const made = await visit(NewPage, db, editor, { form: typed });
    expect([made.status, made.location]).toEqual([
      303,
      expect.stringMatching(/^\/staff\/resources\/[0-9a-f-]{36}\?done=added$/),
    ]);
  });
});

describe('a file that is sent for a resource', () => {
  it('is judged from its content, and refused with a sentence', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const id = await aResource(db, editor);
    const svg = await sendFile(db, editor, id, anSvgWithScript(), { role: 'preview', words: 'A poster' });
    expect([svg.status, svg.errors['file']]).toEqual([
      409,
      'An SVG picture can hold a program. Save it as PNG and send that',
    ]);
    const wrong = await sendFile(db, editor, id, aPdf(), { role: 'preview', words: 'A poster' });
    expect(wrong.errors['file']).toContain('another kind than what you chose it for');
    const noWords = await sendFile(db, editor, id, await aPhotoWithAPlace(), { role: 'preview' });
    expect([noWords.status, noWords.errors['words']]).toEqual([
      422,
      expect.stringContaining('cannot see it'),
    ]);
    const large = await sendFile(db, editor, id, new Uint8Array(17 * 1024 * 1024), { role: 'download' });
    expect([large.status, large.errors['file']]).toEqual([422, expect.stringContaining('too large')]);
  });

  it('is added with its facts, and its sender may look at it before the public does', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const id = await aResource(db, editor);
    expect((await sendFile(db, editor, id, aPdf(), { role: 'download', words: 'A4' })).done).toBe(true);
    const { text } = await visit(RecordPage, db, editor, { params: { id } });
    expect(text).toContain('whatever.pdf');
    expect(text).toContain('PDF, A4, 1 page');
    expect(text).toContain('Ask for approval');
  });
});

describe('the record of a resource', () => {
  it('offers approval to somebody who wrote none of it, and to nobody else', async ({ db }) => {
    const writer = await anOfficer(db, 'comms');
    const id = await aWaitingResource(db, writer);
    const own = await visit(RecordPage, db, writer, { params: { id } });
    expect(own.text).not.toContain('Approve or send back');
    const other = await anOfficer(db, 'comms');
    const { sequence } = await seenResource(db, other, id);
    const back = await visit(ApprovePage, db, other, {
      params: { id },
      form: { sequence: String(sequence), decision: 'back' },
    });
    expect([back.status, back.text.includes('Say what is to be changed')]).toEqual([422, true]);
    const done = await visit(ApprovePage, db, other, {
      params: { id },
      form: { sequence: String(sequence), decision: 'approve' },
    });
    expect([done.status, done.location]).toEqual([303, `/staff/resources/${id}?done=approved`]);
    const shown = await visit(RecordPage, db, writer, { params: { id } });
    expect(shown.text).toContain('See it on the site');
    // It has no last day: nothing of it goes while it is offered.
    expect(shown.text).toMatch(/Deletes on \d+ \w+ \d{4} if it is withdrawn today because/);
    expect(shown.html).toContain(`/resources/${await slugOf(db, id)}`);
  });

  it('takes it off the site with a reason, and says what was counted and when it goes', async ({ db }) => {
    const id = await aPublishedResource(db, await anOfficer(db, 'comms'));
    const supervisor = await anOfficer(db);
    const without = await visit(WithdrawPage, db, supervisor, { params: { id }, form: { reason: '' } });
    expect(without.status).toBe(422);
    const about = { reason: 'Ring Adam Brunt on 07700 900123.' };
    expect((await visit(WithdrawPage, db, supervisor, { params: { id }, form: about })).status).toBe(422);
    await visit(WithdrawPage, db, supervisor, { params: { id }, form: { reason: 'People misread it.' } });
    const { text } = await visit(RecordPage, db, supervisor, { params: { id } });
    for (const words of ['Withdrawn', 'People misread it.', 'Why we hold this', 'None yet'])
      expect(text).toContain(words);
  });
});

describe('the list of resources for the team', () => {
  it('shows what expires soon, what is worked on and what is gone, each with its number', async ({ db }) => {
    const editor = await anOfficer(db, 'content_editor');
    const last = Temporal.PlainDate.from('2026-12-01');
    const soon = await aPublishedResource(db, editor, { title: 'Over soon', expiresOn: last });
    const waiting = await aWaitingResource(db, editor, { title: 'On its way' });
    const { text } = await visit(ListPage, db, editor);
    for (const words of [
      'Over soon',
      'Expires soon (1)',
      'Being worked on (1)',
      '1 December 2026',
      'Waits for approval',
    ])
      expect(text).toContain(words);
    await approved(db, waiting);
    const found = await findResource(db, editor, soon, now);
    expect(found?.state).toBe('expiring');
    expect(
      (await visit(ListPage, db, editor, { path: '/staff/resources?list=expiring' })).text,
    ).not.toContain('On its way');
  });
});
