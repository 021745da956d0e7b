import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { institution } from '#db/schema/institutions.ts';
import { surgeRing } from '#db/schema/surge-calls.ts';
import { surgeDecision, type SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { closeSurge } from '#lib/impact/surge/close.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aClaimedCall, aSurge, callsIn } from '../../support/surge-makers.ts';
import { visit } from './visit.ts';
import TodayPage from '../../../src/pages/staff/index.astro';
import ListPage from '../../../src/pages/staff/impact/surges/index.astro';
import AddPage from '../../../src/pages/staff/impact/surges/[id]/add.astro';
import ClosePage from '../../../src/pages/staff/impact/surges/[id]/close.astro';
import DecidePage from '../../../src/pages/staff/impact/surges/[id]/decide.astro';
import SurgePage from '../../../src/pages/staff/impact/surges/[id]/index.astro';
import LivePage from '../../../src/pages/staff/impact/surges/[id]/live.astro';
import PrintPage from '../../../src/pages/staff/impact/surges/[id]/print.astro';
import CallPage from '../../../src/pages/staff/impact/surges/[id]/calls/[call]/index.astro';
import RemovePage from '../../../src/pages/staff/impact/surges/[id]/calls/[call]/remove.astro';

const press = (db: Db, who: Officer, id: SurgeId, form: Record<string, string>) =>
  visit(SurgePage, db, who, { params: { id }, form });

describe('the page of a surge', () => {
  it('lets one claim, shows it to the other, and takes what came of it', async ({ db }) => {
    const [first, second] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'analyst')];
    const id = await aSurge(db, first);
    const [call] = await callsIn(db, id);
    const claimed = await press(db, first, id, { do: 'claim', call: call!.id });
    expect(claimed.location).toBe(`/staff/impact/surges/${id}?done=claimed#call-${call!.id}`);
    const refused = await press(db, second, id, { do: 'claim', call: call!.id });
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining('Somebody else is ringing'),
    ]);
    const mine = await visit(SurgePage, db, first, { params: { id } });
    expect(mine.text).toContain('You are ringing');
    const params = { id, call: call!.id };
    const token = /name="formToken" value="([^"]+)"/.exec(mine.html)![1]!;
    const form = { formToken: token, outcome: 'spoke', words: 'They tell their staff.' };
    const logged = await visit(CallPage, db, first, { params, form });
    expect(logged.location).toBe(`/staff/impact/surges/${id}?done=rang#call-${call!.id}`);
    const { text } = await visit(SurgePage, db, second, { params: { id } });
    expect(text).toContain('Spoke, 10am, Dana Whitlock. They tell their staff.');
  });

  it('keeps what was typed of a call when something is wrong with it', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const call = await aClaimedCall(db, officer, id);
    const form = { formToken: crypto.randomUUID(), words: 'Ring back on 07700 900 123' };
    const { status, text, html } = await visit(CallPage, db, officer, { params: { id, call }, form });
    expect(status).toBe(422);
    expect(text).toContain('Choose what came of the call');
    expect(html).toContain('Ring back on 07700 900 123');
    expect(await db.$count(surgeRing)).toBe(0);
  });

  it('no longer offers to ring who asks us to stay away meanwhile', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const [call] = await callsIn(db, id);
    await db
      .update(institution)
      .set({ contactState: 'declined' })
      .where(eq(institution.id, call!.institutionId));
    const { text } = await visit(SurgePage, db, officer, { params: { id } });
    expect(text).toMatch(/stay away meanwhile: do not call Place 1/);
    const asked = await press(db, officer, id, { do: 'claim', call: call!.id });
    expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('asked us to stay away')]);
  });

  it('shows calls and lines to a neighbourhood reader, who can change nothing', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const reader = await anOfficer(db, 'npt_reader');
    const { text, html } = await visit(SurgePage, db, reader, { params: { id } });
    expect(text).toContain('Place 1');
    expect(text).toContain('What you can say');
    expect(html).not.toContain('value="claim"');
    const [call] = await callsIn(db, id);
    expect((await press(db, reader, id, { do: 'claim', call: call!.id })).status).toBe(404);
    for (const page of [DecidePage, ClosePage, AddPage])
      expect((await visit(page, db, reader, { params: { id } })).status).toBe(404);
  });

  it('of two areas shows each officer the institutions of their own', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const luton = await theArea(db, 'luton');
    const id = await aSurge(db, officer, { areaIds: [await theArea(db), luton] });
    const there = await anInstitution(db, { name: 'Luton Place', districtId: luton });
    const added = await visit(AddPage, db, officer, {
      ...{ params: { id }, path: `/staff/impact/surges/${id}/add?institution=${there.id}`, form: {} },
    });
    expect(added.location).toContain('done=added');
    const ofLuton = { ...officer, grants: [{ ...officer.grants[0]!, areaId: luton }] };
    const { text } = await visit(SurgePage, db, ofLuton, { params: { id } });
    expect(text).toContain('Luton Place');
    expect(text).not.toContain('Place 1');
    expect(text).toContain('3 more institutions lie in an area that is not yours');
    expect((await visit(ClosePage, db, ofLuton, { params: { id } })).status).toBe(404);
  });

  it('takes one out of the order with a reason that everybody reads', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const [call] = await callsIn(db, id);
    const params = { id, call: call!.id };
    const gone = await visit(RemovePage, db, officer, { params, form: { reason: 'Shut for the holidays' } });
    expect(gone.location).toContain('done=removed');
    const { text } = await visit(SurgePage, db, officer, { params: { id } });
    expect(text).toMatch(/Taken out of the order Place 1 Shut for the holidays/);
  });
});

