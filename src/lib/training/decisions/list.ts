import { and, asc, eq, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { courseVersion } from '#db/schema/courses.ts';
import { site } from '#db/schema/institutions.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { partsOf } from '../parts/sittings.ts';
import { waitingPlaces } from '../sessions/list-for-staff-counts.ts';
import { heldAt, taken } from '../sessions/places.ts';
import { ofVersion } from '../sessions/taught.ts';

/** The sessions in some areas that wait for a decision, the soonest to decide first. */
export async function listDecisions(db: Db, areas: readonly AreaId[], now: Temporal.Instant) {
  if (areas.length === 0) return [];
  return db
    .select({
      session: trainingSession,
      title: courseVersion.title,
      site,
      area: area.name,
      parts: partsOf,
      taken,
      held: heldAt(now.toString()),
      waiting: waitingPlaces,
    })
    .from(trainingSession)
    .innerJoin(courseVersion, ofVersion)
    .innerJoin(area, eq(area.id, trainingSession.areaId))
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(undecided(areas, now))
    .orderBy(asc(trainingSession.decideAt), asc(trainingSession.startsAt), asc(trainingSession.id))
    .limit(100);
}
export type Decision = Awaited<ReturnType<typeof listDecisions>>[number];

/** How many sessions are to be decided by the end of a moment, or should have been. */
export const countDecisions = async (
  db: Db,
  areas: readonly AreaId[],
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<number> =>
  areas.length === 0
    ? 0
    : db.$count(trainingSession, and(undecided(areas, now), lte(trainingSession.decideAt, until)));

const undecided = (areas: readonly AreaId[], now: Temporal.Instant) =>
  and(
    inArray(trainingSession.areaId, [...areas]),
    isNotNull(trainingSession.decideAt),
    isNull(trainingSession.confirmedAt),
    isNull(trainingSession.cancelledAt),
    gt(trainingSession.endsAt, now),
  );
