import { asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import {
  type SummaryId,
  tensionSummary,
  tensionSummaryLevel,
  tensionSummaryParagraph,
} from '#db/schema/tension-summaries.ts';
import { ukDay } from '#lib/dates.ts';
import { approveSummary, askForApproval, sendBackSummary } from '#lib/tension/summaries/approve.ts';
import { assembleSummary, correctSummary } from '#lib/tension/summaries/assemble.ts';
import { sendSummary } from '#lib/tension/summaries/distribute.ts';
import { editSummary, takeInNew } from '#lib/tension/summaries/edit.ts';
import { findSummary } from '#lib/tension/summaries/find.ts';
import { forcesInWeek, listSummaries } from '#lib/tension/summaries/list.ts';
import { sheetHolds } from '#lib/tension/summaries/paragraphs.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import {
  anApprovedSummary,
  areaCalled,
  aStanding,
  aWaitingSummary,
  secretWords,
  seenSummary,
  sharedWords,
  theForce,
  thisWeek,
  twoParagraphs,
  won,
} from '../../support/summary-makers.ts';

const refusal = (reason: string) => ({ ok: false, reason });
const saidIn = (db: Db, id: SummaryId) =>
  db
    .select()
    .from(tensionSummaryParagraph)
    .where(eq(tensionSummaryParagraph.summaryId, id))
    .orderBy(asc(tensionSummaryParagraph.position));

describe('putting a summary together', () => {
  it('takes in what stands in each district, what is not known and what is done, for police alone', async ({
    db,
  }) => {
    const [author, areaId] = [await anOfficer(db, 'analyst'), await theForce(db)];
    const bedford = await areaCalled(db, 'bedford');
    const assessmentId = await aStanding(db, bedford);
    const given = { areaId, week: thisWeek, horizon: ['Sat 5 Dec: Market'] };
    const id = won(await assembleSummary(db, author, given, now));
    const said = await saidIn(db, id);
    expect(said.map(({ section, areaId: at, words }) => [section, at, words])).toEqual([
      [
        'overview',
        null,
        expect.stringContaining('Bedford is at 3 Raised, a week ago it had no level in date.'),
      ],
      ['district', bedford, 'Windows were broken twice in a week.'],
      ['horizon', null, 'Sat 5 Dec: Market'],
      ['gaps', bedford, 'Who has keys?'],
      ['doing', bedford, 'Officers walk the road at closing time.'],
    ]);
    expect(said[0]!.words).toContain('No information: Central Bedfordshire, Luton.');
    expect(said.every(({ sharing }) => sharing === 'restricted')).toBe(true);
    expect(said[1]!.assessmentId).toBe(assessmentId);
  });

  it('is done once for a week, and not for one to come', async ({ db }) => {
    const [author, areaId] = [await anOfficer(db), await theForce(db)];
    const given = { areaId, week: thisWeek, horizon: [] };
    won(await assembleSummary(db, author, given, now));
    expect(await assembleSummary(db, author, given, now)).toEqual(refusal('begun already'));
    const later = { ...given, week: thisWeek.add({ weeks: 1 }) };
    expect(await assembleSummary(db, author, later, now)).toEqual(refusal('to come'));
    const tuesday = { ...given, week: thisWeek.subtract({ days: 6 }) };
    expect(await assembleSummary(db, author, tuesday, now)).toEqual(refusal('not a Monday'));
  });

  it('adds what came since, without touching what was written or bringing back what was taken out', async ({
    db,
  }) => {
    const [author, areaId] = [await anOfficer(db), await theForce(db)];
    const bedford = await areaCalled(db, 'bedford');
    await aStanding(db, bedford);
    const id = won(await assembleSummary(db, author, { areaId, week: thisWeek, horizon: [] }, now));
    won(await editSummary(db, author, await seenSummary(db, id), { paragraphs: twoParagraphs }, now));
    expect(won(await takeInNew(db, author, await seenSummary(db, id), now))).toBe(0);
    await aStanding(db, bedford, {
      issue: 'A rumour of a closure',
      rationale: 'Untrue.',
      mitigation: null,
      gaps: [],
    });
    expect(won(await takeInNew(db, author, await seenSummary(db, id), now))).toBe(1);
    const words = (await saidIn(db, id)).map((one) => one.words);
    expect(words).toEqual([secretWords, sharedWords, 'Untrue.']);
  });
});

