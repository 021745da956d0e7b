import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { eventRegistration } from '#db/schema/registrations.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { GET as calendarFile } from '../../../src/pages/registrations/[key]/calendar.ics.ts';
import cancelPage from '../../../src/pages/registrations/[key]/cancel.astro';
import homePage from '../../../src/pages/registrations/[key]/index.astro';
import offerPage from '../../../src/pages/registrations/[key]/offer.astro';
import partyPage from '../../../src/pages/registrations/[key]/party.astro';
import { it } from '../../support/database.ts';
import { anOpenEvent, aParty } from '../../support/registration-makers.ts';
import { anyone, now, secret } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';

type Page = Parameters<typeof openPage>[0];

const visit = (db: Db, page: Page, key: string, form?: Record<string, string>) =>
  openPage(page, { params: { key }, locals: localsFor(db), ...(form && { form }) });

async function someone(db: Db, given: Parameters<typeof anOpenEvent>[1] = {}, size = 1) {
  const event = await anOpenEvent(db, given);
  const key = makeKey(secret);
  await register(db, anyone, aParty(event.id, { key, size }), now);
  return { event, key: key.key };
}

describe('the link of a registration', () => {
  it('shows the event, the reference and how long it is kept, and nobody else', async ({ db }) => {
    const { key, event } = await someone(db, {}, 2);
    await register(db, anyone, aParty(event.id, { email: 'noor@visitor.example' }), now);
    const { status, text, html } = await visit(db, homePage, key);
    expect(status).toBe(200);
    expect(text).toContain('2 places');
    expect(text).toContain('2 January 2027');
    expect(html).not.toContain('noor');
    expect(html).toContain('noindex');
  });

  it('changes nothing by being opened', async ({ db }) => {
    const { key } = await someone(db);
    for (const page of [homePage, cancelPage, offerPage, partyPage]) await visit(db, page, key);
    expect((await db.select().from(eventRegistration))[0]).toMatchObject({ endedAt: null, sequence: 0 });
  });

  it('changes how many come', async ({ db }) => {
    const { key } = await someone(db);
    const { status } = await visit(db, partyPage, key, { party: '4', seen: '0' });
    expect(status).toBe(303);
    expect((await visit(db, homePage, key)).text).toContain('4 places');
    const stale = await visit(db, partyPage, key, { party: '2', seen: '0' });
    expect([stale.status, stale.text.includes('while you had the page open')]).toEqual([409, true]);
  });

  it('cancels, and says so on the second press as on the first', async ({ db }) => {
    const { key } = await someone(db);
    for (const _ of ['once', 'twice'])
      expect((await visit(db, cancelPage, key, { go: 'yes' })).status).toBe(303);
    expect((await visit(db, homePage, key)).text).toContain('You have cancelled.');
  });

  it('answers an offer', async ({ db }) => {
    const { key, event } = await someone(db, { capacity: 1 });
    const next = makeKey(secret);
    await joinQueue(db, anyone, aParty(event.id, { key: next }), now);
    await visit(db, cancelPage, key, { go: 'yes' });
    expect((await visit(db, offerPage, next.key)).text).toContain('1 place for you');
    const { location } = await visit(db, offerPage, next.key, { answer: 'accept' });
    expect(location).toBe(`/registrations/${next.key}?new=accepted`);
    const again = await visit(db, offerPage, next.key, { answer: 'accept' });
    expect([again.status, again.text.includes('answered already')]).toEqual([409, true]);
  });

  it('turns reminders off', async ({ db }) => {
    const { key } = await someone(db);
    expect((await visit(db, homePage, key, { reminders: 'off' })).status).toBe(303);
    expect((await visit(db, homePage, key)).text).toContain('We do not remind you');
  });

  it('is told plainly where it opens nothing', async ({ db }) => {
    for (const page of [homePage, cancelPage, offerPage, partyPage])
      expect((await visit(db, page, 'no-such-key')).status).toBe(404);
  });

  it('gives a file for any diary, without its secret', async ({ db }) => {
    const { key } = await someone(db);
    const locals = localsFor(db);
    const environment = { ...locals.environment, mailFrom: 'Concord <concord@force.example>' };
    const context = { params: { key }, locals: { ...locals, environment } };
    const file = await (await calendarFile(context as never)).text();
    expect(file).toContain('METHOD:PUBLISH');
    expect(file).toContain('SUMMARY:Staying safe online');
    expect(file).not.toContain(key);
  });
});
