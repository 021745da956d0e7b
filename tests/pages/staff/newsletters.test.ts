import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { type IssueId, newsletterTest } from '#db/schema/newsletter-issues.ts';
import { newsletterRecipient, newsletterSending } from '#db/schema/newsletter-sendings.ts';
import type { Officer } from '#lib/actor.ts';
import {
  aDraftIssue,
  anApprovedIssue,
  aSending,
  aWaitingIssue,
  lastVersion,
} from '../../newsletters/issue-makers.ts';
import { aSubscriber } from '../../newsletters/makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import ApprovePage from '../../../src/pages/staff/newsletters/[id]/approve.astro';
import DiscardPage from '../../../src/pages/staff/newsletters/[id]/discard.astro';
import EditPage from '../../../src/pages/staff/newsletters/[id]/edit.astro';
import IssuePage from '../../../src/pages/staff/newsletters/[id]/index.astro';
import { GET as people } from '../../../src/pages/staff/newsletters/[id]/people.ts';
import SendPage from '../../../src/pages/staff/newsletters/[id]/send.astro';
import TestPage from '../../../src/pages/staff/newsletters/[id]/test.astro';
import ListPage from '../../../src/pages/staff/newsletters/index.astro';
import NewPage from '../../../src/pages/staff/newsletters/new.astro';
import { localsFor, visit } from './visit.ts';

type Page = Parameters<typeof visit>[0];
type Form = Record<string, string | string[]>;
const at = (page: Page, db: Db, officer: Officer, id: string, form?: Form, path = '/') =>
  visit(page, db, officer, { path, params: { id }, ...(form && { form }) });
const sequenceOf = async (db: Db, id: IssueId) => String((await lastVersion(db, id))!.sequence);
const written = { previewLine: 'Three talks.', subject: 'What is on', text0: 'Come to the hall.' };

describe('writing a newsletter', () => {
  it('begins with a subject, and goes on to its parts', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    expect((await visit(NewPage, db, officer, { form: {} })).status).toBe(422);
    const begun = await visit(NewPage, db, officer, { form: { subject: 'What is on' } });
    expect(begun.location).toMatch(/^\/staff\/newsletters\/[\da-f-]{36}\/edit$/);
    expect((await visit(ListPage, db, officer)).text).toContain('What is on Draft');
  });

  it('saves what is typed, adds a part and stays in place', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aDraftIssue(db, officer);
    const form = { ...written, sequence: '0', deed: 'add:text' };
    expect((await at(EditPage, db, officer, id, form)).location).toBe(`/staff/newsletters/${id}/edit#part-1`);
    const { blocks, subject } = (await lastVersion(db, id))!;
    expect([subject, blocks]).toEqual([
      'What is on',
      [
        { kind: 'text', markdown: 'Come to the hall.' },
        { kind: 'text', markdown: '' },
      ],
    ]);
  });

  it('tells the second of two who write at once, and keeps both texts', async ({ db }) => {
    const [one, other] = [await anOfficer(db, 'comms'), await anOfficer(db, 'content_editor')];
    const id = await aDraftIssue(db, one);
    await at(EditPage, db, one, id, { ...written, sequence: '0', deed: 'save' });
    const late = { ...written, text0: 'What the second one wrote', sequence: '0', deed: 'save' };
    const { status, text, html } = await at(EditPage, db, other, id, late);
    expect(status).toBe(409);
    expect(text).toContain('Somebody changed this newsletter since you opened it');
    expect(html).toContain('What the second one wrote');
    expect((await lastVersion(db, id))!.blocks).toEqual([{ kind: 'text', markdown: 'Come to the hall.' }]);
  });

  it('keeps what is typed and not saved, for whoever typed it', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aDraftIssue(db, officer);
    const typed = {
      ...{ subject: [written.subject], previewLine: [''], sequence: ['0'], text0: ['Half a sentence'] },
    };
    const formToken = crypto.randomUUID();
    const body = JSON.stringify({ typed, formToken, saw: 0, from: crypto.randomUUID(), turn: 1 });
    const request = new Request('http://localhost:4321/', {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
    });
    const { keepWords } = await import('../../../src/pages/staff/_kept-words.ts');
    const { id: version } = (await lastVersion(db, id))!;
    const page = { request, locals: localsFor(db, officer), url: new URL(request.url) } as never;
    expect((await keepWords(page, officer, { form: 'newsletter', formToken: version }))!.status).toBe(200);
    const shown = await at(EditPage, db, officer, id);
    expect(shown.html).toContain('Half a sentence');
    expect(shown.text).toContain('are not saved yet');
    expect((await at(EditPage, db, await anOfficer(db, 'comms'), id)).html).not.toContain('Half a sentence');
  });

  it('counts the people whom conditions reach before they are saved', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    await aSubscriber(db, { chosen: { topics: ['topic_parents'] } });
    await aSubscriber(db);
    const id = await aDraftIssue(db, officer);
    const count = async (query: string) => {
      const url = new URL(`http://localhost:4321/?${query}`);
      const answer = await people({ url, params: { id }, locals: localsFor(db, officer) } as never);
      return (await (answer as Response).json()) as object;
    };
    expect(await count('group=1&is=is&what=topic:topic_parents')).toEqual({
      ...{ people: 1, words: '1 person would get it now' },
    });
    expect(await count('group=1&is=not&what=topic:topic_parents')).toMatchObject({ people: 1 });
    expect(await count('group=9&is=is&what=area:nowhere')).toMatchObject({ people: 2 });
  });
});

