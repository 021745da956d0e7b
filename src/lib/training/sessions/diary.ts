import { and, asc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isOpenTo } from '#db/restricted.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { courseVersion } from '#db/schema/courses.ts';
import { site } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { taken } from './places.ts';
import { ofVersion } from './taught.ts';

type Asked = { reader: OfficerId; leadId: OfficerId | null; areas: readonly AreaId[] };

/**
 * The sessions between two moments, soonest first: those that one officer leads, or all in some areas. What is kept to
 * people named is left out for everybody else.
 */
export async function sessionsBetween(
  db: Db,
  { reader, leadId, areas }: Asked,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
  now: Temporal.Instant,
) {
  if (areas.length === 0) return [];
  return db
    .select({
      id: trainingSession.id,
      reference: trainingSession.reference,
      title: courseVersion.title,
      startsAt: trainingSession.startsAt,
      endsAt: trainingSession.endsAt,
      mode: trainingSession.mode,
      site: site.name,
      town: site.town,
      capacity: trainingSession.capacity,
      taken,
    })
    .from(trainingSession)
    .innerJoin(courseVersion, ofVersion)
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(
      and(
        inArray(trainingSession.areaId, [...areas]),
        isNull(trainingSession.cancelledAt),
        gte(trainingSession.startsAt, from),
        lt(trainingSession.startsAt, until),
        leadId ? eq(trainingSession.leadOfficerId, leadId) : undefined,
        isOpenTo('training_session', sql`${trainingSession.id}`, reader, now),
      ),
    )
    .orderBy(asc(trainingSession.startsAt), asc(trainingSession.id))
    .limit(60);
}
export type DiarySession = Awaited<ReturnType<typeof sessionsBetween>>[number];
