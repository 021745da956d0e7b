import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { tensionReturn } from '#db/schema/tension-returns.ts';
import type { Partner } from '#lib/actor.ts';
import { askForReturns } from '#lib/tension/returns/ask.ts';
import { it } from '../../support/database.ts';
import { anOfficer, secret } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';
import { aMailboxReporter, aPartnerAt, mailedKey, nextMonday } from '../../support/return-makers.ts';
import One from '../../../src/pages/partner/returns/[id].astro';
import List from '../../../src/pages/partner/returns/index.astro';
import New from '../../../src/pages/partner/returns/new.astro';
import ByLink from '../../../src/pages/returns/[key].astro';

type Asked = { params?: Record<string, string>; form?: Record<string, string>; path?: string };
const open = (db: Db, page: Parameters<typeof openPage>[0], partner: Partner | null, asked: Asked = {}) =>
  openPage(page, {
    ...asked,
    locals: { ...localsFor(db), now: nextMonday, partner, demonstration: false },
  });

const world = async (db: Db) => {
  const reporter = await aMailboxReporter(db, await anOfficer(db));
  await askForReturns(db, secret, nextMonday);
  const partner = await aPartnerAt(db, reporter.email);
  return { partner, params: { key: await mailedKey(db, reporter.id) } };
};
const typed = () => ({ formToken: crypto.randomUUID(), answer: 'something' });

describe('the returns of a partner', () => {
  it('are sent from a form that keeps what was typed, and read by nobody else’s mailbox', async ({ db }) => {
    const { partner } = await world(db);
    const form = { ...typed(), compared: 'worse', evidenced: 'Stickers on lamp posts.' };
    const missing = await open(db, New, partner, { form });
    expect([missing.status, missing.text.includes('Choose which issue it is about')]).toEqual([422, true]);
    expect(missing.html).toContain('Stickers on lamp posts.');
    expect(missing.html).toMatch(/value="worse"[^>]*checked/);
    const sent = await open(db, New, partner, { form: { ...form, category: 'hate_crime_pattern' } });
    expect(sent.location).toBe('/partner/returns?new=sent');
    expect((await open(db, List, partner)).text).toContain('Read what was sent');
    const [row] = await db.select().from(tensionReturn);
    const params = { id: row!.id };
    expect((await open(db, One, partner, { params })).text).toContain('Stickers on lamp posts.');
    const stranger = (await world(db)).partner;
    expect((await open(db, One, stranger, { params })).status).toBe(404);
    expect((await open(db, List, stranger)).text).toContain('Nothing was sent yet');
  });

  it('are not for who does not report', async ({ db }) => {
    const partner = await aPartnerAt(db, 'nobody@ashmere.council.example');
    const page = await open(db, New, partner, { form: { ...typed(), answer: 'nothing' } });
    expect(page.text).toContain('You do not report for a district');
    expect(await db.$count(tensionReturn)).toBe(0);
  });
});

describe('the page of a mailed link', () => {
  it('takes one return, and then keeps what somebody typed too late', async ({ db }) => {
    const { params } = await world(db);
    const form = { ...typed(), category: 'policing', experienced: 'People ask about the patrols.' };
    const empty = await open(db, ByLink, null, { params, form: typed() });
    expect([empty.status, empty.text.includes('Nothing is filled in')]).toEqual([409, true]);
    const sent = await open(db, ByLink, null, { params, form });
    expect(sent.location).toBe(`/returns/${params.key}?sent=yes`);
    const used = await open(db, ByLink, null, { params });
    expect(used.text).toContain('This link was used already');
    expect(used.html).not.toContain('patrols');
    const late = { ...form, formToken: crypto.randomUUID(), experienced: 'Something else came up.' };
    const second = await open(db, ByLink, null, { params, form: late });
    expect([second.status, second.html.includes('Something else came up.')]).toEqual([409, true]);
    expect(second.html).not.toContain('patrols');
  });

  it('is not there for a key that opens nothing', async ({ db }) => {
    const page = await open(db, ByLink, null, { params: { key: 'nothing' } });
    expect([page.status, page.text.includes('This link does not work any more')]).toEqual([404, true]);
  });
});
