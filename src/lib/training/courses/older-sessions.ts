import { and, asc, eq, gt, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { course, type CourseId } from '#db/schema/courses.ts';
import { site } from '#db/schema/institutions.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { taken } from '../sessions/places.ts';

const minutes = sql<number>`coalesce(
  (select sum(extract(epoch from p.ends_at - p.starts_at)) from session_part p where p.session_id = training_session.id),
  extract(epoch from training_session.ends_at - training_session.starts_at))::int / 60`;

const older = (id: CourseId, now: Temporal.Instant): SQL | undefined =>
  and(
    eq(trainingSession.courseId, id),
    isNull(trainingSession.cancelledAt),
    gt(trainingSession.startsAt, now),
    lt(trainingSession.courseVersion, course.version),
  );

/** The sessions to come of a course, in some areas, that teach an older version of it; soonest first. */
export async function listOlder(db: Db, id: CourseId, areas: readonly AreaId[], now: Temporal.Instant) {
  if (areas.length === 0) return [];
  return db
    .select({
      id: trainingSession.id,
      reference: trainingSession.reference,
      startsAt: trainingSession.startsAt,
      mode: trainingSession.mode,
      capacity: trainingSession.capacity,
      version: trainingSession.courseVersion,
      site: site.name,
      town: site.town,
      minutes,
      taken,
    })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(and(older(id, now), inArray(trainingSession.areaId, [...areas])))
    .orderBy(asc(trainingSession.startsAt), asc(trainingSession.id));
}
export type OlderSession = Awaited<ReturnType<typeof listOlder>>[number];

/** How many sessions to come teach an older version of a course, wherever they are. */
export async function countOlder(db: Db, id: CourseId, now: Temporal.Instant): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .where(older(id, now));
  return row?.count ?? 0;
}
