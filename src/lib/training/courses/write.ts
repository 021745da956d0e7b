import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course, type CourseId, courseSector } from '#db/schema/courses.ts';
import { sector } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { slugOf } from './slug.ts';

/** What an officer says of a course: its words and for whom it is. */
export type CourseDetails = Omit<
  typeof course.$inferInsert,
  'id' | 'slug' | 'addedAt' | 'retiredAt' | 'version' | 'changedAt' | 'changedBy'
> & {
  sectors: readonly string[];
};

export type CourseRefusal = 'title taken' | 'no such course' | 'no such sector';

/** Adds a course to the catalogue; its address comes from the title and stays. */
export function createCourse(
  db: Db,
  officer: Officer,
  { sectors, ...words }: CourseDetails,
  now: Temporal.Instant,
): Promise<Outcome<{ id: CourseId }, CourseRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await areSectors(tx, sectors))) return refused('no such sector');
    const [made] = await tx
      .insert(course)
      .values({ ...words, slug: slugOf(words.title), addedAt: now })
      .onConflictDoNothing({ target: course.slug })
      .returning({ id: course.id });
    if (!made) return refused('title taken');
    await setSectors(tx, made.id, sectors);
    await record(tx, officer, { operation: 'collect', entity: 'course', ids: [made.id] }, now);
    return done(made);
  });
}

/** Changes the words of a course, and so of every session of it; its address stays. */
export function editCourse(
  db: Db,
  officer: Officer,
  id: CourseId,
  { sectors, ...words }: CourseDetails,
  now: Temporal.Instant,
): Promise<Outcome<null, CourseRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await areSectors(tx, sectors))) return refused('no such sector');
    const changed = await tx.update(course).set(words).where(eq(course.id, id)).returning({ id: course.id });
    if (changed.length === 0) return refused('no such course');
    await setSectors(tx, id, sectors);
    await record(tx, officer, { operation: 'alter', entity: 'course', ids: [id] }, now);
    return done(null);
  });
}

const areSectors = async (tx: Db, codes: readonly string[]): Promise<boolean> =>
  (await tx.$count(sector, inArray(sector.code, [...codes]))) === new Set(codes).size;

async function setSectors(tx: Db, id: CourseId, codes: readonly string[]): Promise<void> {
  await tx.delete(courseSector).where(eq(courseSector.courseId, id));
  const rows = [...new Set(codes)].map((sectorCode) => ({ courseId: id, sectorCode }));
  await tx.insert(courseSector).values(rows);
}
