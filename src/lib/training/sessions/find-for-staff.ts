import { aliasedTable, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { course, courseVersion } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { site } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import { partsOf } from '../parts/sittings.ts';
import { besideSession } from './find-for-staff-beside.ts';
import { waitingPlaces } from './list-for-staff-counts.ts';
import { heldAt, taken } from './places.ts';
import { ofVersion, taught } from './taught.ts';

const canceller = aliasedTable(officer, 'canceller');
const confirmer = aliasedTable(officer, 'confirmer');
const leader = aliasedTable(officer, 'leader');

/** A session with its course, its room and its counts, but nobody who booked; null where there is none. */
export async function findForStaff(db: Db, id: SessionId | null, now: Temporal.Instant) {
  if (!id) return null;
  const [row] = await db
    .select({
      session: trainingSession,
      course: taught,
      newestVersion: course.version,
      site,
      parts: partsOf,
      area: { id: area.id, name: area.name },
      cancelledByName: canceller.name,
      leadOfficerName: leader.name,
      confirmedByName: confirmer.name,
      taken,
      held: heldAt(now.toString()),
      waiting: waitingPlaces,
      bookings: sql<number>`(select count(*)::int from booking b
        where b.session_id = training_session.id and b.cancelled_at is null)`,
    })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .innerJoin(courseVersion, ofVersion)
    .innerJoin(area, eq(area.id, trainingSession.areaId))
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .leftJoin(canceller, eq(canceller.id, trainingSession.cancelledBy))
    .leftJoin(leader, eq(leader.id, trainingSession.leadOfficerId))
    .leftJoin(confirmer, eq(confirmer.id, trainingSession.confirmedBy))
    .where(eq(trainingSession.id, id));
  return row ? { ...row, beside: await besideSession(db, id) } : null;
}
export type SessionForStaff = NonNullable<Awaited<ReturnType<typeof findForStaff>>>;
