import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course, type CourseId, courseSector } from '#db/schema/courses.ts';
import { sector } from '#db/schema/institutions.ts';
import { ukDay } from '#lib/dates.ts';

/** Every course by title, those in use first, with its sectors and how many sessions are to come. */
export const listCourses = (db: Db, now: Temporal.Instant) =>
  db
    .select({
      id: course.id,
      slug: course.slug,
      title: course.title,
      audience: course.audience,
      durationMinutes: course.durationMinutes,
      retiredAt: course.retiredAt,
      version: course.version,
      modes: course.modes,
      reviewOn: course.reviewOn,
      sectors: sql<
        string[]
      >`array(select s.label from course_sector cs join sector s on s.code = cs.sector_code
        where cs.course_id = course.id order by s.position)`,
      coming: sql<number>`(select count(*)::int from training_session t where t.course_id = course.id
        and t.cancelled_at is null and t.starts_at > ${now.toString()}::timestamptz)`,
    })
    .from(course)
    .orderBy(sql`course.retired_at is not null`, asc(course.title), asc(course.id));

/** A course with the codes of its sectors, or null. */
export async function findCourse(db: Db, id: CourseId | null) {
  if (!id) return null;
  const [[row], sectors] = await Promise.all([
    db.select().from(course).where(eq(course.id, id)),
    db.select({ code: courseSector.sectorCode }).from(courseSector).where(eq(courseSector.courseId, id)),
  ]);
  return row ? { ...row, sectors: sectors.map(({ code }) => code) } : null;
}
export type FoundCourse = NonNullable<Awaited<ReturnType<typeof findCourse>>>;

/** The sectors to choose from, in their order. */
export const listSectors = (db: Db) =>
  db.select({ value: sector.code, text: sector.label }).from(sector).orderBy(asc(sector.position));

/** Whether the day by which somebody was to look a course through has come. */
export const isReviewDue = (
  { reviewOn, retiredAt }: Pick<FoundCourse, 'reviewOn' | 'retiredAt'>,
  now: Temporal.Instant,
): boolean => !retiredAt && reviewOn !== null && Temporal.PlainDate.compare(reviewOn, ukDay(now)) <= 0;

/** How many courses in use are due to be looked through. */
export const countReviews = (db: Db, now: Temporal.Instant): Promise<number> =>
  db.$count(course, and(isNull(course.retiredAt), lte(course.reviewOn, ukDay(now))));
