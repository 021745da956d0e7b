import { and, asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { briefing, briefingItem, type BriefingId } from '#db/schema/briefings.ts';
import type { Officer } from '#lib/actor.ts';
import {
  aDraftBriefing,
  aReleasedBriefing,
  aWaitingBriefing,
  seenBriefing,
} from '../../support/briefing-makers.ts';
import { it } from '../../support/database.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { localsFor, visit } from './visit.ts';
import AreaPage from '../../../src/pages/staff/areas/[slug]/index.astro';
import ListPage from '../../../src/pages/staff/briefings/index.astro';
import NewPage from '../../../src/pages/staff/briefings/new.astro';
import { GET as file } from '../../../src/pages/staff/briefings/[id]/briefing.pdf.ts';
import DiscardPage from '../../../src/pages/staff/briefings/[id]/discard.astro';
import EditPage from '../../../src/pages/staff/briefings/[id]/edit.astro';
import BriefingPage from '../../../src/pages/staff/briefings/[id]/index.astro';
import ReleasePage from '../../../src/pages/staff/briefings/[id]/release.astro';

const tasksOf = (db: Db, id: BriefingId) =>
  db
    .select()
    .from(briefingItem)
    .where(and(eq(briefingItem.briefingId, id), eq(briefingItem.kind, 'task')))
    .orderBy(asc(briefingItem.position));

describe('the page of a briefing', () => {
  it('says that nothing is known of the level, what to do, what to say and what is on', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const startsAt = now.add({ hours: 48 });
    await aPublishedEvent(db, { startsAt, endsAt: startsAt.add({ hours: 2 }), title: 'Open day' });
    const id = await aReleasedBriefing(db, author);
    const reader = await anOfficer(db, 'npt_reader');
    const { status, text } = await visit(BriefingPage, db, reader, { params: { id } });
    expect(status).toBe(200);
    expect(text).toContain('No information is not the same as no tension');
    for (const words of [
      'Call on the shops',
      '“Officers are in the market all week',
      'Open day',
      'Destroy by',
    ])
      expect(text).toContain(words);
    const looked = and(eq(auditLog.actorId, reader.id), eq(auditLog.entity, 'briefing'));
    expect(await db.$count(auditLog, looked)).toBe(1);
  });

  it('is ticked by whoever polices the area, and the tick can be taken back there', async ({ db }) => {
    const id = await aReleasedBriefing(db, await anOfficer(db, 'prevent_officer'));
    const reader = await anOfficer(db, 'npt_reader');
    const [task] = await tasksOf(db, id);
    const press = (what: string) =>
      visit(BriefingPage, db, reader, { params: { id }, form: { do: what, item: task!.id } });
    expect((await press('tick')).location).toContain('done=ticked');
    const shown = await visit(BriefingPage, db, reader, { params: { id } });
    expect(shown.text).toContain('1 of 2 done');
    expect(shown.text).toContain('Done: Dana Whitlock, Sat 21 Nov, 10am');
    expect((await press('untick')).location).toContain('done=unticked');
    expect((await tasksOf(db, id))[0]!.doneAt).toBeNull();
  });

  it('is not there for a reader while it is a draft, and its file for nobody', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aWaitingBriefing(db, author);
    const reader = await anOfficer(db, 'npt_reader');
    expect((await visit(BriefingPage, db, reader, { params: { id } })).status).toBe(404);
    expect((await visit(BriefingPage, db, author, { params: { id } })).status).toBe(200);
    for (const one of [author, reader]) expect((await fileOf(db, one, id)).status).toBe(404);
  });

  it('tells of the newer one that took its place', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const older = await aReleasedBriefing(db, author);
    const newer = await aReleasedBriefing(db, author, { at: now.add({ minutes: 1 }) });
    const { html, text } = await visit(BriefingPage, db, author, { params: { id: older } });
    expect(text).toContain('A newer briefing has taken the place of this one');
    expect(html).toContain(`/staff/briefings/${newer}`);
  });

  it('does not ask for release at the wish of somebody who may only tick', async ({ db }) => {
    const id = await aReleasedBriefing(db, await anOfficer(db, 'prevent_officer'));
    const reader = await anOfficer(db, 'npt_reader');
    const form = { do: 'ask', sequence: '0' };
    expect((await visit(BriefingPage, db, reader, { params: { id }, form })).status).toBe(404);
  });

  it('is discarded as a draft on a page that asks first, as it was seen, and never once it is released', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aDraftBriefing(db, author);
    const discard = (form?: Record<string, string>) =>
      visit(DiscardPage, db, author, { params: { id }, ...(form ? { form } : {}) });
    expect((await discard()).text).toContain('cannot be brought back');
    const { sequence } = await seenBriefing(db, id);
    expect((await discard({ sequence: String(sequence + 1) })).status).toBe(409);
    const reader = await anOfficer(db, 'npt_reader');
    expect((await visit(DiscardPage, db, reader, { params: { id } })).status).toBe(404);
    const gone = await discard({ sequence: String(sequence) });
    expect([gone.status, gone.location]).toEqual([303, '/staff/briefings?done=discarded']);
    expect(await db.$count(briefing, eq(briefing.id, id))).toBe(0);
    const released = await aReleasedBriefing(db, author);
    expect((await visit(DiscardPage, db, author, { params: { id: released } })).status).toBe(303);
  });
});

