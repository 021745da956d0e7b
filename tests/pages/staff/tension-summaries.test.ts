import { asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { type SummaryId, tensionSummary, tensionSummaryParagraph } from '#db/schema/tension-summaries.ts';
import { tensionSummaryReader } from '#db/schema/tension-summary-readers.ts';
import type { Officer } from '#lib/actor.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import {
  aDraftSummary,
  anApprovedSummary,
  aPoliceReader,
  aWaitingSummary,
  seenSummary,
  sharedWords,
  theForce,
  thisWeek,
} from '../../support/summary-makers.ts';
import { visit } from './visit.ts';
import ApprovePage from '../../../src/pages/staff/tension/summaries/[id]/approve.astro';
import DiscardPage from '../../../src/pages/staff/tension/summaries/[id]/discard.astro';
import EditPage from '../../../src/pages/staff/tension/summaries/[id]/edit.astro';
import ListPage from '../../../src/pages/staff/tension/summaries/index.astro';
import NewPage from '../../../src/pages/staff/tension/summaries/new.astro';
import ReadersPage from '../../../src/pages/staff/tension/summaries/readers/[slug].astro';

const saidIn = async (db: Db, id: SummaryId) => {
  const rows = await db
    .select()
    .from(tensionSummaryParagraph)
    .where(eq(tensionSummaryParagraph.summaryId, id))
    .orderBy(asc(tensionSummaryParagraph.position));
  return rows.map(({ words }) => words);
};

type Row = { section?: string; heading?: string; words: string; sharing?: string };

type Form = Record<string, string | string[]>;

/** The form of a draft as a browser sends it. */
const typed = (sequence: number, rows: readonly Row[], given: Form = {}): Form => ({
  ...{ sequence: String(sequence), do: 'save', ...given },
  ...{ from: rows.map(() => ''), area: rows.map(() => ''), words: rows.map(({ words }) => words) },
  section: rows.map(({ section = 'district' }) => section),
  heading: rows.map(({ heading = '' }) => heading),
  sharing: rows.map(({ sharing = 'restricted' }) => sharing),
});

const edit = async (db: Db, officer: Officer, id: SummaryId, form: Form) =>
  visit(EditPage, db, officer, { params: { id }, form });

describe('the form of a draft', () => {
  it('keeps every word where somebody else saved meanwhile, says so, and saves once that is known', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const id = await aDraftSummary(db, officer);
    const { sequence } = await seenSummary(db, id);
    expect((await edit(db, officer, id, typed(sequence, [{ words: 'The colleague’s.' }]))).status).toBe(303);
    const mine = [{ heading: 'The market', words: 'What I typed meanwhile.', sharing: 'shareable' }];
    const refused = await edit(db, officer, id, typed(sequence, mine));
    expect([refused.status, refused.text.includes('Somebody changed this summary')]).toEqual([409, true]);
    for (const kept of ['What I typed meanwhile.', 'value="The market"'])
      expect(refused.html).toContain(kept);
    expect(await saidIn(db, id)).toEqual(['The colleague’s.']);
    const shown = Number(/name="sequence" value="(\d+)"/.exec(refused.html)![1]);
    expect((await edit(db, officer, id, typed(shown, mine))).status).toBe(303);
    expect(await saidIn(db, id)).toEqual(['What I typed meanwhile.']);
  });

  it('moves a paragraph within its part, takes one out, and leads back to where it stands', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const id = await aDraftSummary(db, officer);
    const rows = [{ words: 'One.' }, { words: 'Two.' }, { section: 'doing', words: 'Three.' }];
    const press = async (what: string, of: readonly Row[]) => {
      const { sequence } = await seenSummary(db, id);
      return (await edit(db, officer, id, typed(sequence, of, { do: what }))).location;
    };
    expect(await press('up-1', rows)).toContain('#paragraph-0');
    expect(await saidIn(db, id)).toEqual(['Two.', 'One.', 'Three.']);
    await press('down-1', rows);
    expect(await saidIn(db, id)).toEqual(['One.', 'Two.', 'Three.']);
    await press('remove-0', rows);
    expect(await saidIn(db, id)).toEqual(['Two.', 'Three.']);
  });

  it('asks about a phone number before it saves, and keeps what was typed', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aDraftSummary(db, officer);
    const before = await saidIn(db, id);
    const { sequence } = await seenSummary(db, id);
    const words = 'Ring 07700 900123 about the shop.';
    const { status, html, text } = await edit(db, officer, id, typed(sequence, [{ words }]));
    expect([status, text.includes('phone number'), html.includes(words)]).toEqual([422, true, true]);
    expect(await saidIn(db, id)).toEqual(before);
  });

  it('does not let a heading stand without words', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aDraftSummary(db, officer);
    const { sequence } = await seenSummary(db, id);
    const { status, html } = await edit(db, officer, id, typed(sequence, [{ heading: 'Alone', words: '' }]));
    expect([status, html.includes('value="Alone"')]).toEqual([422, true]);
  });
});

