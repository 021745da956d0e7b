import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { lesson, type LessonDecision } from '#db/schema/lessons.ts';
import { issueCategories } from '#db/schema/observations.ts';
import { ukDay } from '#lib/dates.ts';
import { decideLesson } from '#lib/impact/lessons/decide.ts';
import { countToDecide, listLessons, similarLessons } from '#lib/impact/lessons/list.ts';
import { lessonPurge } from '#lib/impact/lessons/purge.ts';
import { editLesson } from '#lib/impact/lessons/record.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { aDecidedLesson, aLesson, seenLesson } from '../../support/lesson-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

const given = { theme: 'planning', category: 'protest', words: 'Other', willDo: 'Another' } as const;

describe('a lesson', () => {
  it('is decided on by somebody who wrote no part of it, once, with a reason, and then stays as it is', async ({
    db,
  }) => {
    const [author, editor, other] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
    const id = await aLesson(db, author);
    await editLesson(db, editor, await seenLesson(db, id), given, now);
    const decide = async (officer: typeof author) =>
      decideLesson(db, officer, await seenLesson(db, id), { decision: 'accepted', reason: 'As seen.' }, now);
    for (const one of [author, editor]) expect(await decide(one)).toMatchObject({ reason: 'your own' });
    const set = {
      decision: 'accepted',
      decidedAt: now,
      decidedBy: editor.id,
      decisionReason: 'Mine',
    } as const;
    await expect(db.transaction((tx) => tx.update(lesson).set(set))).rejects.toThrow();
    expect((await decide(other)).ok).toBe(true);
    expect(await decide(other)).toMatchObject({ reason: 'decided already' });
    expect(await editLesson(db, author, await seenLesson(db, id), given, now)).toMatchObject({
      reason: 'decided already',
    });
    await expect(db.transaction((tx) => tx.update(lesson).set({ words: 'Other' }))).rejects.toThrow();
  });

  it('is not written over by somebody who saw it before it was changed', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const stale = await seenLesson(db, await aLesson(db, author));
    await editLesson(db, author, stale, given, now);
    expect(await editLesson(db, author, stale, given, now)).toMatchObject({ reason: 'changed meanwhile' });
  });

  it('is listed by what became of it, page by page, in the areas asked for', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const [first, second] = [
      await aLesson(db, author, { at: now.subtract({ hours: 2 }) }),
      await aLesson(db, author),
    ];
    const rejected = await aDecidedLesson(db, author, 'rejected');
    await aLesson(db, author, { areaId: await theArea(db, 'luton') });
    const areas = [await theArea(db)];
    const page = await listLessons(db, author, { areas, list: 'waiting' }, now, 1);
    expect([page.rows.map(({ id }) => id), page.hasMore]).toEqual([[second], true]);
    const rest = await listLessons(db, author, { areas, list: 'waiting', after: second }, now, 1);
    expect(rest.rows.map(({ id }) => id)).toEqual([first]);
    const away = await listLessons(db, author, { areas, list: 'rejected' }, now);
    expect(away.rows.map(({ id }) => id)).toEqual([rejected]);
    expect(await countToDecide(db, { reader: author.id, areas })).toBe(0);
    expect(await countToDecide(db, { reader: (await anOfficer(db)).id, areas })).toBe(2);
  });
});

describe('what was learned before', () => {
  it('comes from the same kind of issue and the same area first', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const [bedford, luton] = [await theArea(db), await theArea(db, 'luton')];
    const away = await aDecidedLesson(db, author, 'accepted', { areaId: luton, category: 'protest' });
    const here = await aDecidedLesson(db, author, 'accepted', { category: 'festival_safety' });
    const both = await aDecidedLesson(db, author, 'accepted', { category: 'protest' });
    await aDecidedLesson(db, author, 'accepted', { areaId: luton, category: 'youth' });
    const asked = { areas: [bedford], category: 'protest', seen: [bedford, luton] } as const;
    const found = await similarLessons(db, author, asked, now);
    expect(found.map(({ id }) => id)).toEqual([both, away, here]);
    const own = await similarLessons(db, author, { ...asked, seen: [bedford] }, now);
    expect(own.map(({ id }) => id)).toEqual([both, here]);
  });

  it('never holds what waits or was rejected, whatever is asked', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    const areas = [await theArea(db), await theArea(db, 'luton')];
    const states: (LessonDecision | null)[] = ['accepted', 'rejected', null];
    for (const category of issueCategories.slice(0, 5))
      for (const areaId of areas)
        for (const state of states)
          await (state
            ? aDecidedLesson(db, author, state, { areaId, category })
            : aLesson(db, author, { areaId, category }));
    for (const category of issueCategories)
      for (const where of [[], [areas[0]!], areas]) {
        const found = await similarLessons(db, author, { areas: where, category, seen: areas }, now, 50);
        const rows = await Promise.all(
          found.map(({ id }) => db.select().from(lesson).where(eq(lesson.id, id))),
        );
        expect(rows.flat().filter(({ decision }) => decision !== 'accepted')).toEqual([]);
      }
  });
});

it('goes six years after it was decided on', async ({ db }) => {
  const id = await aDecidedLesson(db, await anOfficer(db, 'prevent_officer'), 'accepted');
  const at = (before: Temporal.Instant) => ({ before, today: ukDay(before), now: before, most: 10 });
  expect(await lessonPurge.erase(db, at(now))).toEqual([]);
  expect(await lessonPurge.erase(db, at(now.add({ hours: 1 })))).toEqual([id]);
});
