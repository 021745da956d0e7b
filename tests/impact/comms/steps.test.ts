import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { commsPlan } from '#db/schema/comms-plans.ts';
import { commsRecall, commsRelease, commsVersion } from '#db/schema/comms-wordings.ts';
import {
  approveWording,
  askForApproval,
  discardWording,
  sendBackWording,
} from '#lib/impact/comms/approve.ts';
import { closePlan, editPlan, openPlan } from '#lib/impact/comms/edit.ts';
import { commsPlanPurge } from '#lib/impact/comms/purge.ts';
import { recalledAmong, releasedLines } from '#lib/impact/comms/released-lines.ts';
import { recallWording, releaseWording } from '#lib/impact/comms/release.ts';
import { countToApprove, countToRelease } from '#lib/impact/comms/waiting.ts';
import { addWording, rewriteWording } from '#lib/impact/comms/write.ts';
import { ukDay } from '#lib/dates.ts';
import {
  aCommsPlan,
  aDraftLine,
  aLine,
  anApprovedLine,
  aPlanGiven,
  aReleasedLine,
  aWaitingLine,
  readingAs,
  seenVersion,
} from '../../support/comms-makers.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

const website = { channelCode: 'channel_website', usedWhere: null };

describe('wording', () => {
  it('is approved by somebody who wrote no part of it, and by nobody else', async ({ db }) => {
    const [author, editor, approver] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
    const plan = await aCommsPlan(db, author);
    const versionId = await aDraftLine(db, author, plan);
    const seen = async () => ({ ...plan, ...(await seenVersion(db, versionId)) });
    await rewriteWording(db, editor, await seen(), { ...aLine, words: 'Stop us and ask.' }, now);
    expect(await approveWording(db, approver, await seen(), now)).toMatchObject({ reason: 'not now' });
    await askForApproval(db, author, await seen(), now);
    for (const one of [author, editor]) {
      expect(await approveWording(db, one, await seen(), now)).toMatchObject({ reason: 'your own' });
      const set = { approvedAt: now, approvedBy: one.id };
      const past = db.transaction((tx) =>
        tx.update(commsVersion).set(set).where(eq(commsVersion.id, versionId)),
      );
      await expect(past).rejects.toThrow();
    }
    expect((await approveWording(db, approver, await seen(), now)).ok).toBe(true);
  });

  it('stays as it is once it is approved; a change is the next version, approved anew', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const versionId = await anApprovedLine(db, author, plan);
    const change = db.transaction((tx) =>
      tx.update(commsVersion).set({ words: 'Other words' }).where(eq(commsVersion.id, versionId)),
    );
    await expect(change).rejects.toThrow();
    const removal = db.transaction((tx) => tx.delete(commsVersion).where(eq(commsVersion.id, versionId)));
    await expect(removal).rejects.toThrow();
    const seen = { ...plan, ...(await seenVersion(db, versionId)) };
    expect(await discardWording(db, author, seen, now)).toMatchObject({ reason: 'approved already' });
    const next = await rewriteWording(db, author, seen, { ...aLine, words: 'Other words' }, now);
    if (!next.ok) throw new Error(next.reason);
    const release = await releaseWording(db, author, { ...plan, versionId: next.value.id }, website, now);
    expect(release).toMatchObject({ reason: 'not approved' });
    const rows = await db.select().from(commsVersion).orderBy(commsVersion.version);
    expect(rows.map(({ version, words }) => [version, words])).toEqual([
      [1, aLine.words],
      [2, 'Other words'],
    ]);
  });

  it('is sent back with words, waits no more once it is edited, and nothing is written over', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const versionId = await aWaitingLine(db, author, plan);
    const stale = { ...plan, ...(await seenVersion(db, versionId)) };
    const reading = { ...plan, ...stale };
    await sendBackWording(db, await anOfficer(db), reading, { words: 'Shorter' }, now);
    expect(await rewriteWording(db, author, stale, aLine, now)).toMatchObject({
      reason: 'changed meanwhile',
    });
    expect(await askForApproval(db, author, stale, now)).toMatchObject({ reason: 'changed meanwhile' });
    const seen = async () => ({ ...plan, ...(await seenVersion(db, versionId)) });
    await askForApproval(db, author, await seen(), now);
    const edited = await rewriteWording(db, author, await seen(), aLine, now);
    expect(edited).toMatchObject({ ok: true, value: { wasAsked: true } });
    expect(await approveWording(db, await anOfficer(db), await seen(), now)).toMatchObject({
      reason: 'not now',
    });
    expect((await discardWording(db, author, await seen(), now)).ok).toBe(true);
    expect(await db.$count(commsVersion)).toBe(0);
  });
});

