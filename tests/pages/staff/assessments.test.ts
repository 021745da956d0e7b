import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import { type Role, roleGrant, roles } from '#db/schema/officers.ts';
import { type AssessmentId, tensionAssessment } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { covers, grantsFor } from '#lib/officers/can.ts';
import { areaPath } from '#lib/officers/areas.ts';
import { sendQuestion } from '#lib/tension/assessments/questions/steps.ts';
import { renewAssessment } from '#lib/tension/assessments/renew.ts';
import { ukDay } from '#lib/dates.ts';
import {
  aDraftAssessment,
  aStandingAssessment,
  aWaitingAssessment,
  questionOf,
  seenAssessment,
} from '../../support/assessment-makers.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';
import ApprovePage from '../../../src/pages/staff/tension/assessments/[id]/approve.astro';
import ComparePage from '../../../src/pages/staff/tension/assessments/[id]/compare.astro';
import EditPage from '../../../src/pages/staff/tension/assessments/[id]/edit.astro';
import RecordPage from '../../../src/pages/staff/tension/assessments/[id]/index.astro';
import ListPage from '../../../src/pages/staff/tension/assessments/index.astro';
import NewPage from '../../../src/pages/staff/tension/assessments/new.astro';
import QuestionPage from '../../../src/pages/staff/tension/assessments/questions/[id]/index.astro';
import QuestionsPage from '../../../src/pages/staff/tension/assessments/questions/index.astro';
import LevelPage from '../../../src/pages/staff/admin/vocabularies/tension-scale/[level].astro';

const days = {
  ...{ 'from-day': '14', 'from-month': '11', 'from-year': '2026' },
  ...{ 'to-day': '21', 'to-month': '11', 'to-year': '2026' },
};
const typed = { issue: 'Broken windows in the market', marking: 'OFFICIAL-SENSITIVE', ...days };
const rowOf = async (db: Db, id: AssessmentId) =>
  (await db.select().from(tensionAssessment).where(eq(tensionAssessment.id, id)))[0]!;

describe('the form of a draft', () => {
  it('saves what little is written, and keeps every word when somebody else saved meanwhile', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'analyst');
    const id = await aDraftAssessment(db, author);
    const { sequence } = await seenAssessment(db, id);
    const send = (form: Record<string, string>) =>
      visit(EditPage, db, author, { params: { id }, form: { ...typed, do: 'save', ...form } });
    const saved = await send({ sequence: String(sequence), facts: 'One window.' });
    expect([saved.status, saved.location]).toEqual([303, `/staff/tension/assessments/${id}/edit?done=saved`]);
    expect(await rowOf(db, id)).toMatchObject({ facts: 'One window.', level: null });
    const late = await send({ sequence: String(sequence), facts: 'Five windows.' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Five windows.');
    expect(late.text).toContain('A colleague saved this draft after you opened it');
    expect(late.text).toContain('One window.');
    expect(await rowOf(db, id)).toMatchObject({ facts: 'One window.' });
  });

  it('says what is missing where it is mended, once somebody asks for approval, and has saved the rest', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'analyst');
    const id = await aDraftAssessment(db, author);
    const { sequence } = await seenAssessment(db, id);
    const form = { ...typed, do: 'ask', sequence: String(sequence), facts: 'One window.', level: '3' };
    const answer = await visit(EditPage, db, author, { params: { id }, form });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#rationale"');
    expect(answer.html).toContain('href="#experienced"');
    expect(answer.html).not.toContain('href="#facts"');
    expect(answer.text).toContain('Your words are saved as a draft');
    expect(await rowOf(db, id)).toMatchObject({ facts: 'One window.', level: 3, askedAt: null });
  });

  it('chooses no level beforehand, not even that of the version before', async ({ db }) => {
    const author = await anOfficer(db, 'analyst');
    const renewed = await renewAssessment(db, author, await aStandingAssessment(db, author), now);
    if (!renewed.ok) throw new Error(renewed.reason);
    const { id } = renewed.value;
    const { html } = await visit(EditPage, db, author, { params: { id } });
    const levels = [...html.matchAll(/<input[^>]*name="level"[^>]*>/g)].map(([input]) => input);
    expect(levels).toHaveLength(5);
    expect(levels.filter((input) => /\schecked/.test(input))).toEqual([]);
  });

  it('warns of words about somebody, and lets them stay with a reason that a supervisor reads', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'analyst');
    const id = await aDraftAssessment(db, author);
    const { sequence } = await seenAssessment(db, id);
    const form = {
      ...typed,
      do: 'save',
      sequence: String(sequence),
      facts: 'A man shouted at his neighbour.',
    };
    const warned = await visit(EditPage, db, author, { params: { id }, form });
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('Why it should stay');
    const reason = 'It is from the newspaper of Tuesday';
    const passed = await visit(EditPage, db, author, { params: { id }, form: { ...form, reason } });
    expect(passed.status).toBe(303);
    const [noted] = await db.select().from(textCheckOverride).where(eq(textCheckOverride.entityId, id));
    expect(noted).toMatchObject({ entity: 'tension_assessment', reason });
  });
});

