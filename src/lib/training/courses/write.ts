import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course, type CourseId, courseSector } from '#db/schema/courses.ts';
import { evaluationTemplate } from '#db/schema/evaluations.ts';
import { sector } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { seenOf } from './seen.ts';
import { slugOf } from './slug.ts';

/** What an officer says of a course: its words, what changed in them and why, and for whom it is. */
export type CourseDetails = Omit<
  typeof course.$inferInsert,
  'id' | 'slug' | 'addedAt' | 'retiredAt' | 'version' | 'changedAt' | 'changedBy'
> & {
  sectors: readonly string[];
};

export type CourseRefusal = 'title taken' | 'no such course' | 'no such sector' | 'no such evaluation';
export type EditCourseRefusal = CourseRefusal | 'changed meanwhile';

/** Adds a course to the catalogue; its address comes from the title and stays. */
export function createCourse(
  db: Db,
  officer: Officer,
  { sectors, ...words }: CourseDetails,
  now: Temporal.Instant,
): Promise<Outcome<{ id: CourseId }, CourseRefusal>> {
  return db.transaction(async (tx) => {
    const unknown = await unknownIn(tx, { sectors, ...words });
    if (unknown) return refused(unknown);
    const [made] = await tx
      .insert(course)
      .values({ ...words, slug: slugOf(words.title), addedAt: now, changedAt: now, changedBy: officer.id })
      .onConflictDoNothing({ target: course.slug })
      .returning({ id: course.id });
    if (!made) return refused('title taken');
    await setSectors(tx, made.id, sectors);
    await record(tx, officer, { operation: 'collect', entity: 'course', ids: [made.id] }, now);
    return done(made);
  });
}

/**
 * Changes a course; its address stays. Other words make another version, which sessions that are arranged take
 * only when somebody says so (`useVersion`).
 *
 * @param details.seen what the form was filled with (`seenOf`); refused when somebody has edited it since
 * @returns the version it has now, and whether that is a new one
 */
export function editCourse(
  db: Db,
  officer: Officer,
  id: CourseId,
  { sectors, seen, ...words }: CourseDetails & { seen: string },
  now: Temporal.Instant,
): Promise<Outcome<{ version: number; isNew: boolean }, EditCourseRefusal>> {
  return db.transaction(async (tx) => {
    const unknown = await unknownIn(tx, { sectors, ...words });
    if (unknown) return refused(unknown);
    const [before] = await tx.select().from(course).where(eq(course.id, id)).for('update');
    if (!before) return refused('no such course');
    if (seen !== seenOf(before)) return refused('changed meanwhile');
    const [after] = await tx
      .update(course)
      .set({ ...words, changedAt: now, changedBy: officer.id })
      .where(eq(course.id, id))
      .returning({ version: course.version });
    if (!after) throw new Error('A locked course vanished.');
    await setSectors(tx, id, sectors);
    await record(tx, officer, { operation: 'alter', entity: 'course', ids: [id] }, now);
    return done({ version: after.version, isNew: after.version > before.version });
  });
}

async function unknownIn(
  tx: Db,
  { sectors, evaluationTemplateCode: code }: Pick<CourseDetails, 'sectors' | 'evaluationTemplateCode'>,
): Promise<'no such sector' | 'no such evaluation' | null> {
  const known = await tx.$count(sector, inArray(sector.code, [...sectors]));
  if (known !== new Set(sectors).size) return 'no such sector';
  if (code && (await tx.$count(evaluationTemplate, eq(evaluationTemplate.code, code))) === 0)
    return 'no such evaluation';
  return null;
}

async function setSectors(tx: Db, id: CourseId, codes: readonly string[]): Promise<void> {
  await tx.delete(courseSector).where(eq(courseSector.courseId, id));
  const rows = [...new Set(codes)].map((sectorCode) => ({ courseId: id, sectorCode }));
  await tx.insert(courseSector).values(rows);
}
