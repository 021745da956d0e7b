import { expect } from 'vitest';
import { briefingItem } from '#db/schema/briefings.ts';
import { recallWording } from '#lib/impact/comms/release.ts';
import { aDraftBriefing, seenBriefing } from '../../support/briefing-makers.ts';
import { aCommsPlan, aLine, aReleasedLine } from '../../support/comms-makers.ts';
import { it } from '../../support/database.ts';
import { aDecidedLesson } from '../../support/lesson-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';
import EditBriefing from '../../../src/pages/staff/briefings/[id]/edit.astro';
import BriefingPage from '../../../src/pages/staff/briefings/[id]/index.astro';
import NewPlan from '../../../src/pages/staff/comms/new.astro';
import PlanPage from '../../../src/pages/staff/comms/[id]/index.astro';
import WordingPage from '../../../src/pages/staff/comms/[id]/wording.astro';

const days = { 'from-day': '21', 'from-month': '11', 'from-year': '2026' };
const until = { 'to-day': '27', 'to-month': '11', 'to-year': '2026' };

it('offers released lines to a briefing, which keeps none that was recalled', async ({ db }) => {
  const author = await anOfficer(db);
  const plan = await aCommsPlan(db, author);
  const versionId = await aReleasedLine(db, author, plan);
  const id = await aDraftBriefing(db, author);
  const { sequence } = await seenBriefing(db, id);
  const form = { sequence: String(sequence), ...days, ...until, 'line-0': 'Stop us.' };
  const taken = await visit(EditBriefing, db, author, { params: { id }, form: { ...form, take: versionId } });
  expect(taken.status).toBe(200);
  expect(taken.html).toMatch(new RegExp(`name="line-1"[^>]*>${aLine.words}<`));
  await visit(EditBriefing, db, author, { params: { id }, form: { ...form, 'line-1': aLine.words } });
  expect((await visit(BriefingPage, db, author, { params: { id } })).text).toContain(aLine.words);
  await recallWording(db, author, { ...plan, versionId }, { reason: 'It is wrong.' }, now);
  const after = await visit(BriefingPage, db, author, { params: { id } });
  expect(after.text).not.toContain(aLine.words);
  expect(after.text).toContain('A line stood here that was recalled');
  expect(await db.$count(briefingItem)).toBeGreaterThan(1);
});

it('shows words in their own language and direction', async ({ db }) => {
  const author = await anOfficer(db, 'prevent_officer');
  const plan = await aCommsPlan(db, author);
  await aReleasedLine(db, author, plan, { languageCode: 'language_urdu', words: 'ہمیں روک کر پوچھیں' });
  const { html } = await visit(PlanPage, db, author, { params: { id: plan.id } });
  expect(html).toMatch(/<blockquote[^>]*lang="ur"[^>]*dir="rtl"/);
});

it('refuses in words what tells of a planned action, and lets no reason past it', async ({ db }) => {
  const author = await anOfficer(db, 'prevent_officer');
  const { id } = await aCommsPlan(db, author);
  const wording = { kind: 'holding_line', language: 'language_english', embargo: 'none', do: 'draft' };
  for (const [words, why] of [
    ['Operation Nightfall is over.', 'the name of an operation'],
    ['We were at MK40 1AA.', 'a postcode or the address of a house'],
    ['We go in at 5am on Tuesday.', 'the time of a planned action'],
  ] as const) {
    const form = { ...wording, words, reason: 'It is needed.' };
    const answer = await visit(WordingPage, db, author, { params: { id }, form });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(why)]);
  }
  const about = { area: 'bedford', category: 'protest', purpose: 'So.', objective: 'That.' };
  const named = await visit(NewPlan, db, author, { form: { ...about, title: 'Operation Nightfall' } });
  expect([named.status, named.text]).toEqual([422, expect.stringContaining('the name of an operation')]);
  const call = { ...wording, words: 'Ring the desk on 01632 960 123.' };
  expect((await visit(WordingPage, db, author, { params: { id }, form: call })).text).toContain(
    'Why it should stay',
  );
  const past = await visit(WordingPage, db, author, {
    params: { id },
    form: { ...call, reason: 'Our desk.' },
  });
  expect(past.location).toContain('done=saved');
});

it('shows what was learned from work like it, and never what was rejected', async ({ db }) => {
  const author = await anOfficer(db, 'prevent_officer');
  await aDecidedLesson(db, author, 'accepted', { willDo: 'Ring the shops first.' });
  await aDecidedLesson(db, author, 'rejected', { willDo: 'Ring nobody.' });
  const { id } = await aCommsPlan(db, author);
  const { text } = await visit(PlanPage, db, author, { params: { id } });
  expect(text).toContain('Ring the shops first.');
  expect(text).not.toContain('Ring nobody.');
});