describe('the file of a briefing', () => {
  it('is two sheets of A4 as tagged PDF/UA, and giving it out is recorded', async ({ db }) => {
    const id = await aReleasedBriefing(db, await anOfficer(db, 'prevent_officer'));
    const reader = await anOfficer(db, 'npt_reader');
    const answer = await fileOf(db, reader, id);
    expect(answer.headers.get('content-disposition')).toContain('briefing-bedford-2026-11-21.pdf');
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('pdfuaid:part');
    const given = and(eq(auditLog.actorId, reader.id), eq(auditLog.operation, 'disclose'));
    expect(await db.$count(auditLog, given)).toBe(1);
  });
});

describe('the forms of a briefing', () => {
  it('begin a draft for an area, and edit what it says', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const days = { ...day('from', 21), ...day('to', 27) };
    const begun = await visit(NewPage, db, author, { form: { area: 'bedford', ...days } });
    const [row] = await db.select().from(briefing);
    expect(begun.location).toBe(`/staff/briefings/${row!.id}?done=drafted`);
    expect(row!.destroyOn.toString()).toBe('2026-11-28');
    const form = {
      sequence: '0',
      ...days,
      'line-0': 'Stop us and ask.',
      'task-1': 'Call',
      'due-1': '2026-11-22',
    };
    const edited = await visit(EditPage, db, author, { params: { id: row!.id }, form });
    expect(edited.location).toContain('done=edited');
    expect(await tasksOf(db, row!.id)).toMatchObject([{ words: 'Call', who: null, position: 0 }]);
    const shown = await visit(EditPage, db, author, { params: { id: row!.id } });
    expect(shown.html).toContain('value="Call"');
  });

  it('say in words what is wrong, and take no words about a person', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const none = await visit(NewPage, db, author, { form: { 'from-day': '31', 'from-month': '2' } });
    expect(none.status).toBe(422);
    for (const words of ['Choose the area', 'Enter the first day', 'Enter the last day'])
      expect(none.text).toContain(words);
    const id = await aDraftBriefing(db, author);
    const { sequence } = await seenBriefing(db, id);
    const days = { sequence: String(sequence), ...day('from', 21), ...day('to', 27) };
    const typed = { ...days, 'line-0': 'Ring Sam on 07700 900 123', 'who-2': 'PCSOs' };
    const wrong = await visit(EditPage, db, author, { params: { id }, form: typed });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Say what is to be done');
    expect(wrong.text).toContain('phone number');
    const late = { ...days, 'task-0': 'Call', 'due-0': '2026-12-20' };
    const refused = await visit(EditPage, db, author, { params: { id }, form: late });
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('choose another')]);
  });

  it('release what somebody else wrote, and refuse an author in words', async ({ db }) => {
    const author = await anOfficer(db);
    const id = await aWaitingBriefing(db, author);
    const { sequence } = await seenBriefing(db, id);
    const decide = (officer: Officer, given: Record<string, string>) =>
      visit(ReleasePage, db, officer, { params: { id }, form: { sequence: String(sequence), ...given } });
    const own = await decide(author, { decision: 'release' });
    expect([own.status, own.text]).toEqual([409, expect.stringContaining('somebody else releases it')]);
    const other = await anOfficer(db);
    expect((await decide(other, { decision: 'back' })).text).toContain('Say what is to be changed');
    expect((await decide(other, { decision: 'release' })).location).toContain('done=released');
  });
});

describe('the list of briefings', () => {
  it('leads to those in force and to the areas that have none, and shows drafts to writers alone', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const reader = await anOfficer(db, 'npt_reader');
    const empty = await visit(ListPage, db, reader);
    expect(empty.text).toContain('Ask the Prevent officer of your area to write one');
    await aReleasedBriefing(db, author);
    await aDraftBriefing(db, author, { slug: 'luton' });
    const { text } = await visit(ListPage, db, reader, { path: '/staff/briefings?list=drafts' });
    expect(text).toContain('0 of 2 done');
    expect(text).not.toContain('Drafts');
    expect(text).toMatch(/Areas without a briefing today.*Luton/s);
    const drafts = await visit(ListPage, db, author, { path: '/staff/briefings?list=drafts' });
    expect(drafts.text).toContain('Luton');
    expect(drafts.text).toContain('2 set');
  });

  it('is reached from the page of the area', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const before = await visit(AreaPage, db, author, { params: { slug: 'bedford' } });
    expect(before.html).toContain('/staff/briefings/new?area=bedford');
    const id = await aReleasedBriefing(db, author);
    const after = await visit(AreaPage, db, author, { params: { slug: 'bedford' } });
    expect(after.html).toContain(`/staff/briefings/${id}`);
  });
});

const day = (name: string, of: number) => ({
  [`${name}-day`]: String(of),
  [`${name}-month`]: '11',
  [`${name}-year`]: '2026',
});

const fileOf = async (db: Db, officer: Officer, id: BriefingId): Promise<Response> =>
  file({ locals: localsFor(db, officer), params: { id } } as never);
