import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import { eventAnswer, eventRegistration } from '#db/schema/registrations.ts';
import { register } from '#lib/calendar/registrations/register.ts';
import registerPage from '../../../src/pages/events/[slug]/register.astro';
import registrationPage from '../../../src/pages/registrations/[key]/index.astro';
import { it } from '../../support/database.ts';
import { anOpenEvent, aParty, aQuestion } from '../../support/registration-makers.ts';
import { anyone, now } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';

const open = (db: Db, slug: string, form?: Record<string, string>, query = '') =>
  openPage(registerPage, {
    path: `/events/${slug}/register${query}`,
    params: { slug },
    locals: localsFor(db),
    ...(form && { form: { token: crypto.randomUUID(), party: '1', ...form } }),
  });

const email = 'amira@visitor.example';

describe('the page on which somebody registers', () => {
  it('asks for no name, and says beside the form what is kept and for how long', async ({ db }) => {
    const { slug, id } = await anOpenEvent(db, { capacity: 20 });
    await aQuestion(db, id, { keepDays: 7, words: 'What would help you?' });
    const { status, text, html } = await open(db, slug);
    expect(status).toBe(200);
    expect(text).toContain('20 places left of 20');
    expect(text).toContain('All of it is erased on 2 January 2027.');
    expect(text).toContain('We delete your answer on 10 December 2026.');
    expect(html).not.toMatch(/name="(name|phone|address)"/);
  });

  it('registers an address and shows no link, which goes by email alone', async ({ db }) => {
    const { slug } = await anOpenEvent(db);
    const { status, location } = await open(db, slug, { email, intent: 'email', reminder: 'yes' });
    expect([status, location]).toEqual([303, `/events/${slug}/register?sent=email`]);
    expect((await open(db, slug, undefined, '?sent=email')).text).toContain('Check your email now');
    expect((await db.select().from(eventRegistration))[0]).toMatchObject({ email, wantsReminder: true });
  });

  it('answers a stranger who gives a registered address as it answers anybody', async ({ db }) => {
    const { slug, id } = await anOpenEvent(db);
    await register(db, anyone, aParty(id, { email }), now);
    const known = await open(db, slug, { email, intent: 'email' });
    const unknown = await open(db, slug, { email: 'noor@visitor.example', intent: 'email' });
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
  });

  it('counts heads without a name and shows their link once', async ({ db }) => {
    const { slug } = await anOpenEvent(db);
    const { location } = await open(db, slug, { party: '3', intent: 'nobody', email });
    const [path, key] = /^\/registrations\/([^?]+)\?new=registered$/.exec(location ?? '') ?? [];
    const shown = await openPage(registrationPage, {
      path: path!,
      params: { key: key! },
      locals: localsFor(db),
    });
    expect(shown.text).toContain('3 places for you');
    expect(shown.text).toContain('Save this page now');
    expect((await db.select().from(eventRegistration))[0]).toMatchObject({ email: null, partySize: 3 });
    expect(await db.$count(mailMessage)).toBe(0);
  });

  it('keeps what was typed and says what to mend', async ({ db }) => {
    const { slug, id } = await anOpenEvent(db);
    await aQuestion(db, id, { isRequired: true, words: 'Will you eat with us?', kind: 'yes_no' });
    const { status, text, html } = await open(db, slug, { party: '0', email: 'amira@', intent: 'email' });
    expect(status).toBe(422);
    expect(text).toContain('Enter how many people are coming, like 2');
    expect(html).toContain('value="amira@"');
    const next = await open(db, slug, { email, intent: 'email' });
    expect([next.status, next.text.includes('Choose an answer: Will you eat with us?')]).toEqual([422, true]);
  });

  it('asks for an address, or for the other button', async ({ db }) => {
    const { slug } = await anOpenEvent(db);
    const { status, text } = await open(db, slug, { intent: 'email' });
    expect(status).toBe(422);
    expect(text).toContain('or press “Come without giving your name”');
  });

  it('offers the waiting list in one step where an event is full', async ({ db }) => {
    const { slug, id } = await anOpenEvent(db, { capacity: 2 });
    await register(db, anyone, aParty(id), now);
    const tight = await open(db, slug, { email, party: '2', intent: 'email' });
    expect(tight.status).toBe(409);
    expect(tight.text).toContain('Only 1 place is left.');
    expect(tight.html).toContain(`value="${email}"`);
    const { location } = await open(db, slug, { email, party: '2', intent: 'wait' });
    expect(location).toBe(`/events/${slug}/register?sent=wait`);
  });

  it('warns about words of worry over a person, and lets them by with a reason', async ({ db }) => {
    const { slug, id } = await anOpenEvent(db);
    await aQuestion(db, id);
    const q1 = 'My phone number is 07700 900123';
    const warned = await open(db, slug, { email, intent: 'email', q1 });
    expect(warned.status).toBe(422);
    expect(await db.$count(eventAnswer)).toBe(0);
    const sent = await open(db, slug, { email, intent: 'email', q1, reason: 'It is the number of the hall' });
    expect(sent.status).toBe(303);
    expect(await db.$count(textCheckOverride)).toBe(1);
  });

  it('is not there for a draft or for an event of ours, and ends with a word when it is too late', async ({
    db,
  }) => {
    for (const given of [
      { publishedAt: null },
      { visibility: 'staff' as const },
      { registration: 'none' as const },
    ])
      expect((await open(db, (await anOpenEvent(db, given)).slug)).status).toBe(404);
    const { text } = await open(db, (await anOpenEvent(db, { registrationClosesAt: now })).slug);
    expect(text).toContain('Registration for this event has closed.');
  });

  it('takes nothing from a program that fills in every field', async ({ db }) => {
    const { slug } = await anOpenEvent(db);
    expect((await open(db, slug, { email, intent: 'email', website: 'https://spam.example' })).status).toBe(
      400,
    );
    expect(await db.$count(eventRegistration)).toBe(0);
  });
});
