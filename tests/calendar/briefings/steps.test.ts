import { and, asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { briefing, briefingItem, type BriefingId } from '#db/schema/briefings.ts';
import { discardDraft, draftBriefing } from '#lib/calendar/briefings/draft.ts';
import { editBriefing } from '#lib/calendar/briefings/edit.ts';
import { briefingPurge } from '#lib/calendar/briefings/purge.ts';
import { askForRelease, releaseBriefing, sendBackBriefing } from '#lib/calendar/briefings/release.ts';
import { tickTask } from '#lib/calendar/briefings/tick.ts';
import {
  aDraftBriefing,
  aReleasedBriefing,
  aWaitingBriefing,
  aWeek,
  seenBriefing,
  someWords,
} from '../../support/briefing-makers.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { aPublishedEvent } from '../../support/event-makers.ts';
import { ukDay } from '#lib/dates.ts';
import { anOfficer, now } from '../../support/makers.ts';

const itemsOf = (db: Db, id: BriefingId, kind: 'line' | 'avoid' | 'task') =>
  db
    .select()
    .from(briefingItem)
    .where(and(eq(briefingItem.briefingId, id), eq(briefingItem.kind, kind)))
    .orderBy(asc(briefingItem.position));

describe('a briefing', () => {
  it('begins with a task for each event of its days, and none for what is kept to a named group', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const areaId = await theArea(db);
    const startsAt = now.add({ hours: 48 });
    await aPublishedEvent(db, { startsAt, endsAt: startsAt.add({ hours: 2 }), title: 'Open day' });
    const group = { startsAt, endsAt: startsAt.add({ hours: 1 }), title: 'Closed talk' };
    await aPublishedEvent(db, { ...group, visibility: 'named_group' });
    const made = await draftBriefing(db, author, { areaId, areas: [areaId], ...aWeek }, now);
    const tasks = made.ok ? await itemsOf(db, made.value, 'task') : [];
    expect(tasks.map(({ words, who }) => [words, who])).toEqual([
      ['Be seen at Open day, Addison Hall', 'Neighbourhood team'],
    ]);
  });

  it('goes on from the last one of its area: with its lines, and what it left to do', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const reader = await anOfficer(db, 'npt_reader');
    const first = await aReleasedBriefing(db, author);
    const [done] = await itemsOf(db, first, 'task');
    await tickTask(db, reader, { briefingId: first, item: done!.id, isDone: true }, now);
    const areaId = await theArea(db);
    const made = await draftBriefing(db, author, { areaId, areas: [areaId], ...aWeek }, now);
    if (!made.ok) throw new Error(made.reason);
    const tasks = await itemsOf(db, made.value, 'task');
    expect(tasks.map(({ words }) => words)).toEqual(['Foot patrol at school closing time']);
    expect((await itemsOf(db, made.value, 'line')).map(({ words }) => words)).toEqual(someWords.lines);
  });

  it.for([
    ['ends before it begins', { coversTo: '2026-11-20' }],
    ['over already', { coversFrom: '2026-11-10', coversTo: '2026-11-20' }],
    ['too long', { coversTo: '2026-12-20', destroyOn: '2026-12-21' }],
    ['destroyed too early', { destroyOn: '2026-11-27' }],
    ['destroyed too late', { destroyOn: '2027-03-01' }],
  ] as const)('is refused in words when it is %s', async ([reason, given], { db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const areaId = await theArea(db);
    const days = Object.entries(given).map(([name, text]) => [name, Temporal.PlainDate.from(text)]);
    const asked = { areaId, areas: [areaId], ...aWeek, ...Object.fromEntries(days) };
    expect(await draftBriefing(db, author, asked, now)).toMatchObject({ ok: false, reason });
  });

  it('is released by somebody who wrote no part of it, and by nobody else', async ({ db }) => {
    const author = await anOfficer(db);
    const editor = await anOfficer(db);
    const id = await aDraftBriefing(db, author);
    await editBriefing(db, editor, await seenBriefing(db, id), { ...aWeek, ...someWords }, now);
    expect(await releaseBriefing(db, author, await seenBriefing(db, id), now)).toMatchObject({
      reason: 'not now',
    });
    await askForRelease(db, author, await seenBriefing(db, id), now);
    for (const one of [author, editor])
      expect(await releaseBriefing(db, one, await seenBriefing(db, id), now)).toMatchObject({
        reason: 'your own',
      });
    for (const one of [author, editor]) {
      const set = { releasedAt: now, releasedBy: one.id };
      const past = db.transaction((tx) => tx.update(briefing).set(set).where(eq(briefing.id, id)));
      await expect(past).rejects.toThrow();
    }
    const other = await anOfficer(db);
    expect((await releaseBriefing(db, other, await seenBriefing(db, id), now)).ok).toBe(true);
  });

  it('stays as it is once it is released, whoever asks and by whatever way', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aReleasedBriefing(db, author);
    const seen = await seenBriefing(db, id);
    const edited = await editBriefing(db, author, seen, { ...aWeek, ...someWords }, now);
    expect(edited).toMatchObject({ reason: 'released already' });
    expect(await discardDraft(db, author, seen, now)).toMatchObject({ reason: 'released already' });
    const [line] = await itemsOf(db, id, 'line');
    const [task] = await itemsOf(db, id, 'task');
    const past = [
      (tx: Db) => tx.update(briefingItem).set({ words: 'Other' }).where(eq(briefingItem.id, line!.id)),
      (tx: Db) => tx.update(briefingItem).set({ who: 'Others' }).where(eq(briefingItem.id, task!.id)),
      (tx: Db) => tx.delete(briefingItem).where(eq(briefingItem.id, line!.id)),
      (tx: Db) =>
        tx.insert(briefingItem).values({ briefingId: id, kind: 'line', position: 9, words: 'More' }),
      (tx: Db) =>
        tx
          .update(briefing)
          .set({ destroyOn: aWeek.destroyOn.add({ days: 9 }) })
          .where(eq(briefing.id, id)),
      (tx: Db) => tx.update(briefing).set({ releasedAt: null, releasedBy: null }).where(eq(briefing.id, id)),
    ];
    for (const one of past)
      await expect(db.transaction(async (tx) => void (await one(tx)))).rejects.toThrow();
  });

  it('waits no more once its words change, and is sent back with what to change', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const supervisor = await anOfficer(db);
    const id = await aWaitingBriefing(db, author);
    const words = { words: 'Say who speaks of the inquest' };
    await sendBackBriefing(db, supervisor, await seenBriefing(db, id), words, now);
    const [sent] = await db.select().from(briefing).where(eq(briefing.id, id));
    expect([sent!.askedAt, sent!.sentBackWords]).toEqual([null, words.words]);
    await askForRelease(db, author, await seenBriefing(db, id), now);
    const given = { ...aWeek, ...someWords, lines: [] };
    const edited = await editBriefing(db, author, await seenBriefing(db, id), given, now);
    expect(edited).toMatchObject({ value: { wasAsked: true } });
    const released = await releaseBriefing(db, supervisor, await seenBriefing(db, id), now);
    expect(released).toMatchObject({ reason: 'not now' });
  });

  it('is not written over by a form that shows an older state', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aDraftBriefing(db, author);
    const stale = await seenBriefing(db, id);
    await askForRelease(db, author, stale, now);
    expect(await editBriefing(db, author, stale, { ...aWeek, ...someWords }, now)).toMatchObject({
      reason: 'changed meanwhile',
    });
  });

  it('has no task on a day that it is not for, and nothing to release while it says nothing', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const id = await aDraftBriefing(db, author);
    const tasks = [{ words: 'Call', who: null, dueOn: Temporal.PlainDate.from('2026-12-24') }];
    const given = { ...aWeek, ...someWords };
    const seen = await seenBriefing(db, id);
    expect(await editBriefing(db, author, seen, { ...given, tasks }, now)).toMatchObject({
      reason: 'task on another day',
    });
    await editBriefing(db, author, seen, { ...aWeek, lines: [], avoid: [], tasks: [] }, now);
    expect(await askForRelease(db, author, await seenBriefing(db, id), now)).toMatchObject({
      reason: 'nothing to say',
    });
    expect((await discardDraft(db, author, await seenBriefing(db, id), now)).ok).toBe(true);
    expect(await db.$count(briefing)).toBe(0);
  });
});

