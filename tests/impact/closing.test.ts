import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { impactAction } from '#db/schema/impact-actions.ts';
import { impactAssessment, type ImpactId } from '#db/schema/impact-assessments.ts';
import { addAction } from '#lib/impact/actions/add.ts';
import { endAction, reopenAction } from '#lib/impact/actions/end.ts';
import { listActions } from '#lib/impact/actions/list.ts';
import { beginVersion } from '#lib/impact/assessments/begin-version.ts';
import { closeImpact, closingStops } from '#lib/impact/assessments/close.ts';
import { markCritical } from '#lib/impact/assessments/critical.ts';
import { impactPurges } from '#lib/impact/assessments/purge.ts';
import { learnedFrom } from '#lib/impact/assessments/similar.ts';
import { recordAdvice } from '#lib/impact/consultation/record-advice.ts';
import { recordTrigger } from '#lib/impact/reviews/record-trigger.ts';
import { reviewImpact } from '#lib/impact/reviews/review.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { ukDay } from '#lib/dates.ts';
import type { Db } from '#db/client.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { aClosedImpact, anApprovedImpact, anImpact, theAssessment } from '../support/impact-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

const refusal = (constraint: string) => ({ cause: { constraint_name: constraint } });
const closure = { outcome: 'It is calm.', lesson: 'Ask early.', noLessonBecause: null };
const anAction = (organisation: string) => ({
  ...{ what: 'Call on the shops', dueOn: ukDay(now).add({ days: 2 }), ownerId: null, organisation },
});

const closeByHand = (db: Db, id: ImpactId, set: Partial<typeof impactAssessment.$inferInsert>) =>
  db.transaction((tx) => tx.update(impactAssessment).set(set).where(eq(impactAssessment.id, id)));

describe('an assessment is not closed', () => {
  it('while an action is open, neither by the verb nor by the database', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anApprovedImpact(db, author);
    await addAction(db, author, id, anAction('The council'), now);
    expect(await closeImpact(db, author, id, closure, now)).toEqual({ ok: false, reason: 'actions open' });
    const byHand = { ...closure, closedAt: now, closedBy: author.id };
    await expect(closeByHand(db, id, byHand)).rejects.toMatchObject(
      refusal('impact_assessment_nothing_open'),
    );
    const [{ action } = { action: null }] = await listActions(db, id);
    const about = { id, action: action!.id };
    expect(await endAction(db, author, about, { ending: 'cancelled', words: null }, now)).toEqual({
      ...{ ok: false, reason: 'say why' },
    });
    await endAction(db, author, about, { ending: 'done', words: null }, now);
    await reopenAction(db, author, about, now);
    expect(await closingStops(db, id)).toEqual(['actions open']);
    await endAction(db, author, about, { ending: 'cancelled', words: 'The council did it already.' }, now);
    expect(await closeImpact(db, author, id, closure, now)).toMatchObject({ ok: true });
  });

  it('without an answer about lessons, or with two', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anApprovedImpact(db, author);
    const by = { closedAt: now, closedBy: author.id, outcome: 'It is calm.' };
    for (const answer of [{}, { lesson: ' ' }, { lesson: 'Ask early.', noLessonBecause: 'Nothing new.' }])
      await expect(closeByHand(db, id, { ...by, ...answer })).rejects.toMatchObject(
        refusal('impact_assessment_lesson'),
      );
    const none = { outcome: 'It is calm.', lesson: null, noLessonBecause: 'It was over in an hour.' };
    expect(await closeImpact(db, author, id, none, now)).toMatchObject({ ok: true });
  });

  it('before a version was approved, or while one is being written', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const byHand = { ...closure, closedAt: now, closedBy: author.id };
    const fresh = await anImpact(db, author);
    expect(await closeImpact(db, author, fresh, closure, now)).toEqual({
      ...{ ok: false, reason: 'never approved' },
    });
    await expect(closeByHand(db, fresh, byHand)).rejects.toMatchObject(
      refusal('impact_assessment_was_approved'),
    );
    const standing = await anApprovedImpact(db, author);
    await beginVersion(db, author, standing, now);
    expect(await closeImpact(db, author, standing, closure, now)).toEqual({
      ...{ ok: false, reason: 'draft open' },
    });
    await expect(closeByHand(db, standing, byHand)).rejects.toMatchObject(
      refusal('impact_assessment_no_draft'),
    );
  });
});

describe('a closed assessment', () => {
  it('takes nothing more: no review, action, advice, trigger or version', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aClosedImpact(db, author);
    const closed = { ok: false, reason: 'closed' };
    const advice = { body: 'The advisory group', givenOn: ukDay(now), advice: 'Be seen.' };
    expect(await reviewImpact(db, author, id, { changed: null }, now)).toEqual(closed);
    expect(await recordTrigger(db, author, id, { kind: 'verdict', words: 'It came.' }, now)).toEqual(closed);
    expect(await recordAdvice(db, author, id, advice, now)).toEqual(closed);
    expect(await addAction(db, author, id, anAction('The council'), now)).toEqual(closed);
    expect(await beginVersion(db, author, id, now)).toEqual(closed);
    const row = { ...anAction('The council'), assessmentId: id, addedAt: now, addedBy: author.id };
    await expect(db.transaction((tx) => tx.insert(impactAction).values(row))).rejects.toMatchObject(
      refusal('impact_assessment_stays'),
    );
    await expect(closeByHand(db, id, { lesson: 'Another' })).rejects.toMatchObject(
      refusal('impact_assessment_stays'),
    );
  });

  it('tells the next one what was learned, of the same kind and where its reader may read', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aClosedImpact(db, author);
    const areas = [await theArea(db)];
    const learned = await learnedFrom(db, author, { areas, type: 'incident' }, now);
    expect(learned.map((one) => [one.id, one.lesson])).toEqual([[id, 'Call the traders first.']]);
    expect(await learnedFrom(db, author, { areas, type: 'policy_change' }, now)).toEqual([]);
    expect(await learnedFrom(db, author, { areas: [await theArea(db, 'luton')] }, now)).toEqual([]);
    expect(await learnedFrom(db, author, { areas, but: id }, now)).toEqual([]);
  });

  it('goes after six years, and one of a critical incident after ten', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plain = await aClosedImpact(db, author);
    const critical = await aClosedImpact(db, author);
    await markCritical(db, await anOfficer(db), { id: critical, isCritical: true }, now);
    await anImpact(db, author, { at: now.add({ hours: 24 * 365 * 9 }) });
    const left = async (years: number) => {
      const at = now.toZonedDateTimeISO('Europe/London').add({ years, days: 2 }).toInstant();
      await runPurges(db, impactPurges, at);
      const rows = await db
        .select({ id: impactAssessment.id })
        .from(impactAssessment)
        .where(sql`closed_at is not null`);
      return rows.map((row) => row.id).sort();
    };
    expect(await left(5)).toEqual([plain, critical].sort());
    expect(await left(6)).toEqual([critical]);
    expect(await left(10)).toEqual([]);
    expect(await db.$count(impactAssessment)).toBe(1);
    expect((await theAssessment(db, critical)) ?? null).toBeNull();
  });
});
