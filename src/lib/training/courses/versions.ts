import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type CourseId, courseVersion } from '#db/schema/courses.ts';
import { evaluationTemplate } from '#db/schema/evaluations.ts';
import { officer } from '#db/schema/officers.ts';
import type { CourseWords } from './words.ts';

/** The versions of a course, newest first: who made each, when and why, and how many sessions to come teach it. */
export const listVersions = (db: Db, id: CourseId, now: Temporal.Instant) =>
  db
    .select({
      number: courseVersion.number,
      note: courseVersion.note,
      madeAt: courseVersion.madeAt,
      madeBy: officer.name,
      coming: sql<number>`(select count(*)::int from training_session t
        where t.course_id = course_version.course_id and t.course_version = course_version.number
        and t.cancelled_at is null and t.starts_at > ${now.toString()}::timestamptz)`,
    })
    .from(courseVersion)
    .leftJoin(officer, eq(officer.id, courseVersion.madeBy))
    .where(eq(courseVersion.courseId, id))
    .orderBy(desc(courseVersion.number));
export type ListedVersion = Awaited<ReturnType<typeof listVersions>>[number];

/** What a course said in each of its versions, by number. */
export async function wordsByVersion(db: Db, id: CourseId): Promise<ReadonlyMap<number, CourseWords>> {
  const rows = await db
    .select()
    .from(courseVersion)
    .where(eq(courseVersion.courseId, id))
    .orderBy(asc(courseVersion.number));
  return new Map(rows.map((row) => [row.number, row]));
}

/** What a course said in one version; null where there is none. */
export async function findVersion(db: Db, id: CourseId, number: number): Promise<CourseWords | null> {
  const asked = and(eq(courseVersion.courseId, id), eq(courseVersion.number, number));
  const [row] = await db.select().from(courseVersion).where(asked);
  return row ?? null;
}

/** The sets of questions that can be asked after a course. */
export const listEvaluations = (db: Db) =>
  db
    .select({ value: evaluationTemplate.code, text: evaluationTemplate.label })
    .from(evaluationTemplate)
    .orderBy(asc(evaluationTemplate.label));

/** The same as names by their codes. */
export const evaluationNames = async (db: Db): Promise<ReadonlyMap<string, string>> =>
  new Map((await listEvaluations(db)).map(({ value, text }) => [value, text]));