describe('a release', () => {
  it('is logged each time, and not twice for the same place', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const plan = await aCommsPlan(db, author);
    const versionId = await aReleasedLine(db, author, plan);
    const again = (use: typeof website | { channelCode: string; usedWhere: string }) =>
      releaseWording(db, author, { ...plan, versionId }, use, now);
    expect(await again(website)).toMatchObject({ reason: 'released there already' });
    expect((await again({ channelCode: 'channel_email', usedWhere: 'To 40 shops' })).ok).toBe(true);
    expect(await again({ ...website, channelCode: 'audience_local_businesses' })).toMatchObject({
      reason: 'no such channel',
    });
    expect(await db.$count(commsRelease)).toBe(2);
    for (const work of [db.delete(commsRelease), db.update(commsRelease).set({ usedWhere: 'Elsewhere' })])
      await expect(db.transaction(() => work)).rejects.toThrow();
  });

  it('is recalled once, with a reason, and is offered to nobody from then on', async ({ db }) => {
    const author = await anOfficer(db, 'comms');
    const plan = await aCommsPlan(db, author);
    const versionId = await aReleasedLine(db, author, plan);
    const areas = [await theArea(db)];
    expect((await releasedLines(db, author, areas, now)).map(({ words }) => words)).toEqual([aLine.words]);
    expect([...(await recalledAmong(db, [aLine.words], areas))]).toEqual([]);
    const recall = () => recallWording(db, author, { ...plan, versionId }, { reason: 'It is wrong.' }, now);
    expect((await recall()).ok).toBe(true);
    expect(await recall()).toMatchObject({ reason: 'recalled already' });
    const release = await releaseWording(
      db,
      author,
      { ...plan, versionId },
      { ...website, channelCode: 'channel_email' },
      now,
    );
    expect(release).toMatchObject({ reason: 'recalled already' });
    expect(await releasedLines(db, author, areas, now)).toEqual([]);
    expect([...(await recalledAmong(db, [aLine.words, 'Something else'], areas))]).toEqual([aLine.words]);
  });

  it('is of the newest approved version, and takes the place of the one before', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const first = await aReleasedLine(db, author, plan);
    const next = await rewriteWording(
      db,
      author,
      { ...plan, ...(await seenVersion(db, first)) },
      { ...aLine, words: 'The hall is open.' },
      now,
    );
    if (!next.ok) throw new Error(next.reason);
    const seen = async () => ({ ...plan, ...(await seenVersion(db, next.value.id)) });
    await askForApproval(db, author, await seen(), now);
    await approveWording(db, await anOfficer(db), await seen(), now);
    const use = { channelCode: 'channel_email', usedWhere: null };
    expect(await releaseWording(db, author, { ...plan, versionId: first }, use, now)).toMatchObject({
      reason: 'replaced',
    });
    await releaseWording(db, author, { ...plan, versionId: next.value.id }, website, now);
    const lines = await releasedLines(db, author, [await theArea(db)], now);
    expect(lines.map(({ words }) => words)).toEqual(['The hall is open.']);
  });

  it('waits on Today once its time has come, for those who may read it, and never for an author to approve', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'comms');
    const plan = await aCommsPlan(db, author);
    const until = { isEmbargoed: true, embargoUntil: now.add({ hours: 2 }) };
    await anApprovedLine(db, author, plan, until);
    await anApprovedLine(db, author, plan, { isEmbargoed: true });
    await aWaitingLine(db, author, plan);
    const areas = [await theArea(db)];
    const waits = (at: Temporal.Instant) => countToRelease(db, plan.reading, areas, at);
    expect([await waits(now), await waits(now.add({ hours: 2 }))]).toEqual([0, 1]);
    const other = await readingAs(db, await anOfficer(db, 'comms'));
    expect(await countToRelease(db, other, areas, now.add({ hours: 2 }))).toBe(0);
    expect(await countToApprove(db, await readingAs(db, await anOfficer(db)))).toBe(1);
    expect(await countToApprove(db, { ...plan.reading, approves: areas })).toBe(0);
  });
});

describe('a plan', () => {
  it('keeps its embargo until somebody opens it, and is passed on only by whoever answers for it', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author, { isEmbargoed: true });
    const { areaId: _, ...about } = aPlanGiven(await theArea(db));
    const given = { ...about, ownerId: author.id };
    const edit = (sequence: number, set: Partial<typeof given>) =>
      editPlan(db, author, { ...plan, sequence }, { ...given, ...set }, now);
    expect(await edit(0, { isEmbargoed: false })).toMatchObject({ reason: 'under embargo' });
    const past = db.transaction((tx) => tx.update(commsPlan).set({ isEmbargoed: false }));
    await expect(past).rejects.toThrow();
    const colleague = await anOfficer(db, 'prevent_officer');
    const theirs = { id: plan.id, reading: await readingAs(db, colleague), sequence: 0 };
    expect(await editPlan(db, colleague, theirs, { ...given, isEmbargoed: true }, now)).toMatchObject({
      reason: 'no such plan',
    });
    expect((await openPlan(db, author, plan, now)).ok).toBe(true);
    expect(await openPlan(db, author, plan, now)).toMatchObject({ reason: 'not now' });
    const taken = { ...given, isEmbargoed: true, ownerId: colleague.id };
    expect(await editPlan(db, colleague, { ...theirs, sequence: 1 }, taken, now)).toMatchObject({
      reason: 'not yours to pass on',
    });
    expect((await edit(1, { isEmbargoed: true, ownerId: colleague.id })).ok).toBe(true);
  });

  it('takes nothing more once it is closed, and offers nothing', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const versionId = await aReleasedLine(db, author, plan);
    expect((await closePlan(db, author, plan, now)).ok).toBe(true);
    expect(await addWording(db, author, plan, aLine, now)).toMatchObject({ reason: 'closed' });
    const recall = await recallWording(db, author, { ...plan, versionId }, { reason: 'Over.' }, now);
    expect(recall).toMatchObject({ reason: 'closed' });
    expect(await releasedLines(db, author, [await theArea(db)], now)).toEqual([]);
  });

  it('goes six years after anything in it was written or released, with all its wording and its log', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const plan = await aCommsPlan(db, author);
    const versionId = await aReleasedLine(db, author, plan);
    await recallWording(db, author, { ...plan, versionId }, { reason: 'Over.' }, now);
    const at = (before: Temporal.Instant) => ({ before, today: ukDay(before), now: before, most: 10 });
    expect(await commsPlanPurge.erase(db, at(now.subtract({ hours: 1 })))).toEqual([]);
    expect(await commsPlanPurge.erase(db, at(now.add({ hours: 1 })))).toEqual([plan.id]);
    expect([await db.$count(commsVersion), await db.$count(commsRecall)]).toEqual([0, 0]);
  });
});