describe('a task of a briefing', () => {
  it('is ticked with who and when, once, and the tick can be taken back', async ({ db }) => {
    const id = await aReleasedBriefing(db, await anOfficer(db, 'prevent_officer'));
    const [reader, other] = [await anOfficer(db, 'npt_reader'), await anOfficer(db, 'npt_reader')];
    const [task] = await itemsOf(db, id, 'task');
    const tick = { briefingId: id, item: task!.id, isDone: true };
    await tickTask(db, reader, tick, now);
    await tickTask(db, other, tick, now.add({ hours: 1 }));
    const [ticked] = await itemsOf(db, id, 'task');
    expect([ticked!.doneBy, ticked!.doneAt]).toEqual([reader.id, now]);
    await tickTask(db, other, { ...tick, isDone: false }, now);
    expect((await itemsOf(db, id, 'task'))[0]).toMatchObject({ doneBy: null, doneAt: null });
    const entries = and(eq(auditLog.entity, 'briefing_item'), eq(auditLog.operation, 'alter'));
    expect(await db.$count(auditLog, entries)).toBe(2);
  });

  it('is ticked neither before the release nor by way of another briefing, and a line never', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const [draft, released] = [await aDraftBriefing(db, author), await aReleasedBriefing(db, author)];
    const [task] = await itemsOf(db, draft, 'task');
    const [line] = await itemsOf(db, released, 'line');
    const refusalOf = async (briefingId: BriefingId, item: typeof task) => {
      const answer = await tickTask(db, author, { briefingId, item: item!.id, isDone: true }, now);
      return answer.ok ? null : answer.reason;
    };
    expect(await refusalOf(draft, task)).toBe('not released');
    expect(await refusalOf(released, task)).toBe('no such task');
    expect(await refusalOf(released, line)).toBe('no such task');
  });
});

it('goes with all it says on the day that every print of it bears', async ({ db }) => {
  const id = await aReleasedBriefing(db, await anOfficer(db, 'prevent_officer'));
  const on = (text: string) => {
    const at = Temporal.Instant.from(text);
    return { before: at, today: ukDay(at), now: at, most: 10 };
  };
  expect(await briefingPurge.erase(db, on('2026-11-27T12:00:00Z'))).toEqual([]);
  expect(await briefingPurge.erase(db, on('2026-11-28T12:00:00Z'))).toEqual([id]);
  expect(await db.$count(briefingItem)).toBe(0);
});
