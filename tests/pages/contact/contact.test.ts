import { desc } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { enquiry } from '#db/schema/enquiries.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import Contact from '../../../src/pages/contact/index.astro';
import Sent from '../../../src/pages/contact/sent.astro';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor } from '../staff/visit.ts';

const typed = (given: Record<string, string> = {}) => ({
  ...{ token: crypto.randomUUID(), reason: 'training', email: 'writer@ashmere.example', district: 'luton' },
  ...{ words: 'Do you train nurseries in the evening?', website: '', intent: 'send', ...given },
});
const open = (db: Db, query = '') =>
  openPage(Contact, { path: `/contact${query}`, locals: localsFor(db, null) });
const send = (db: Db, form: Record<string, string>) =>
  openPage(Contact, { path: '/contact', form, locals: localsFor(db, null) });
const kept = (db: Db) => db.select().from(enquiry).orderBy(desc(enquiry.receivedAt));
const overrides = (db: Db) => db.select().from(textCheckOverride);
const worry = 'I am worried about my pupil Adam Brunt, he was radicalised. Do you train nurseries?';

describe('the page to write to the team', () => {
  it('asks for a reason, some words and an address, and for nothing about another person', async ({ db }) => {
    await anOfficer(db);
    const { html, text } = await open(db, '?reason=accessibility');
    const fields = [...html.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(fields)].toSorted()).toEqual(
      ['district', 'email', 'reason', 'token', 'website', 'words'].toSorted(),
    );
    expect(html).toMatch(/value="accessibility"[^>]*checked/);
    expect(text).toContain('Do not write about another person');
    expect(text).toContain('Up to 600 characters');
    expect(text).toContain('0800 011 3764');
  });

  it('says by which day somebody answers, in words', async ({ db }) => {
    // It is Saturday: three working days end on Wednesday night.
    expect((await open(db)).text).toContain('answers by the end of Wednesday 25 November 2026');
  });

  it('takes a message, tells its number and the day, and sends a mail that repeats nothing of it', async ({
    db,
  }) => {
    await anOfficer(db);
    const { status, location } = await send(db, typed());
    const [row] = await kept(db);
    expect([status, location]).toEqual([303, `/contact/sent?reference=${row!.reference}`]);
    expect(row).toMatchObject({ reason: 'training', email: 'writer@ashmere.example' });
    const after = await openPage(Sent, { path: location!, locals: localsFor(db, null) });
    expect(after.text).toContain(row!.reference);
    expect(after.text).toContain('by the end of Wednesday 25 November 2026');
    expect(JSON.stringify(await db.select().from(mailMessage))).not.toContain('nurseries');
  });

  it('takes a message once, however often its button is pressed', async ({ db }) => {
    const form = typed({ district: '' });
    const [first, second] = [await send(db, form), await send(db, form)];
    expect(second.location).toBe(first.location);
    expect([(await kept(db)).length, (await db.select().from(mailMessage)).length]).toEqual([1, 1]);
  });

  it('keeps everything that was typed when something is wrong, and says what to do', async ({ db }) => {
    await anOfficer(db);
    const words = 'é'.repeat(643);
    const { status, html, text } = await send(db, typed({ words, email: 'nobody', district: 'luton' }));
    expect(status).toBe(422);
    expect(text).toContain('Shorten your message to 600 characters. It has 643');
    expect(text).toContain('Enter an email address we can answer to, like name@example.com');
    for (const kept of [words, 'value="nobody"']) expect(html).toContain(kept);
    expect(html).toMatch(/value="luton" selected/);
    expect(html).toMatch(/value="training"[^>]*checked/);
    expect(html).toContain('href="#words"');
    expect(await kept(db)).toEqual([]);
  });

  it('counts a new line as one character, as the reader does', async ({ db }) => {
    const words = `${'a'.repeat(299)}\r\n${'b'.repeat(300)}`;
    expect((await send(db, typed({ words, district: '' }))).status).toBe(303);
  });

  it('takes no district that is not on its list', async ({ db }) => {
    await anOfficer(db);
    const { status, text } = await send(db, typed({ district: 'canterbury' }));
    expect([status, text.includes('Choose a district from the list, or none')]).toEqual([422, true]);
  });

  it('gives robots that fill the hidden field nothing', async ({ db }) => {
    expect((await send(db, typed({ website: 'https://spam.example' }))).status).toBe(400);
    expect(await kept(db)).toEqual([]);
  });
});

describe('the page that stops a worry before it is sent', () => {
  it('shows the right numbers, keeps the words in the page alone, and sends nothing', async ({ db }) => {
    await anOfficer(db);
    const { status, html, text } = await send(db, typed({ words: worry }));
    expect(status).toBe(422);
    expect(text).toContain('Is this about someone you are worried about?');
    expect(text).toContain('We have not sent it');
    for (const href of ['tel:999', 'tel:08000113764', 'tel:0800789321', '/help/someone-i-know'])
      expect(html).toContain(`href="${href}"`);
    expect(text).toContain('Exit this page');
    expect([(await kept(db)).length, (await overrides(db)).length]).toEqual([0, 0]);
  });

  it('leads back to the form with every word kept, and takes what was changed', async ({ db }) => {
    await anOfficer(db);
    const form = typed({ words: worry });
    const back = await send(db, { ...form, intent: 'change' });
    expect([back.status, back.html.includes('Adam Brunt')]).toEqual([200, true]);
    expect(back.html).toMatch(/value="luton" selected/);
    const changed = { ...form, words: 'Do you train nurseries?' };
    expect((await send(db, changed)).status).toBe(303);
    expect((await kept(db)).map(({ words }) => words)).toEqual(['Do you train nurseries?']);
  });

  it('sends it all the same where somebody wants that, and tells the supervisor without the words', async ({
    db,
  }) => {
    const form = typed({ words: worry, district: '', intent: 'anyway' });
    expect((await send(db, form)).status).toBe(303);
    await send(db, form);
    const waiting = await overrides(db);
    expect(waiting.map(({ form: on, findings }) => [on, findings])).toEqual([
      ['enquiry', ['worry about a person']],
    ]);
    expect(JSON.stringify(waiting)).not.toContain('Brunt');
  });

  it('leads a report of terrorism to the hotline', async ({ db }) => {
    const words = 'I know a man who is planning to attack people at the station with a bomb tomorrow.';
    const { text } = await send(db, typed({ words, district: '' }));
    expect(text).toContain('Report this now, by another way');
    expect(text).toContain('0800 789 321');
    expect(await kept(db)).toEqual([]);
  });

  it('never takes a date of birth, not even when it is sent all the same', async ({ db }) => {
    const words = `${worry} He was born on 4 March 2009.`;
    for (const intent of ['send', 'anyway'])
      expect((await send(db, typed({ words, district: '', intent }))).status).toBe(422);
    expect(await kept(db)).toEqual([]);
  });
});
