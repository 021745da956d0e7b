import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { subscriber, subscriberConsent } from '#db/schema/newsletters.ts';
import { openKey } from '#lib/keys/link-key.ts';
import { listRecipients } from '#lib/newsletters/sending/list-recipients.ts';
import { choicesOf } from '#lib/newsletters/subscribers/choices.ts';
import { aSending } from '../newsletters/issue-makers.ts';
import { asks, aSubscriber, kept, mailsTo } from '../newsletters/makers.ts';
import { it } from '../support/database.ts';
import { now, secret } from '../support/makers.ts';
import { openPage } from '../support/page.ts';
import { localsFor } from './staff/visit.ts';
import ConfirmPage from '../../src/pages/newsletter/confirm/[key].astro';
import AskPage from '../../src/pages/newsletter/index.astro';
import IssuePage from '../../src/pages/newsletter/issues/[slug].astro';
import IssuesPage from '../../src/pages/newsletter/issues/index.astro';
import PreferencesPage from '../../src/pages/newsletter/preferences/[key].astro';
import UnsubscribePage from '../../src/pages/newsletter/unsubscribe/[key]/index.astro';
import {
  GET as oneClickLook,
  POST as oneClick,
} from '../../src/pages/newsletter/unsubscribe/[key]/one-click.ts';

const email = 'grace@reader.example';
const noKey = 'AAAAAAAAAAAAAAAAAAAAAAAAAAA';
type Page = Parameters<typeof openPage>[0];
type Form = Record<string, string | string[]>;

const open = (db: Db, page: Page, path: string, { key = '', form }: { key?: string; form?: Form } = {}) =>
  openPage(page, { path, params: { key }, locals: localsFor(db, null), ...(form && { form }) });
const asked = (more: Form = {}): Form => ({
  ...{ email, topics: ['topic_news'], agrees: 'on', token: crypto.randomUUID(), website: '' },
  ...more,
});
const ask = (db: Db, form: Form) => open(db, AskPage, '/newsletter', { form });
async function keyOf(db: Db): Promise<string> {
  return openKey(secret, (await kept(db, email))!.keySealed);
}
const press = (db: Db, key: string, said = 'List-Unsubscribe=One-Click') =>
  oneClick({
    locals: localsFor(db, null),
    params: { key },
    request: new Request('http://localhost:4321/', { method: 'POST', body: said }),
  } as never) as Promise<Response>;

describe('asking for newsletters', () => {
  it('leads to a page that says to look in the inbox, and keeps nothing confirmed', async ({ db }) => {
    const answer = await ask(db, asked());
    expect([answer.status, answer.location]).toEqual([303, '/newsletter?sent=yes']);
    expect((await open(db, AskPage, '/newsletter?sent=yes')).text).toContain('Look in your inbox');
    expect(await kept(db, email)).toMatchObject({ confirmedAt: null });
  });

  it('keeps what was typed when something is missing, and says what', async ({ db }) => {
    const { status, text, html } = await ask(db, { ...asked({ agrees: [] }), topics: [] });
    expect(status).toBe(422);
    expect(text).toContain('Choose at least one topic');
    expect(text).toContain('Tick the box if you want us to email you');
    expect(html).toContain(`value="${email}"`);
    expect(await kept(db, email)).toBeUndefined();
  });

  it('answers the same whether or not the address is known', async ({ db }) => {
    await aSubscriber(db, { email });
    const known = await ask(db, asked());
    const unknown = await ask(db, asked({ email: 'nobody@reader.example' }));
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
  });
});

describe('the link in the first email', () => {
  it('changes nothing when it is opened, and confirms when the button is pressed', async ({ db }) => {
    await asks(db, { email });
    const key = await keyOf(db);
    const looked = await open(db, ConfirmPage, '/', { key });
    expect(looked.text).toContain('They go to g…@reader.example');
    expect(looked.html).not.toContain(email);
    expect(await kept(db, email)).toMatchObject({ confirmedAt: null });
    const pressed = await open(db, ConfirmPage, '/', { key, form: {} });
    expect([pressed.status, pressed.location]).toEqual([303, `/newsletter/preferences/${key}?new=confirmed`]);
    expect(await kept(db, email)).toMatchObject({ confirmedAt: now });
    expect(await mailsTo(db, email)).toContain('newsletter-welcome');
  });

  it('says that there is nothing more to do once it was used', async ({ db }) => {
    await aSubscriber(db, { email });
    const { status, text } = await open(db, ConfirmPage, '/', { key: await keyOf(db) });
    expect(status).toBe(200);
    expect(text).toContain('There is nothing more to do');
  });

  it('says that it ran out after seven days, and refuses the button', async ({ db }) => {
    await asks(db, { email, at: now.subtract({ hours: 24 * 8 }) });
    const key = await keyOf(db);
    expect((await open(db, ConfirmPage, '/', { key })).text).toContain('This link has run out');
    expect((await open(db, ConfirmPage, '/', { key, form: {} })).status).toBe(409);
  });

  it('is not found when its key is wrong, on any page of newsletters', async ({ db }) => {
    for (const page of [ConfirmPage, PreferencesPage, UnsubscribePage]) {
      const { status, text } = await open(db, page as Page, '/', { key: noKey });
      expect(status).toBe(404);
      expect(text).toContain('We do not know this link');
    }
  });
});

