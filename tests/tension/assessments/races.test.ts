import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { type AssessmentId, tensionAssessment } from '#db/schema/tension-assessments.ts';
import { approveAssessment, askForApproval } from '#lib/tension/assessments/approve.ts';
import { withdrawAssessment } from '#lib/tension/assessments/end.ts';
import { renewAssessment } from '#lib/tension/assessments/renew.ts';
import { saveAssessment } from '#lib/tension/assessments/save.ts';
import {
  aDraftAssessment,
  aStandingAssessment,
  aWaitingAssessment,
  seenAssessment,
  wholeWords,
} from '../../support/assessment-makers.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';

const many = 8;
const timeout = { timeout: 60_000 };
const reasons = (answers: readonly { ok: boolean; reason?: string }[]) =>
  answers.map((one) => (one.ok ? 'done' : one.reason)).sort();
const drafts = and(isNull(tensionAssessment.approvedAt));
const standing = and(isNotNull(tensionAssessment.approvedAt), isNull(tensionAssessment.endedAt));

const versionOf = async (db: Db, id: AssessmentId) =>
  (await db.select().from(tensionAssessment).where(eq(tensionAssessment.id, id)))[0]!;

describe('several officers at once', timeout, () => {
  it('who renew one assessment are all led to one draft', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const id = await aStandingAssessment(db, await anOfficer(db, 'analyst'));
    const officers = await Promise.all(Array.from({ length: many }, () => anOfficer(db, 'prevent_officer')));
    const answers = await Promise.all(officers.map((one) => renewAssessment(db, one, id, now)));
    const begun = answers.flatMap((one) => (one.ok ? [one.value] : []));
    expect(begun).toHaveLength(many);
    expect(new Set(begun.map((one) => one.id)).size).toBe(1);
    expect(begun.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await db.$count(tensionAssessment, drafts)).toBe(1);
  });

  it('who save one draft never write over each other', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const author = await anOfficer(db, 'analyst');
    const id = await aDraftAssessment(db, author);
    const seen = await seenAssessment(db, id);
    const save = (index: number) =>
      saveAssessment(db, author, seen, { ...wholeWords, facts: `Window ${index}` }, now);
    const answers = await Promise.all(Array.from({ length: many }, (_, index) => save(index)));
    expect(reasons(answers)).toEqual([...Array<string>(many - 1).fill('changed meanwhile'), 'done']);
    const won = answers.findIndex(({ ok }) => ok);
    expect(await versionOf(db, id)).toMatchObject({ facts: `Window ${won}`, sequence: seen.sequence + 1 });
  });

  it('of whom one approves while another edits never let words stand that nobody read', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: many });
    const [author, supervisor] = [await anOfficer(db, 'analyst'), await anOfficer(db)];
    for (let round = 0; round < 12; round += 1) {
      const id = await aWaitingAssessment(db, author);
      const seen = await seenAssessment(db, id);
      const edited = { ...wholeWords, facts: 'Nobody read this.' };
      const [approved, saved] = await Promise.all([
        approveAssessment(db, supervisor, seen, now),
        saveAssessment(db, author, seen, edited, now),
      ]);
      expect([approved.ok, saved.ok].filter(Boolean)).toHaveLength(1);
      const row = await versionOf(db, id);
      expect(row.approvedAt === null).toBe(saved.ok);
      if (approved.ok) expect(row.facts).toBe(wholeWords.facts);
    }
  });

  it('who approve one draft approve it once, and one version stands', async ({ aConnection }) => {
    const { db } = aConnection({ max: many });
    const author = await anOfficer(db, 'analyst');
    const first = await aStandingAssessment(db, author);
    const renewed = await renewAssessment(db, author, first, now);
    if (!renewed.ok) throw new Error(renewed.reason);
    const { id } = renewed.value;
    await saveAssessment(db, author, await seenAssessment(db, id), wholeWords, now);
    await askForApproval(db, author, await seenAssessment(db, id), now);
    const seen = await seenAssessment(db, id);
    const supervisors = await Promise.all(Array.from({ length: many }, () => anOfficer(db)));
    const answers = await Promise.all(supervisors.map((one) => approveAssessment(db, one, seen, now)));
    expect(reasons(answers)).toEqual([...Array<string>(many - 1).fill('approved already'), 'done']);
    expect(await db.$count(tensionAssessment, standing)).toBe(1);
    expect(await versionOf(db, first)).toMatchObject({ ending: 'replaced' });
  });

  it('of whom one renews while another approves or withdraws keep one draft and one version that stands', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: many });
    const [author, supervisor] = [await anOfficer(db, 'analyst'), await anOfficer(db)];
    for (let round = 0; round < 8; round += 1) {
      const first = await aStandingAssessment(db, author);
      const begun = await renewAssessment(db, author, first, now);
      if (!begun.ok) throw new Error(begun.reason);
      await saveAssessment(db, author, await seenAssessment(db, begun.value.id), wholeWords, now);
      await askForApproval(db, author, await seenAssessment(db, begun.value.id), now);
      const seen = await seenAssessment(db, begun.value.id);
      const [approved, renewed] = await Promise.all([
        approveAssessment(db, supervisor, seen, now),
        renewAssessment(db, author, first, now),
        withdrawAssessment(db, supervisor, { id: first, reason: 'Wrong' }, now),
      ]);
      expect([approved.ok, renewed.ok]).toEqual([true, true]);
      const { threadId } = await versionOf(db, first);
      const inThread = eq(tensionAssessment.threadId, threadId);
      expect(await db.$count(tensionAssessment, and(inThread, standing))).toBe(1);
      expect(await db.$count(tensionAssessment, and(inThread, drafts))).toBeLessThanOrEqual(1);
      if (renewed.ok && renewed.value.isNew) expect((await versionOf(db, renewed.value.id)).version).toBe(3);
    }
  });
});