describe('approving a summary', () => {
  it('is for somebody who wrote nothing in it, once it was asked for', async ({ db }) => {
    const [author, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await aWaitingSummary(db, author);
    const seen = await seenSummary(db, id);
    expect(await approveSummary(db, author, seen, now)).toEqual(refusal('your own'));
    won(await sendBackSummary(db, other, seen, { words: 'Say where.' }, now));
    const back = await seenSummary(db, id);
    expect(await approveSummary(db, other, back, now)).toEqual(refusal('not now'));
    won(await editSummary(db, other, back, { paragraphs: twoParagraphs }, now));
    won(await askForApproval(db, author, await seenSummary(db, id), now));
    expect(await approveSummary(db, other, await seenSummary(db, id), now)).toEqual(refusal('your own'));
    await expect(
      db.transaction((tx) =>
        tx
          .update(tensionSummary)
          .set({ approvedAt: now, approvedBy: other.id })
          .where(eq(tensionSummary.id, id)),
      ),
    ).rejects.toThrow();
  });

  it('is of the words that were read: an edit meanwhile takes the question back', async ({ db }) => {
    const [author, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await aWaitingSummary(db, author);
    const read = await seenSummary(db, id);
    expect(won(await editSummary(db, author, read, { paragraphs: twoParagraphs }, now)).wasAsked).toBe(true);
    expect(await approveSummary(db, other, read, now)).toEqual(refusal('changed meanwhile'));
    expect(await approveSummary(db, other, await seenSummary(db, id), now)).toEqual(refusal('not now'));
  });

  it('is not asked for nothing, nor for more than one sheet holds', async ({ db }) => {
    const author = await anOfficer(db);
    const id = await aWaitingSummary(db, author);
    won(await editSummary(db, author, await seenSummary(db, id), { paragraphs: [] }, now));
    expect(await askForApproval(db, author, await seenSummary(db, id), now)).toEqual(refusal('says nothing'));
    const one = { ...twoParagraphs[0]!, words: 'x'.repeat(2000) };
    const paragraphs = Array.from({ length: Math.ceil((sheetHolds.letters + 1) / 2000) }, () => one);
    won(await editSummary(db, author, await seenSummary(db, id), { paragraphs }, now));
    expect(await askForApproval(db, author, await seenSummary(db, id), now)).toEqual(refusal('too long'));
  });

  it('keeps the levels of that moment, whatever is assessed afterwards', async ({ db }) => {
    const [author, areaId] = [await anOfficer(db), await theForce(db)];
    const luton = await areaCalled(db, 'luton');
    await aStanding(db, luton);
    const id = await anApprovedSummary(db, author, { areaId });
    await aStanding(db, luton, { level: 5, issue: 'Another' });
    const asked = { id, output: 'restricted', how: 'consult' } as const;
    const { text } = (await findSummary(db, author, asked, now))!;
    expect(text.levels.find(({ area }) => area === 'Luton')).toMatchObject({ level: 3, trend: 'rising' });
    expect(text.levels.find(({ area }) => area === 'Bedford')!.state).toBe('no information');
  });

  it('locks words, levels and all that was counted in the database', async ({ db }) => {
    const id = await anApprovedSummary(db, await anOfficer(db));
    const refused = async (change: (tx: Db) => Promise<unknown>) =>
      expect(db.transaction(change)).rejects.toThrow();
    const own = eq(tensionSummaryParagraph.summaryId, id);
    await refused((tx) => tx.update(tensionSummaryParagraph).set({ words: 'Other' }).where(own));
    await refused((tx) => tx.update(tensionSummaryParagraph).set({ sharing: 'shareable' }).where(own));
    await refused((tx) => tx.delete(tensionSummaryParagraph).where(own));
    await refused((tx) =>
      tx.insert(tensionSummaryParagraph).values({ ...twoParagraphs[0]!, summaryId: id, position: 9 }),
    );
    await refused((tx) => tx.delete(tensionSummaryLevel).where(eq(tensionSummaryLevel.summaryId, id)));
    await refused((tx) => tx.update(tensionSummary).set({ reported: 1 }).where(eq(tensionSummary.id, id)));
  });
});

describe('a correction', () => {
  it('begins with the words that stand, and takes their place once it is approved', async ({ db }) => {
    const [author, areaId] = [await anOfficer(db), await theForce(db)];
    const first = await anApprovedSummary(db, author, { areaId });
    const second = won(await correctSummary(db, author, { id: first }, now));
    expect(await correctSummary(db, author, { id: first }, now)).toEqual(refusal('begun already'));
    expect((await saidIn(db, second)).map(({ words }) => words)).toEqual([secretWords, sharedWords]);
    won(await askForApproval(db, author, await seenSummary(db, second), now));
    won(await approveSummary(db, await anOfficer(db), await seenSummary(db, second), now));
    const drafts = { areas: [areaId], drafts: [] };
    const { rows } = await listSummaries(db, author, drafts, now);
    expect(rows.map(({ version, state }) => [version, state])).toEqual([
      [2, 'stands'],
      [1, 'replaced'],
    ]);
    expect(await sendSummary(db, author, { id: first }, now)).toEqual(refusal('replaced'));
    expect(await correctSummary(db, author, { id: first }, now)).toEqual(refusal('does not stand'));
    const [force] = await forcesInWeek(db, [areaId], { week: thisWeek, today: ukDay(now) });
    expect(force!.summaryId).toBe(second);
  });
});