describe('a new assessment', () => {
  it('leads to the one that is open there already, unless it is of another issue', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aStandingAssessment(db, author);
    const form = { ...typed, issue: 'The market again', area: 'bedford', category: 'local_incident' };
    const told = await visit(NewPage, db, author, { form });
    expect(told.status).toBe(409);
    expect(told.html).toContain(`/staff/tension/assessments/${id}/renew`);
    const begun = await visit(NewPage, db, author, { form: { ...form, another: 'yes' } });
    expect(begun.status).toBe(303);
    expect(begun.location).toMatch(/^\/staff\/tension\/assessments\/[0-9a-f-]{36}\/edit$/);
  });
});

describe('the page of approval', () => {
  it('lets it stand, and sends it back only with words', async ({ db }) => {
    const id = await aWaitingAssessment(db, await anOfficer(db, 'analyst'));
    const supervisor = await anOfficer(db);
    const { sequence } = await seenAssessment(db, id);
    const decide = (form: Record<string, string>) =>
      visit(ApprovePage, db, supervisor, { params: { id }, form: { sequence: String(sequence), ...form } });
    const wordless = await decide({ decision: 'back' });
    expect([wordless.status, wordless.text.includes('Say what is to be changed')]).toEqual([422, true]);
    expect((await decide({ decision: 'approve' })).location).toContain('done=approved');
    expect((await decide({ decision: 'approve' })).status).toBe(409);
    const record = await visit(RecordPage, db, supervisor, { params: { id } });
    expect(record.text).toContain('3 Raised');
    expect(record.text).toContain('Why we hold this');
  });
});

describe('no reader of one area', () => {
  it('sees a word of an assessment of another: in lists, searches, records, versions or questions', async ({
    db,
  }) => {
    const author = await anOfficer(db);
    const marks = { luton: 'Zephyrmark', 'essex-force': 'Quartzmark', 'eastern-region': 'Nimbusmark' };
    const made: {
      word: string;
      path: Awaited<ReturnType<typeof areaPath>>;
      id: AssessmentId;
      question: string;
    }[] = [];
    for (const [slug, word] of Object.entries(marks)) {
      const areaId = await theArea(db, slug);
      const says = { issue: word, facts: word, rationale: word, mitigation: word, gaps: [`${word}?`] };
      const id = await aStandingAssessment(db, author, { areaId, ...says });
      const question = await questionOf(db, id);
      const dueOn = ukDay(now).add({ days: 1 });
      await sendQuestion(db, author, { id: question, to: author.id, dueOn }, now);
      await aDraftAssessment(db, author, { areaId, ...says });
      await aWaitingAssessment(db, author, { areaId, ...says });
      made.push({ word, path: await areaPath(db, areaId), id, question });
    }
    for (const role of roles)
      for (const slug of ['bedfordshire-force', 'luton', 'essex-force', 'eastern-region']) {
        const reader = await aReader(db, role, slug);
        for (const { word, path, id, question } of made) {
          const may = grantsFor(reader, 'seeAssessments').some((grant) => covers(grant, path));
          const texts = await everything(db, reader, { word, id, question });
          expect([role, slug, word, texts.some((text) => text.includes(word))]).toEqual([
            ...[role, slug, word],
            may,
          ]);
        }
      }
  }, 120_000);
});

// As somebody who holds one role in one area.
async function aReader(db: Db, role: Role, slug: string): Promise<Officer> {
  const reader = await anOfficer(db, role);
  const areaId = await theArea(db, slug);
  await db.update(roleGrant).set({ areaId }).where(eq(roleGrant.officerId, reader.id));
  return { ...reader, grants: reader.grants.map((grant) => ({ ...grant, areaId })) };
}

// What was typed into a search is shown in its box: that is the reader's own word.
const asked = (html: string) => html.replace(/<input[^>]*>/g, '').replace(/href="[^"]*"/g, '');

async function everything(
  db: Db,
  reader: Officer,
  { word, id, question }: { word: string; id: AssessmentId; question: string },
): Promise<string[]> {
  const lists = ['', '?list=waiting', '?list=drafts', '?list=due', `?words=${word}`];
  const pages = await Promise.all([
    ...lists.map((query) => visit(ListPage, db, reader, { path: `/staff/tension/assessments${query}` })),
    visit(RecordPage, db, reader, { params: { id } }),
    visit(ComparePage, db, reader, { params: { id } }),
    visit(QuestionPage, db, reader, { params: { id: question } }),
    visit(QuestionsPage, db, reader, { path: '/staff/tension/assessments/questions?whose=all' }),
  ]);
  return pages.map(({ html }) => asked(html));
}

describe('the scale', () => {
  it('is worded by an administrator, and never looks at a higher level less often', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const words = { label: 'Raised', rhythm: 'weekly', meaning: 'Unease changes what some people do.' };
    const anchors = { experienced: 'They raise it.', evidenced: 'It repeats.', potential: 'A date is near.' };
    const keep = (reviewHours: string) =>
      visit(LevelPage, db, admin, { params: { level: '3' }, form: { ...words, ...anchors, reviewHours } });
    expect((await keep('400')).status).toBe(409);
    expect((await keep('2000')).status).toBe(422);
    expect((await keep('120')).location).toBe('/staff/admin/vocabularies/tension-scale?done=saved');
    expect((await visit(LevelPage, db, admin, { params: { level: '6' } })).status).toBe(404);
  });
});
