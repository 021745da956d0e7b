import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import type { SignpostId } from '#db/schema/signposts.ts';
import type { Officer } from '#lib/actor.ts';
import { listSignposts } from '#lib/enquiries/signposts/list.ts';
import One from '../../../src/pages/staff/admin/signposts/[id].astro';
import List from '../../../src/pages/staff/admin/signposts/index.astro';
import New from '../../../src/pages/staff/admin/signposts/new.astro';
import Route from '../../../src/pages/staff/admin/signposts/routes/[id].astro';
import Today from '../../../src/pages/staff/index.astro';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aRoute, aSignpost, signpostRow } from '../../support/signpost-makers.ts';
import { visit } from './visit.ts';

const typed = (given: Record<string, string> = {}) => ({
  ...{ code: 'quay-line', name: 'Quay Line', about: 'For anyone who needs to talk.', audience: 'everyone' },
  ...{ worry: 'feelings', phone: '01632 960 970', hours: 'Mon-Fri 09:00-17:00\nSat 10:00-12:00' },
  ...{ languages: 'Urdu, Polish', source: 'https://quay.example/contact', area: '', ...given },
});
const add = (db: Db, officer: Officer, form: Record<string, string>) => visit(New, db, officer, { form });
const see = (db: Db, officer: Officer, id: SignpostId) => visit(One, db, officer, { params: { id } });
const late = now.subtract({ hours: 24 * 33 });

describe('the signposts of the team', () => {
  it('are added with hours, languages and source, and stand in the list as checked today', async ({ db }) => {
    const officer = await anOfficer(db);
    expect((await add(db, officer, typed())).status).toBe(303);
    const { text } = await visit(List, db, officer);
    expect(text).toMatch(/Quay Line.*01632 960 970.*9am to 5pm Monday to Friday; 10am to 12 noon Saturday/);
    expect(text).toContain('Next check 21 December 2026');
    const [made] = (await listSignposts(db)).filter(({ signpost }) => signpost.code === 'quay-line');
    expect(made!.signpost).toMatchObject({ languages: ['Urdu', 'Polish'], checkedBy: officer.id });
  });

  it('say beside each box what to put right, and keep what was typed', async ({ db }) => {
    const officer = await anOfficer(db);
    const wrong = { phone: '', hours: 'when we can', source: 'a friend', name: '' };
    const { status, text, html } = await add(db, officer, typed(wrong));
    expect(status).toBe(422);
    for (const words of [
      'Enter days and times, one span a line, like Mon-Fri 09:00-17:00',
      'Enter the whole address, like https://www.childline.org.uk',
      'Enter its name',
    ])
      expect(text).toContain(words);
    expect(html).toContain('when we can');
    expect((await add(db, officer, typed({ phone: '' }))).text).toContain(
      'Enter a phone number, a text number or a link',
    );
  });

  it('are a task on Today once nobody has checked one for 30 days', async ({ db }) => {
    const officer = await anOfficer(db);
    const before = Number(/(\d+) signposts? to check/.exec((await visit(Today, db, officer)).text)?.[1] ?? 0);
    const id = await aSignpost(db, officer, { at: late });
    const { text } = await visit(Today, db, officer);
    expect(Number(/(\d+) signposts? to check/.exec(text)?.[1])).toBe(before + 1);
    expect((await see(db, officer, id)).text).toContain('3 days late');
  });

  it('are checked with one press, and show who did what', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aSignpost(db, officer, { at: late });
    const form = { deed: 'check', sequence: String((await signpostRow(db, id)).sequence) };
    expect((await visit(One, db, officer, { params: { id }, form })).status).toBe(303);
    const { text } = await see(db, officer, id);
    expect(text).toContain('Last checked 21 November 2026');
    expect(text).toMatch(/Held against its source, and right Dana Whitlock,.*Added Dana Whitlock,/);
    const stale = await visit(One, db, officer, { params: { id }, form });
    expect([stale.status, stale.text.includes('Somebody changed')]).toEqual([409, true]);
  });

  it('are taken out of use and brought back, but for those that nobody may be without', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aSignpost(db, officer, { phone: '01632 960 970' });
    const save = async (of: SignpostId, given: Record<string, string>) => {
      const { sequence, code } = await signpostRow(db, of);
      const form = { ...typed({ code, ...given }), deed: 'save', sequence: String(sequence) };
      return visit(One, db, officer, { params: { id: of }, form });
    };
    expect((await save(id, { retired: 'on' })).status).toBe(303);
    expect((await signpostRow(db, id)).retiredAt).not.toBeNull();
    expect((await save(id, {})).status).toBe(303);
    expect((await see(db, officer, id)).text).toMatch(/Brought back.*Taken out of use/);
    const [line] = (await listSignposts(db)).filter(({ signpost }) => signpost.code === 'early-support');
    const kept = await save(line!.signpost.id, { retired: 'on' });
    expect(kept.status).toBe(409);
    expect((await signpostRow(db, line!.signpost.id)).retiredAt).toBeNull();
  });

  it('of an area are for those who look after it', async ({ db }) => {
    const officer = await anOfficer(db);
    const away = await aSignpost(db, officer, { areaId: await theArea(db, 'braintree'), name: 'Essex Line' });
    expect((await see(db, officer, away)).status).toBe(404);
    expect((await visit(List, db, officer)).text).not.toContain('Essex Line');
    expect((await visit(List, db, await anOfficer(db, 'npt_reader'))).status).toBe(404);
  });
});

describe('the route of a council', () => {
  it('is named once somebody has seen its page, and keeps what was changed', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aRoute(db, await theArea(db));
    const form = {
      ...{ sequence: '0', deed: 'save', council: 'Ashmere Council', isReferralPage: 'on' },
      ...{ href: 'https://www.ashmere.example/prevent', phone: '', note: 'Choose “For schools”.' },
    };
    expect((await visit(Route, db, officer, { params: { id }, form })).status).toBe(303);
    const { text } = await visit(Route, db, officer, { params: { id } });
    expect(text).toContain('What to know: Choose “For schools”., was none');
    const wrong = await visit(Route, db, officer, { params: { id }, form: { ...form, href: 'nowhere' } });
    expect([wrong.status, wrong.html.includes('value="nowhere"')]).toEqual([422, true]);
  });

  it('is not taken for checked when its name or its page was left out', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aRoute(db, await theArea(db));
    const typed = {
      sequence: '0',
      deed: 'save',
      council: 'Ashmere Council',
      href: 'https://ashmere.example/',
    };
    for (const left of ['council', 'href']) {
      const form = { ...typed, phone: '01632 960 101', [left]: '' };
      const { status, html } = await visit(Route, db, officer, { params: { id }, form });
      expect([status, html.includes('value="01632 960 101"')]).toEqual([422, true]);
    }
    expect((await visit(Route, db, officer, { params: { id } })).text).toContain('Nothing yet');
    const checked = await visit(Route, db, officer, {
      params: { id },
      form: { sequence: '0', deed: 'check' },
    });
    expect(checked.location).toBe('/staff/admin/signposts?done=checked');
  });
});
