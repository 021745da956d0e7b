import type { Db } from '#db/client.ts';
import { eq } from 'drizzle-orm';
import { lesson, type LessonDecision, type LessonId } from '#db/schema/lessons.ts';
import type { Officer } from '#lib/actor.ts';
import { decideLesson } from '#lib/impact/lessons/decide.ts';
import { type LessonGiven, recordLesson } from '#lib/impact/lessons/record.ts';
import { theArea } from './engagement-makers.ts';
import { anOfficer, now } from './makers.ts';

/** A lesson of Bedford that waits for a decision. */
export async function aLesson(
  db: Db,
  author: Officer,
  { at = now, ...given }: Partial<LessonGiven> & { at?: Temporal.Instant } = {},
): Promise<LessonId> {
  const areaId = given.areaId ?? (await theArea(db));
  return recordLesson(
    db,
    author,
    {
      ...{ areaId, source: 'event', sourceId: null, theme: 'communication', category: 'local_incident' },
      words: 'Shops heard of the closed road from customers.',
      willDo: 'The list of shops is rung before a road is closed.',
      ...given,
    },
    at,
  );
}

/** What a form shows of a lesson as it stands. */
export async function seenLesson(db: Db, id: LessonId) {
  const [row] = await db.select().from(lesson).where(eq(lesson.id, id));
  return { id, sequence: row!.sequence };
}

/** The same once a supervisor decided on it. */
export async function aDecidedLesson(
  db: Db,
  author: Officer,
  decision: LessonDecision,
  given: Parameters<typeof aLesson>[2] = {},
): Promise<LessonId> {
  const id = await aLesson(db, author, given);
  const seen = await seenLesson(db, id);
  const decided = await decideLesson(
    db,
    await anOfficer(db),
    seen,
    { decision, reason: 'As we saw it too.' },
    now,
  );
  if (!decided.ok) throw new Error(decided.reason);
  return id;
}
