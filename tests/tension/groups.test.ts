import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import {
  tensionGroup,
  tensionGroupAction,
  tensionGroupMeeting,
  tensionGroupMember,
} from '#db/schema/tension-groups.ts';
import { tensionGroupDecision } from '#db/schema/tension-minutes.ts';
import { auditLog } from '#db/schema/audit.ts';
import { ukDay } from '#lib/dates.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { addAction, endAction, reopenAction } from '#lib/tension/groups/actions.ts';
import { findMeeting } from '#lib/tension/groups/find.ts';
import { closeGroup, editGroup } from '#lib/tension/groups/groups.ts';
import { listGroups } from '#lib/tension/groups/list.ts';
import { addMember, endMember } from '#lib/tension/groups/members.ts';
import { agreeMinutes, callMeeting, cancelMeeting, moveMeeting } from '#lib/tension/groups/meetings.ts';
import { writeMinutes } from '#lib/tension/groups/minutes.ts';
import { addPaper, removePaper } from '#lib/tension/groups/papers.ts';
import { groupPurges } from '#lib/tension/groups/purge.ts';
import { levelOfArea } from '#lib/tension/levels/area-levels.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { aGroup, aMeeting, aMember, aTensionGroup } from '../support/tension-group-makers.ts';

const world = async (db: Db) => {
  const officer = await anOfficer(db);
  const areaId = await theArea(db);
  const made = await aTensionGroup(db, officer, areaId);
  const seen = { id: made.groupMeeting, groupId: made.tensionGroup, sequence: 0 };
  return { officer, areaId, seen, ...made };
};
const details = { name: 'Another name', purpose: 'To listen', chair: 'Chief executive' };

describe('a Tension Monitoring Group', () => {
  it('has each organisation once, whatever the case of its name, and again after it left', async ({ db }) => {
    const { officer, tensionGroup: groupId, groupMember: memberId } = await world(db);
    const again = { groupId, organisation: 'THE COUNCIL', post: null, institutionId: null };
    expect(await addMember(db, officer, again, now)).toEqual({ ok: false, reason: 'there already' });
    expect((await endMember(db, officer, { groupId, memberId }, now)).ok).toBe(true);
    expect(await endMember(db, officer, { groupId, memberId }, now)).toEqual({
      ok: false,
      reason: 'left already',
    });
    expect((await addMember(db, officer, again, now)).ok).toBe(true);
  });

  it('is changed by one of two who opened it, and closed once', async ({ db }) => {
    const { officer, areaId, tensionGroup: id } = await world(db);
    const given = { ...details, areaId };
    expect((await editGroup(db, officer, { id, sequence: 0 }, given, now)).ok).toBe(true);
    const late = await editGroup(db, officer, { id, sequence: 0 }, given, now);
    expect(late).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect((await closeGroup(db, officer, { id, sequence: 1 }, now)).ok).toBe(true);
    const meeting = { groupId: id, startsAt: now, place: 'Here', agenda: null };
    expect(await callMeeting(db, officer, meeting, now)).toEqual({ ok: false, reason: 'closed' });
    const [row] = await listGroups(db, [areaId], { now, today: ukDay(now) });
    expect(row?.closedAt?.epochMilliseconds).toBe(now.epochMilliseconds);
  });

  it('is listed for its area alone, with its next meeting and what is late', async ({ db }) => {
    const { officer, areaId, tensionGroup: groupId, groupMember: memberId } = await world(db);
    await aMeeting(db, officer, groupId, { startsAt: now.add({ hours: 48 }) });
    const late = { groupId, meetingId: null, memberId, words: 'Call round', dueOn: ukDay(now) };
    await addAction(db, officer, late, now);
    const tomorrow = ukDay(now).add({ days: 1 });
    const [row] = await listGroups(db, [areaId], { now, today: tomorrow });
    expect(row).toMatchObject({ organisations: 1, openActions: 2, lateActions: 1 });
    expect(row!.nextAt!.epochMilliseconds).toBe(now.add({ hours: 48 }).epochMilliseconds);
    const [elsewhere] = await db.select().from(area).where(eq(area.slug, 'essex-force'));
    expect(await listGroups(db, [elsewhere!.id], { now, today: tomorrow })).toEqual([]);
  });
});