describe('the list of summaries', () => {
  it('shows first what waits for the approval of whoever looks, and not what they wrote', async ({ db }) => {
    const [author, supervisor] = [await anOfficer(db), await anOfficer(db)];
    await aWaitingSummary(db, author);
    const waits = 'Wait for your approval';
    expect((await visit(ListPage, db, supervisor)).text).toContain(waits);
    const own = await visit(ListPage, db, author);
    expect(own.text).not.toContain(waits);
    expect(own.text).toContain('Waits for approval');
  });
});

describe('putting a summary together', () => {
  it('leads to the one that somebody began already', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = { force: 'bedfordshire-force', week: thisWeek.toString() };
    const made = await visit(NewPage, db, officer, { form });
    expect([made.status, made.location?.includes('done=assembled')]).toEqual([303, true]);
    const again = await visit(NewPage, db, officer, { form });
    const [row] = await db.select().from(tensionSummary);
    expect([again.status, again.html.includes(`/staff/tension/summaries/${row!.id}`)]).toEqual([409, true]);
  });
});

describe('approving a summary', () => {
  it('is not for whoever wrote it, and a discarded draft is gone', async ({ db }) => {
    const [author, supervisor] = [await anOfficer(db), await anOfficer(db)];
    const id = await aWaitingSummary(db, author);
    const form = { sequence: String((await seenSummary(db, id)).sequence), decision: 'approve' };
    const own = await visit(ApprovePage, db, author, { params: { id }, form });
    expect([own.status, own.text.includes('somebody else approves it')]).toEqual([409, true]);
    const empty = await visit(ApprovePage, db, supervisor, {
      params: { id },
      form: { ...form, decision: 'back' },
    });
    expect([empty.status, empty.text.includes('Say what is to be changed')]).toEqual([422, true]);
    const gone = await visit(DiscardPage, db, author, { params: { id }, form });
    expect([gone.status, await db.$count(tensionSummary)]).toEqual([303, 0]);
  });
});

describe('the list of readers', () => {
  const params = { slug: 'bedfordshire-force' };

  it('takes an officer once, and takes them off', async ({ db }) => {
    const [officer, colleague] = [await anOfficer(db), await anOfficer(db)];
    const form = { do: 'officer', officer: colleague.id, output: 'restricted' };
    expect((await visit(ReadersPage, db, officer, { params, form })).status).toBe(303);
    const again = await visit(ReadersPage, db, officer, { params, form });
    expect([again.status, again.text.includes('They are on the list already')]).toEqual([409, true]);
    const [reader] = await db.select().from(tensionSummaryReader);
    const end = { do: 'end', reader: reader!.id };
    expect((await visit(ReadersPage, db, officer, { params, form: end })).status).toBe(303);
    expect((await visit(ReadersPage, db, officer, { params, form: end })).status).toBe(409);
  });

  it('keeps what was typed where no institution is called so', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = { do: 'institution', organisation: 'Nowhere Hall' };
    const { status, html } = await visit(ReadersPage, db, officer, { params, form });
    expect([status, html.includes('value="Nowhere Hall"')]).toEqual([422, true]);
  });

  it('and what they were sent are not there for neighbourhood policing', async ({ db }) => {
    const [author, npt] = [await anOfficer(db), await anOfficer(db, 'npt_reader')];
    await aPoliceReader(db, author, author, await theForce(db));
    await anApprovedSummary(db, author, { areaId: await theForce(db) });
    expect((await visit(ReadersPage, db, npt, { params })).status).toBe(404);
    expect((await visit(ListPage, db, npt)).text).not.toContain(sharedWords);
  });
});
