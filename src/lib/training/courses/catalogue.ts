import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { course } from '#db/schema/courses.ts';

/** The courses that are taught, by title, each with its sectors and how many dates can be booked. */
export async function listCourses(db: Db, now: Temporal.Instant) {
  return db
    .select({
      slug: course.slug,
      title: course.title,
      summary: course.summary,
      durationMinutes: course.durationMinutes,
      sectors: sql<string[]>`array(select s.label from course_sector c join sector s on s.code = c.sector_code
        where c.course_id = course.id order by s.position)`,
      dates: sql<number>`(select count(*)::int from training_session t where t.course_id = course.id
        and t.cancelled_at is null and t.kind <> 'whole_organisation' and t.booking_closes_at > ${now.toString()}::timestamptz)`,
    })
    .from(course)
    .where(isNull(course.retiredAt))
    .orderBy(asc(course.title));
}

/** A course by its address, retired or not; null where there is none. */
export async function findCourse(db: Db, slug: string) {
  const [row] = await db.select().from(course).where(eq(course.slug, slug));
  return row ?? null;
}