describe('the minutes of a meeting', () => {
  const said = (
    db: Db,
    { officer, seen, areaId, groupMember }: Awaited<ReturnType<typeof world>>,
    more = {},
  ) =>
    writeMinutes(
      db,
      officer,
      { ...seen, ...more },
      {
        present: [groupMember],
        levels: [{ areaId, level: 3, trend: 'rising', words: 'Shops close early', dissent: 'The college' }],
        decisions: [{ words: 'Hold a drop-in', reason: 'It was used' }],
      },
      now,
    );

  it('are written as often as needed, and by one of two who opened them', async ({ db }) => {
    const one = await world(db);
    expect((await said(db, one)).ok).toBe(true);
    expect(await said(db, one)).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect((await said(db, one, { sequence: 1 })).ok).toBe(true);
    const found = await findMeeting(db, one.officer, one.seen, now);
    expect(found!.levels.map(({ agreed }) => [agreed.level, agreed.dissent])).toEqual([[3, 'The college']]);
    expect(found!.present.map(({ organisation }) => organisation)).toEqual(['The council']);
  });

  it('set no level of the area: an assessment does', async ({ db }) => {
    const one = await world(db);
    await said(db, one);
    expect(await levelOfArea(db, one.areaId, now)).toEqual({ state: 'no information' });
  });

  it('stay as they are once they are agreed, for the database too', async ({ db }) => {
    const one = await world(db);
    await said(db, one);
    expect((await agreeMinutes(db, one.officer, { ...one.seen, sequence: 1 }, now)).ok).toBe(true);
    const agreed = { ok: false, reason: 'agreed already' };
    expect(await said(db, one, { sequence: 2 })).toEqual(agreed);
    expect(await cancelMeeting(db, one.officer, { ...one.seen, sequence: 2 }, now)).toEqual(agreed);
    const changed = db.transaction((tx) =>
      tx
        .update(tensionGroupDecision)
        .set({ words: 'Something else' })
        .where(eq(tensionGroupDecision.meetingId, one.seen.id)),
    );
    await expect(changed).rejects.toMatchObject({ cause: { message: 'agreed minutes stay as they are' } });
    const moved = db.transaction((tx) =>
      tx
        .update(tensionGroupMeeting)
        .set({ place: 'Elsewhere' })
        .where(eq(tensionGroupMeeting.id, one.seen.id)),
    );
    await expect(moved).rejects.toMatchObject({ cause: { message: 'agreed minutes stay as they are' } });
  });

  it('are not agreed before the meeting, and a meeting that is called off has none', async ({ db }) => {
    const { officer, tensionGroup: groupId } = await world(db);
    const id = await aMeeting(db, officer, groupId, { startsAt: now.add({ hours: 3 }) });
    const seen = { id, groupId, sequence: 0 };
    expect(await agreeMinutes(db, officer, seen, now)).toEqual({ ok: false, reason: 'not held yet' });
    const place = { startsAt: now.add({ hours: 5 }), place: 'Online', agenda: 'One point' };
    expect((await moveMeeting(db, officer, seen, place, now)).ok).toBe(true);
    expect((await cancelMeeting(db, officer, { ...seen, sequence: 1 }, now)).ok).toBe(true);
    const paper = { title: 'A paper', words: 'Words', assessmentId: null };
    const refusal = { ok: false, reason: 'cancelled' };
    expect(await addPaper(db, officer, { ...seen, sequence: 2 }, paper, now)).toEqual(refusal);
  });

  it('have papers that can be taken away again, once', async ({ db }) => {
    const { officer, seen } = await world(db);
    const added = await addPaper(
      db,
      officer,
      seen,
      { title: 'A paper', words: 'Words', assessmentId: null },
      now,
    );
    if (!added.ok) throw new Error(added.reason);
    const gone = { ...seen, paperId: added.value };
    expect((await removePaper(db, officer, gone, now)).ok).toBe(true);
    expect(await removePaper(db, officer, gone, now)).toEqual({ ok: false, reason: 'no such paper' });
  });

  it('are not found through another group, and each look at them is recorded', async ({ db }) => {
    const { officer, areaId, seen } = await world(db);
    const other = await aGroup(db, officer, areaId);
    const reader = await anOfficer(db, 'analyst');
    expect(await findMeeting(db, reader, { id: seen.id, groupId: other }, now)).toBeNull();
    expect(await findMeeting(db, reader, seen, now)).not.toBeNull();
    const looks = and(eq(auditLog.actorId, reader.id), eq(auditLog.operation, 'consult'));
    expect(await db.$count(auditLog, looks)).toBe(1);
  });
});

describe('what an organisation said it would do', () => {
  it('is ended once, dropped only with a reason, and can be opened again', async ({ db }) => {
    const { officer, tensionGroup: groupId, groupAction: id } = await world(db);
    const end = (ending: 'done' | 'dropped', words: string | null) =>
      endAction(db, officer, { id, groupId, ending, words }, now);
    expect(await end('dropped', null)).toEqual({ ok: false, reason: 'no reason' });
    expect((await end('done', null)).ok).toBe(true);
    expect(await end('done', null)).toEqual({ ok: false, reason: 'ended already' });
    expect((await reopenAction(db, officer, { id, groupId }, now)).ok).toBe(true);
    expect((await end('dropped', 'The lamps are new')).ok).toBe(true);
  });

  it('is not given to an organisation of another group, or to one that left', async ({ db }) => {
    const { officer, areaId, tensionGroup: groupId, groupMember: memberId } = await world(db);
    const other = await aGroup(db, officer, areaId);
    const stranger = await aMember(db, officer, other);
    const action = { groupId, meetingId: null, words: 'Call round', dueOn: ukDay(now) };
    const refusal = { ok: false, reason: 'no such member' };
    expect(await addAction(db, officer, { ...action, memberId: stranger }, now)).toEqual(refusal);
    await endMember(db, officer, { groupId, memberId }, now);
    expect(await addAction(db, officer, { ...action, memberId }, now)).toEqual(refusal);
  });
});

describe('six years later', () => {
  it('agreed minutes go with their meeting, then the group that was closed', async ({ db }) => {
    const one = await world(db);
    await agreeMinutes(db, one.officer, one.seen, now);
    await closeGroup(db, one.officer, { id: one.tensionGroup, sequence: 0 }, now);
    const soon = now.add({ hours: 24 * 365 * 5 });
    await runPurges(db, groupPurges, soon);
    expect(await db.$count(tensionGroupMeeting, eq(tensionGroupMeeting.groupId, one.tensionGroup))).toBe(1);
    await runPurges(db, groupPurges, now.add({ hours: 24 * (365 * 6 + 5) }));
    for (const [table, column] of [
      [tensionGroup, tensionGroup.id],
      [tensionGroupMeeting, tensionGroupMeeting.groupId],
      [tensionGroupMember, tensionGroupMember.groupId],
      [tensionGroupAction, tensionGroupAction.groupId],
    ] as const)
      expect(await db.$count(table, eq(column, one.tensionGroup))).toBe(0);
  });
});
