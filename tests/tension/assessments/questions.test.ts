import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { assessmentGap } from '#db/schema/tension-assessments.ts';
import { ukDay } from '#lib/dates.ts';
import { approveAssessment, askForApproval } from '#lib/tension/assessments/approve.ts';
import { withdrawAssessment } from '#lib/tension/assessments/end.ts';
import { openQuestions } from '#lib/tension/assessments/questions/open.ts';
import { answerQuestion, sendQuestion } from '#lib/tension/assessments/questions/steps.ts';
import { renewAssessment } from '#lib/tension/assessments/renew.ts';
import { saveAssessment } from '#lib/tension/assessments/save.ts';
import {
  aDraftAssessment,
  aStandingAssessment,
  questionOf,
  seenAssessment,
  wholeWords,
} from '../../support/assessment-makers.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

const today = ukDay(now);

describe('a question that an assessment leaves open', () => {
  it('is sent to an officer by a day, waits for them, and is answered once', async ({ db }) => {
    const [author, officer] = [await anOfficer(db, 'analyst'), await anOfficer(db, 'prevent_officer')];
    const id = await questionOf(db, await aStandingAssessment(db, author));
    const areas = [await theArea(db)];
    const waiting = async (of: typeof officer) =>
      (await openQuestions(db, of, { of: of.id, areas }, now)).rows.map((one) => one.id);
    const send = (dueOn: Temporal.PlainDate) => sendQuestion(db, author, { id, to: officer.id, dueOn }, now);
    expect(await send(today.subtract({ days: 1 }))).toEqual({ ok: false, reason: 'day has passed' });
    expect(await waiting(officer)).toEqual([]);
    expect((await send(today.add({ days: 2 }))).ok).toBe(true);
    expect(await waiting(officer)).toEqual([id]);
    expect(await waiting(author)).toEqual([]);
    const answer = (words: string) => answerQuestion(db, officer, { id, answer: words }, now);
    expect((await answer('They do not.')).ok).toBe(true);
    expect(await answer('They do.')).toEqual({ ok: false, reason: 'answered already' });
    expect(await waiting(officer)).toEqual([]);
    const [row] = await db.select().from(assessmentGap).where(eq(assessmentGap.id, id));
    expect(row).toMatchObject({ answer: 'They do not.', answeredBy: officer.id });
  });

  it('cannot be sent from a draft, nor answered once its assessment is withdrawn', async ({ db }) => {
    const author = await anOfficer(db, 'analyst');
    const drafted = await questionOf(db, await aDraftAssessment(db, author));
    const sent = await sendQuestion(db, author, { id: drafted, to: author.id, dueOn: today }, now);
    expect(sent).toEqual({ ok: false, reason: 'does not stand' });
    const standing = await aStandingAssessment(db, author);
    await withdrawAssessment(db, await anOfficer(db), { id: standing, reason: 'Wrong' }, now);
    const id = await questionOf(db, standing);
    expect(await answerQuestion(db, author, { id, answer: 'Yes' }, now)).toEqual({
      ok: false,
      reason: 'does not stand',
    });
  });

  it('goes on with the next version while nobody has answered it', async ({ db }) => {
    const author = await anOfficer(db, 'analyst');
    const first = await aStandingAssessment(db, author);
    const id = await questionOf(db, first);
    await sendQuestion(db, author, { id, to: author.id, dueOn: today.add({ days: 3 }) }, now);
    const renewed = await renewAssessment(db, author, first, now);
    if (!renewed.ok) throw new Error(renewed.reason);
    const next = renewed.value.id;
    await saveAssessment(db, author, await seenAssessment(db, next), wholeWords, now);
    await askForApproval(db, author, await seenAssessment(db, next), now);
    await approveAssessment(db, await anOfficer(db), await seenAssessment(db, next), now);
    const { rows } = await openQuestions(db, author, { of: author.id, areas: [await theArea(db)] }, now);
    expect(rows).toMatchObject([{ assessmentId: next, dueOn: today.add({ days: 3 }) }]);
  });
});