describe('the live answer of a surge', () => {
  const ask = (db: Db, who: Officer, id: SurgeId, version = '', since = 0) =>
    visit(LivePage, db, who, {
      params: { id },
      path: `/staff/impact/surges/${id}/live?since=${since}`,
      headers: { 'if-none-match': `"${version}"` },
    });

  it('is nothing while nothing changed, and says who changed what once something did', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const reader = await anOfficer(db, 'npt_reader');
    const first = await ask(db, reader, id);
    const version = first.headers.get('etag')!.replaceAll('"', '');
    const again = await ask(db, reader, id, version);
    expect([again.status, again.html]).toEqual([304, '']);
    await aClaimedCall(db, officer, id);
    const fresh = await ask(db, reader, id, version, 1);
    expect(fresh.status).toBe(200);
    expect(fresh.html).toContain('data-news="1 change by Dana Whitlock"');
    expect(fresh.text).toContain('Dana Whitlock is ringing, since 10am');
    expect(fresh.html).not.toContain('<html');
  });

  it('is not there for somebody whose area it is not', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const luton = { ...officer, grants: [{ ...officer.grants[0]!, areaId: await theArea(db, 'luton') }] };
    expect((await ask(db, luton, id)).status).toBe(404);
  });
});

describe('the decision log on its page', () => {
  it('shows a line that was put right with the one that did it', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const decide = (form: Record<string, string>) => visit(DecidePage, db, officer, { params: { id }, form });
    const line = { formToken: crypto.randomUUID(), decision: 'Ring schools', reason: 'Parents ask' };
    expect((await decide(line)).location).toContain('done=decided');
    const [old] = await db.select().from(surgeDecision);
    const better = { ...line, formToken: crypto.randomUUID(), decision: 'Ring colleges', corrects: old!.id };
    expect((await decide(better)).status).toBe(303);
    const again = await decide({ ...better, formToken: crypto.randomUUID() });
    expect([again.status, again.text]).toEqual([
      409,
      expect.stringContaining('put this line right meanwhile'),
    ]);
    const { text } = await visit(SurgePage, db, officer, { params: { id } });
    expect(text).toMatch(/Puts right the line of 10am Ring colleges/);
    expect(text).toContain('Put right at 10am.');
  });
});

describe('a surge that ends', () => {
  it('asks for the assessment and the lesson, and is only read from then on', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const close = (form: Record<string, string>) => visit(ClosePage, db, officer, { params: { id }, form });
    const missing = await close({ closingWords: 'All reached.' });
    expect(missing.text).toContain('Choose what became of the lesson');
    const ended = { closingWords: 'All reached.', assessment: 'begun', lesson: 'done' };
    expect((await close(ended)).location).toContain('done=closed');
    const { text, html } = await visit(SurgePage, db, officer, { params: { id } });
    expect(text).toContain('All reached.');
    expect(html).not.toContain('data-live-from');
    expect(html).not.toContain('value="claim"');
    expect((await visit(DecidePage, db, officer, { params: { id } })).status).toBe(303);
    const list = await visit(ListPage, db, officer, { path: '/staff/impact/surges?list=closed' });
    expect(list.text).toContain('All reached.');
  });

  it('stands at the top of Today while it is open, and not after', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const today = async (who: Officer) => (await visit(TodayPage, db, who)).text;
    expect(await today(officer)).toContain('Surge: Fire at the market hall, Bedford');
    const elsewhere = { ...officer, grants: [{ ...officer.grants[0]!, areaId: await theArea(db, 'luton') }] };
    expect(await today(elsewhere)).not.toContain('Surge:');
    const ended = { closingWords: 'Over.', assessmentAnswer: 'done', lessonAnswer: 'done' } as const;
    await closeSurge(db, officer, { id, ...ended }, now);
    expect(await today(officer)).not.toContain('Surge:');
  });

  it('is printed with its calls and its log', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aSurge(db, officer);
    const { text } = await visit(PrintPage, db, officer, { params: { id } });
    for (const words of ['Calls, in order', 'Place 1', '01632 960 123', 'Not rung yet', 'OFFICIAL-SENSITIVE'])
      expect(text).toContain(words);
  });
});