describe('the page of what somebody chose', () => {
  it('shows it, and saves what is changed', async ({ db }) => {
    const { id } = await aSubscriber(db, { email });
    const key = await keyOf(db);
    expect((await open(db, PreferencesPage, '/', { key })).html).toMatch(/value="topic_news" checked/);
    const saved = await open(db, PreferencesPage, '/', { key, form: { topics: ['topic_parents'] } });
    expect(saved.location).toBe(`/newsletter/preferences/${key}?new=saved`);
    expect((await choicesOf(db, id)).topics).toEqual(['topic_parents']);
    expect(await db.$count(subscriberConsent, eq(subscriberConsent.kind, 'changed'))).toBe(1);
  });

  it('asks for at least one topic, and leaves what stood', async ({ db }) => {
    const { id } = await aSubscriber(db, { email });
    const answer = await open(db, PreferencesPage, '/', {
      key: await keyOf(db),
      form: { topics: ['made-up'] },
    });
    expect(answer.status).toBe(422);
    expect((await choicesOf(db, id)).topics.toSorted()).toEqual(['topic_events', 'topic_news']);
  });
});

describe('stopping', () => {
  it('changes nothing when the page is opened, and deletes the address when the button is pressed', async ({
    db,
  }) => {
    await aSubscriber(db, { email });
    const key = await keyOf(db);
    await open(db, UnsubscribePage, '/', { key });
    expect(await kept(db, email)).toMatchObject({ endedAt: null });
    expect((await open(db, UnsubscribePage, '/', { key, form: {} })).status).toBe(303);
    expect(await kept(db, email)).toMatchObject({ email: null, endedBy: 'link' });
    expect((await open(db, UnsubscribePage, '/', { key })).text).toContain('You get no newsletters');
  });

  it('takes one press in a mail program, and a second is answered the same', async ({ db }) => {
    await aSubscriber(db, { email });
    const key = await keyOf(db);
    expect((await press(db, key, 'anything')).status).toBe(400);
    expect(((await oneClickLook({ params: { key } } as never)) as Response).status).toBe(303);
    expect(await kept(db, email)).toMatchObject({ endedAt: null });
    for (const _time of [1, 2]) expect((await press(db, key)).status).toBe(200);
    expect(await kept(db, email)).toMatchObject({ email: null, endedBy: 'one_click' });
    expect((await press(db, noKey)).status).toBe(404);
    expect(await db.$count(subscriber)).toBe(1);
  });
});

describe('the archive', () => {
  it('says when nothing was sent yet', async ({ db }) => {
    expect((await open(db, IssuesPage, '/newsletter/issues')).status).toBe(200);
  });

  it('shows the older ones on further pages', async ({ db }) => {
    for (let month = 0; month < 31; month += 1) {
      const at = now.subtract({ hours: 720 * month });
      const { sendingId } = await aSending(db, { subject: `Letter ${month}`, at });
      await listRecipients(db, sendingId, at);
    }
    const first = await open(db, IssuesPage, '/newsletter/issues');
    expect([first.text.includes('Letter 29'), first.text.includes('Letter 30')]).toEqual([true, false]);
    expect(first.html).toContain('/newsletter/issues?page=2');
    const second = await open(db, IssuesPage, '/newsletter/issues?page=2');
    expect([second.text.includes('Letter 30'), second.text.includes('31 to 31 of 31')]).toEqual([true, true]);
  });

  it('shows what was sent, without the links that belong to one person', async ({ db }) => {
    await aSubscriber(db, { email });
    const { sendingId } = await aSending(db);
    const address = '2026-11-21-what-is-on-in-december';
    const issue = () =>
      openPage(IssuePage, { path: '/', params: { slug: address }, locals: localsFor(db, null) });
    expect((await issue()).status).toBe(404);
    await listRecipients(db, sendingId, now);
    const { text, html } = await issue();
    expect(text).toContain('Come to the library on Tuesday');
    expect(html).not.toMatch(/newsletter\/(?:preferences|unsubscribe)\//);
    expect((await open(db, IssuesPage, '/newsletter/issues')).html).toContain(address);
  });
});
