import { eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { lesson, type LessonId } from '#db/schema/lessons.ts';
import { officer as account } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Where a lesson was learned, for whoever has to know before it is shown; null where there is none. */
export async function placeOfLesson(db: Db, id: LessonId | null) {
  if (!id) return null;
  const columns = {
    id: lesson.id,
    areaId: lesson.areaId,
    sequence: lesson.sequence,
    decidedAt: lesson.decidedAt,
  };
  const [row] = await db.select(columns).from(lesson).where(eq(lesson.id, id));
  return row ?? null;
}

const decider = alias(account, 'decider');

/** A lesson with who wrote it and who decided on it; that it was looked at is recorded. Null where there is none. */
export async function findLesson(db: Db, officer: Officer, id: LessonId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      lesson,
      area: { id: area.id, name: area.name, slug: area.slug },
      writers: sql<string>`(select string_agg(o.name, ', ' order by o.name) from officer o where o.id = any(${lesson.writers}))`,
      decider: decider.name,
    })
    .from(lesson)
    .innerJoin(area, eq(area.id, lesson.areaId))
    .leftJoin(decider, eq(decider.id, lesson.decidedBy))
    .where(eq(lesson.id, id));
  if (!row) return null;
  const fields = ['words', 'will_do', 'writers', 'decided_by'];
  await record(db, officer, { operation: 'consult', entity: 'lesson', ids: [id], fields }, now);
  return row;
}
export type FoundLesson = NonNullable<Awaited<ReturnType<typeof findLesson>>>;
