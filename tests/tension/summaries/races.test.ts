import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { mailMessage } from '#db/schema/mail.ts';
import { tensionSummary, tensionSummaryParagraph } from '#db/schema/tension-summaries.ts';
import { tensionSummarySending } from '#db/schema/tension-summary-readers.ts';
import { approveSummary } from '#lib/tension/summaries/approve.ts';
import { assembleSummary, correctSummary } from '#lib/tension/summaries/assemble.ts';
import { sendSummary } from '#lib/tension/summaries/distribute.ts';
import { editSummary } from '#lib/tension/summaries/edit.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import {
  anApprovedSummary,
  aPoliceReader,
  aWaitingSummary,
  seenSummary,
  theForce,
  thisWeek,
  twoParagraphs,
} from '../../support/summary-makers.ts';

const many = 8;
const timeout = { timeout: 60_000 };
const reasons = (answers: readonly { ok: boolean; reason?: string }[]) =>
  answers.map((one) => (one.ok ? 'done' : one.reason)).sort();
const unread = 'Nobody read this.';
const otherWords = [{ ...twoParagraphs[0]!, words: unread }];

describe('several people at once', timeout, () => {
  it('who put the summary of a week together make one, and the others are told', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const areaId = await theForce(db);
    const officers = await Promise.all(Array.from({ length: many }, () => anOfficer(db, 'analyst')));
    const answers = await Promise.all(
      officers.map((one) => assembleSummary(db, one, { areaId, week: thisWeek, horizon: [] }, now)),
    );
    expect(reasons(answers)).toEqual([...Array<string>(many - 1).fill('begun already'), 'done']);
    expect(await db.$count(tensionSummary)).toBe(1);
  });

  it('of whom one approves while another edits never let words stand that nobody read', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: many });
    const [author, supervisor] = [await anOfficer(db, 'analyst'), await anOfficer(db)];
    for (let round = 0; round < 12; round += 1) {
      const week = thisWeek.subtract({ weeks: round });
      const id = await aWaitingSummary(db, author, { week });
      const seen = await seenSummary(db, id);
      const steps = [
        () => approveSummary(db, supervisor, seen, now),
        () => editSummary(db, author, seen, { paragraphs: otherWords }, now),
      ];
      // Now the one, now the other, is the first to ask.
      if (round % 2 === 1) steps.reverse();
      const answers = await Promise.all(steps.map((step) => step()));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const [row] = await db.select().from(tensionSummary).where(eq(tensionSummary.id, id));
      const theirs = and(
        eq(tensionSummaryParagraph.summaryId, id),
        eq(tensionSummaryParagraph.words, unread),
      );
      expect(await db.$count(tensionSummaryParagraph, theirs)).toBe(row!.approvedAt ? 0 : 1);
    }
  });

  it('who approve one draft approve it once', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const id = await aWaitingSummary(db, await anOfficer(db, 'analyst'));
    const seen = await seenSummary(db, id);
    const supervisors = await Promise.all(Array.from({ length: many }, () => anOfficer(db)));
    const answers = await Promise.all(supervisors.map((one) => approveSummary(db, one, seen, now)));
    expect(reasons(answers)).toEqual([...Array<string>(many - 1).fill('approved already'), 'done']);
  });

  it('who send one summary send each reader one mail', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const [author, areaId] = [await anOfficer(db, 'analyst'), await theForce(db)];
    const readers = await Promise.all(Array.from({ length: 5 }, () => anOfficer(db)));
    for (const reader of readers) await aPoliceReader(db, author, reader, areaId);
    const id = await anApprovedSummary(db, author, { areaId });
    const answers = await Promise.all(
      Array.from({ length: many }, () => sendSummary(db, author, { id }, now)),
    );
    const sent = answers.map((one) => (one.ok ? one.value : -1)).sort((one, other) => other - one);
    expect(sent).toEqual([readers.length, ...Array<number>(many - 1).fill(0)]);
    expect(await db.$count(tensionSummarySending)).toBe(readers.length);
    expect(await db.$count(mailMessage, eq(mailMessage.entityId, id))).toBe(readers.length);
  });

  it('who correct one summary while it is sent begin one correction', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const [author, areaId] = [await anOfficer(db, 'analyst'), await theForce(db)];
    await aPoliceReader(db, author, await anOfficer(db), areaId);
    const id = await anApprovedSummary(db, author, { areaId });
    const [sent, ...corrected] = await Promise.all([
      sendSummary(db, author, { id }, now),
      ...Array.from({ length: many - 1 }, () => correctSummary(db, author, { id }, now)),
    ]);
    expect(sent).toEqual({ ok: true, value: 1 });
    expect(reasons(corrected)).toEqual([...Array<string>(many - 2).fill('begun already'), 'done']);
    expect(await db.$count(tensionSummary, isNull(tensionSummary.approvedAt))).toBe(1);
  });
});