describe('a test of a newsletter', () => {
  it('goes to colleagues at their own addresses alone, and is counted nowhere', async ({ db }) => {
    const [officer, colleague] = [await anOfficer(db, 'comms'), await anOfficer(db, 'supervisor')];
    const id = await aDraftIssue(db, officer);
    expect((await at(TestPage, db, officer, id)).text).toContain(colleague.name);
    const form = { sequence: await sequenceOf(db, id), readers: [officer.id, colleague.id] };
    expect((await at(TestPage, db, officer, id, form)).location).toBe(`/staff/newsletters/${id}?done=test`);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.template, 'newsletter-test'));
    expect(mails.map(({ toEmail }) => toEmail).toSorted()).toEqual(
      [officer.email, colleague.email].toSorted(),
    );
    expect(await db.$count(newsletterTest)).toBe(1);
    expect(await db.$count(newsletterRecipient)).toBe(0);
    expect((await at(IssuePage, db, officer, id)).text).toContain('Tests, counted nowhere');
  });

  it('is refused for any other address, for nobody, and for what was changed since', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await aDraftIssue(db, officer);
    const now = await sequenceOf(db, id);
    for (const readers of [['grace@reader.example'], [crypto.randomUUID()], []])
      expect((await at(TestPage, db, officer, id, { sequence: now, readers })).status).toBe(409);
    const old = { sequence: '7', readers: [officer.id] };
    expect((await at(TestPage, db, officer, id, old)).text).toContain('Somebody changed this newsletter');
    expect(await db.$count(mailMessage)).toBe(0);
  });
});

