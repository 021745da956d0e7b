import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { course, type CourseId, type Mode } from '#db/schema/courses.ts';

type Course = { id: CourseId; slug: string; title: string; minutes: number; modes: Mode[] };
type District = { id: AreaId; name: string; force: string };

export type RequestChoices = { courses: Course[]; districts: District[] };

const choices = remembered<RequestChoices>(60);

/** What the form for a request offers: courses in use, and every district under its force. */
export const requestChoices = (db: Db, now: Temporal.Instant): Promise<RequestChoices> =>
  choices(db, '', now, () => readChoices(db));

async function readChoices(db: Db): Promise<RequestChoices> {
  const [courses, districts] = await Promise.all([
    db
      .select({
        id: course.id,
        slug: course.slug,
        title: course.title,
        minutes: course.durationMinutes,
        modes: course.modes,
      })
      .from(course)
      .where(isNull(course.retiredAt))
      .orderBy(asc(course.title)),
    db
      .select({
        id: area.id,
        name: area.name,
        force: sql<string>`(select f.name from area f where f.id = area.parent_id)`,
      })
      .from(area)
      .where(and(eq(area.kind, 'district'), isNull(area.validTo)))
      .orderBy(sql`(select f.name from area f where f.id = area.parent_id)`, asc(area.name)),
  ]);
  return { courses, districts };
}
