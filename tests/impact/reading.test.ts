import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { addAction } from '#lib/impact/actions/add.ts';
import { listImpact } from '#lib/impact/assessments/list.ts';
import { placeOfImpact } from '#lib/impact/assessments/sight.ts';
import { countToApproveImpact } from '#lib/impact/assessments/waiting.ts';
import { answerAdvice } from '#lib/impact/consultation/answer-advice.ts';
import { listAdvice } from '#lib/impact/consultation/list.ts';
import { recordAdvice } from '#lib/impact/consultation/record-advice.ts';
import { dueAt } from '#lib/impact/reviews/clock.ts';
import { impactDue } from '#lib/impact/reviews/due-today.ts';
import { reviewHistory } from '#lib/impact/reviews/history.ts';
import { recordTrigger } from '#lib/impact/reviews/record-trigger.ts';
import { reviewImpact } from '#lib/impact/reviews/review.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { ukDay } from '#lib/dates.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anApprovedImpact, anImpact, aWaitingImpact, theAssessment } from '../support/impact-makers.ts';
import { anOfficer, now } from '../support/makers.ts';

const hours = (count: number) => now.add({ hours: count });
const open = { list: 'open' } as const;

describe('the list', () => {
  it('shows what is overdue first, then what is due next, page by page, and each look is recorded', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const late = await anApprovedImpact(db, author, { at: hours(-30) });
    const fresh = await anApprovedImpact(db, author);
    const reviewed = await anApprovedImpact(db, author, { at: hours(-60) });
    await reviewImpact(db, author, reviewed, { changed: null }, hours(-10));
    const sight = { areas: [await theArea(db)], drafts: [] };
    const first = await listImpact(db, author, { sight, filter: open }, now, 2);
    expect([first.rows.map(({ id }) => id), first.hasMore]).toEqual([[late, reviewed], true]);
    const rest = await listImpact(db, author, { sight, filter: { ...open, after: reviewed } }, now, 2);
    expect([rest.rows.map(({ id }) => id), rest.hasMore]).toEqual([[fresh], false]);
    const looks = and(eq(auditLog.entity, 'impact_assessment'), eq(auditLog.operation, 'consult'));
    expect(await db.$count(auditLog, looks)).toBe(2);
  });

  it('reckons when a review is due as the clock does', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anApprovedImpact(db, author, { at: hours(-300) });
    const sight = { areas: [await theArea(db)], drafts: [] };
    const listed = async () => (await listImpact(db, author, { sight, filter: open }, now)).rows[0]!.dueAt;
    const reckoned = async () =>
      (await reviewHistory(db, { id, startedAt: (await theAssessment(db, id)).startedAt })).dueAt;
    const started = { startedAt: hours(-300), nextDueAt: null, triggeredAt: null };
    expect(await listed()).toEqual(dueAt(started));
    await reviewImpact(db, author, id, { changed: 'Calmer.' }, hours(-20));
    expect(await listed()).toEqual(await reckoned());
    await recordTrigger(db, author, id, { kind: 'verdict', words: 'The verdict came.' }, hours(-3));
    await recordTrigger(db, author, id, { kind: 'funeral', words: 'The day is known.' }, hours(-1));
    expect([await listed(), await reckoned()]).toEqual([hours(-3), hours(-3)]);
    const answered = await reviewImpact(db, author, id, { changed: null }, now);
    expect(answered.ok && (await listed())).toEqual(answered.ok && answered.value.nextDueAt);
  });

  it('shows one across a border in each area that it touches, and a draft only to those who write', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const [bedford, luton] = [await theArea(db), await theArea(db, 'luton')];
    const standing = await anApprovedImpact(db, author, { otherAreas: [luton] });
    const draft = await anImpact(db, author, { otherAreas: [luton] });
    const seen = async (areas: (typeof luton)[], drafts: (typeof luton)[]) =>
      (await listImpact(db, author, { sight: { areas, drafts }, filter: open }, now)).rows
        .map(({ id }) => id)
        .sort();
    expect(await seen([luton], [])).toEqual([standing]);
    expect(await seen([luton], [luton])).toEqual([standing]);
    expect(await seen([bedford], [bedford])).toEqual([standing, draft].sort());
    expect(await seen([await theArea(db, 'central-bedfordshire')], [])).toEqual([]);
  });

  it('keeps one that is kept to people named from everybody else, on Today as well', async ({ db }) => {
    const [keeper, other] = [await anOfficer(db), await anOfficer(db)];
    const id = await aWaitingImpact(db, await anOfficer(db, 'prevent_officer'), { at: hours(-40) });
    const areaId = await theArea(db);
    const about = { entity: 'impact_assessment', entityId: id, areaId } as const;
    await restrictRecord(db, keeper, { ...about, reason: 'Not public yet', people: [] }, now);
    const asked = { sight: { areas: [areaId], drafts: [areaId] }, filter: open };
    expect((await listImpact(db, keeper, asked, now)).rows).toHaveLength(1);
    expect((await listImpact(db, other, asked, now)).rows).toEqual([]);
    expect(await placeOfImpact(db, other.id, id, now)).toBeNull();
    const count = (one: typeof keeper) => countToApproveImpact(db, { reader: one.id, areas: [areaId] }, now);
    expect([await count(keeper), await count(other)]).toEqual([1, 0]);
    const today = { ...asked.sight, ownerId: null, until: now };
    expect((await impactDue(db, other, today, now)).reviews).toEqual([]);
    expect((await impactDue(db, keeper, today, now)).reviews).toMatchObject([{ id }]);
  });
});

describe('Today', () => {
  it('tells an owner of their review and whoever has an action of it, and a team of both', async ({ db }) => {
    const [owner, doer] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const id = await anApprovedImpact(db, owner, { at: hours(-30) });
    const dueOn = ukDay(now).add({ days: 1 });
    const action = { what: 'Call on the shops', dueOn, ownerId: doer.id, organisation: null };
    await addAction(db, owner, id, action, now);
    const areas = [await theArea(db)];
    const dueTo = async (ownerId: typeof owner.id | null) => {
      const due = await impactDue(db, owner, { areas, drafts: [], ownerId, until: hours(48) }, now);
      return [due.reviews.length, due.actions.length];
    };
    expect([await dueTo(owner.id), await dueTo(doer.id), await dueTo(null)]).toEqual([
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
  });
});

describe('advice', () => {
  it('makes a review due, and is answered with a reason', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await anApprovedImpact(db, author);
    const given = { body: 'Bedford IAG', givenOn: ukDay(now), advice: 'Be seen in the mornings.' };
    const tomorrow = { ...given, givenOn: ukDay(now).add({ days: 1 }) };
    expect(await recordAdvice(db, author, id, tomorrow, now)).toEqual({ ok: false, reason: 'not given yet' });
    await recordAdvice(db, author, id, given, now);
    const { startedAt } = await theAssessment(db, id);
    expect((await reviewHistory(db, { id, startedAt })).unanswered).toHaveLength(1);
    const [{ advice } = { advice: null }] = await listAdvice(db, id);
    const said = { answer: 'not_accepted', reason: 'The traders asked for evenings.' } as const;
    await answerAdvice(db, author, { id, advice: advice!.id }, said, now);
    expect((await listAdvice(db, id))[0]).toMatchObject({ advice: said, answeredBy: author.name });
    const elsewhere = await anApprovedImpact(db, author);
    expect(await answerAdvice(db, author, { id: elsewhere, advice: advice!.id }, said, now)).toEqual({
      ...{ ok: false, reason: 'no such advice' },
    });
  });
});