describe('approval', () => {
  it('is asked for, given by somebody else, and never by its writer', async ({ db }) => {
    const [writer, other] = [await anOfficer(db, 'comms'), await anOfficer(db, 'supervisor')];
    const id = await aDraftIssue(db, writer);
    const asked = await at(EditPage, db, writer, id, { ...written, sequence: '0', deed: 'ask' });
    expect(asked.location).toBe(`/staff/newsletters/${id}?done=asked`);
    const form = { sequence: await sequenceOf(db, id), decision: 'approve' };
    expect((await at(ApprovePage, db, writer, id, form)).status).toBe(303);
    expect((await lastVersion(db, id))!.approvedAt).toBeNull();
    expect((await at(ApprovePage, db, other, id, form)).location).toBe(
      `/staff/newsletters/${id}?done=approved`,
    );
    expect((await lastVersion(db, id))!.approvedBy).toBe(other.id);
  });

  it('is refused with words, which its writers read', async ({ db }) => {
    const [writer, other] = [await anOfficer(db, 'comms'), await anOfficer(db, 'supervisor')];
    const id = await aWaitingIssue(db, writer);
    const form = { sequence: await sequenceOf(db, id), decision: 'back' };
    expect((await at(ApprovePage, db, other, id, form)).status).toBe(422);
    await at(ApprovePage, db, other, id, { ...form, words: 'Name a helpline.' });
    expect((await at(IssuePage, db, writer, id)).text).toContain('Name a helpline.');
  });

  it('says what is missing when a part is empty', async ({ db }) => {
    const writer = await anOfficer(db, 'comms');
    const id = await aDraftIssue(db, writer);
    const form = { ...written, text0: '', sequence: '0', deed: 'ask' };
    const { status, text } = await at(EditPage, db, writer, id, form);
    expect(status).toBe(409);
    expect(text).toContain('Write something in each part with text');
  });
});

describe('sending', () => {
  it('is scheduled for an hour to come, and for no hour that is past', async ({ db }) => {
    const officer = await anOfficer(db, 'comms');
    const id = await anApprovedIssue(db, officer);
    await aSubscriber(db);
    expect((await at(SendPage, db, officer, id)).text).toContain(
      '“What is on in December” goes to 1 person.',
    );
    const day = { 'on-day': '3', 'on-month': '12', at: '2:30pm', perSecond: '20', when: 'later' };
    const past = await at(SendPage, db, officer, id, { ...day, 'on-year': '2025' });
    expect([past.status, past.text.includes('Enter an hour to come')]).toEqual([409, true]);
    expect((await at(SendPage, db, officer, id, { ...day, 'on-year': '2026' })).location).toBe(
      `/staff/newsletters/${id}?done=scheduled`,
    );
    expect((await at(IssuePage, db, officer, id)).text).toContain('Goes at 2:30pm on 3 December 2026');
  });

  it('is paused, resumed and cancelled by its page, and then over', async ({ db }) => {
    const { id, writer, sendingId } = await aSending(db);
    const press = (deed: string) => at(IssuePage, db, writer, id, { deed });
    const state = async () =>
      (await db.select().from(newsletterSending).where(eq(newsletterSending.id, sendingId)))[0]!;
    expect((await press('pause')).location).toContain('done=paused');
    expect((await state()).pausedAt).not.toBeNull();
    expect((await at(IssuePage, db, writer, id)).text).toContain('Resume sending');
    expect((await press('resume')).location).toContain('done=resumed');
    expect((await state()).pausedAt).toBeNull();
    expect((await press('cancel')).location).toContain('done=cancelled');
    expect((await press('pause')).status).toBe(404);
    expect((await press('version')).location).toBe(`/staff/newsletters/${id}/edit`);
  });
});

it('a draft that nobody needs is discarded, and leaves the list', async ({ db }) => {
  const officer = await anOfficer(db, 'comms');
  const id = await aDraftIssue(db, officer, { subject: 'Never mind' });
  const sequence = await sequenceOf(db, id);
  await at(EditPage, db, officer, id, { ...written, subject: 'Never mind', sequence, deed: 'save' });
  const refused = await at(DiscardPage, db, officer, id, { sequence });
  expect([refused.status, refused.text.includes('since you opened it')]).toEqual([409, true]);
  const seen = { sequence: await sequenceOf(db, id) };
  expect((await at(DiscardPage, db, officer, id, seen)).location).toBe('/staff/newsletters');
  expect((await visit(ListPage, db, officer)).text).not.toContain('Never mind');
  expect((await visit(ListPage, db, officer, { path: '/?list=gone' })).text).toContain('Never mind');
});
