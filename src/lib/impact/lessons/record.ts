import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { lesson, type LessonId, type LessonSource, type LessonTheme } from '#db/schema/lessons.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** What was learned, after what, and what we will do. */
export type LessonGiven = {
  areaId: AreaId;
  source: LessonSource;
  sourceId: string | null;
  theme: LessonTheme;
  category: IssueCategory;
  words: string;
  willDo: string;
};
export type SeenLesson = { id: LessonId; sequence: number };
export type LessonRefusal = 'no such lesson' | 'changed meanwhile' | 'decided already';
type Row = typeof lesson.$inferSelect;

/** Records what was learned; it counts for nothing until somebody else accepts it. */
export function recordLesson(
  db: Db,
  officer: Officer,
  given: LessonGiven,
  now: Temporal.Instant,
): Promise<LessonId> {
  return db.transaction(async (tx) => {
    const by = { writtenAt: now, writers: [officer.id] };
    const [made] = await tx
      .insert(lesson)
      .values({ ...given, ...by })
      .returning({ id: lesson.id });
    const entry = { operation: 'collect', entity: 'lesson', ids: [made!.id], fields: ['words'] } as const;
    await record(tx, officer, entry, now);
    return made!.id;
  });
}

type Edited = Omit<LessonGiven, 'areaId' | 'source' | 'sourceId'>;

/** Writes a lesson anew that nobody has decided on yet. */
export const editLesson = (
  db: Db,
  officer: Officer,
  seen: SeenLesson,
  given: Edited,
  now: Temporal.Instant,
): Promise<Outcome<null, LessonRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockLesson(tx, seen);
    if (!found.ok) return found;
    const writers = [...new Set([...found.value.writers, officer.id])];
    await changeLesson(tx, officer, found.value, { ...given, writers }, now);
    return done(null);
  });

/** A lesson that waits for a decision, locked until the transaction ends, if it is still as it was seen. */
export async function lockLesson(tx: Db, { id, sequence }: SeenLesson): Promise<Outcome<Row, LessonRefusal>> {
  const [found] = await tx
    .select()
    .from(lesson)
    .where(and(eq(lesson.id, id)))
    .for('update');
  if (!found) return refused('no such lesson');
  if (found.decidedAt) return refused('decided already');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** Changes a locked lesson, counts the change and records it. */
export async function changeLesson(
  tx: Db,
  officer: Officer,
  { id, sequence }: Row,
  set: Partial<Row>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(lesson)
    .set({ ...set, sequence: sequence + 1 })
    .where(eq(lesson.id, id));
  await record(tx, officer, { operation: 'alter', entity: 'lesson', ids: [id], fields: columnsOf(set) }, now);
}
