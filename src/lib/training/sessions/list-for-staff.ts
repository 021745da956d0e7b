import { and, asc, desc, eq, gt, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { course, courseVersion, type Mode, modes } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { site } from '#db/schema/institutions.ts';
import { partsOf } from '../parts/sittings.ts';
import { waitingPlaces } from './list-for-staff-counts.ts';
import { heldAt, taken } from './places.ts';
import { ofVersion } from './taught.ts';

/** What an officer may ask of the list; absent means any. */
export type StaffFilter = {
  when: 'coming' | 'past';
  /** A course's slug. */
  course?: string | undefined;
  /** The slug of a force or district. */
  area?: string | undefined;
  mode?: Mode | undefined;
  /** Words of the course, the site or the town, or a reference. */
  text?: string | undefined;
  /** The last session of the page before. */
  after?: SessionId | null | undefined;
  /** Only those that start before this moment. */
  until?: Temporal.Instant | undefined;
};

export const staffModes: readonly Mode[] = modes;

export const staffPageSize = 50;

/** One page of the sessions in some areas: coming ones soonest first, past ones latest first. */
export async function listForStaff(
  db: Db,
  areas: readonly AreaId[],
  filter: StaffFilter,
  now: Temporal.Instant,
) {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const direction = filter.when === 'coming' ? asc : desc;
  const rows = await db
    .select(columns(now))
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .innerJoin(courseVersion, ofVersion)
    .innerJoin(area, eq(area.id, trainingSession.areaId))
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(and(inArray(trainingSession.areaId, [...areas]), ...wanted(filter, now)))
    .orderBy(direction(trainingSession.startsAt), direction(trainingSession.id))
    .limit(staffPageSize + 1);
  return { rows: rows.slice(0, staffPageSize), hasMore: rows.length > staffPageSize };
}
export type StaffSession = Awaited<ReturnType<typeof listForStaff>>['rows'][number];

const columns = (now: Temporal.Instant) => ({
  id: trainingSession.id,
  reference: trainingSession.reference,
  startsAt: trainingSession.startsAt,
  endsAt: trainingSession.endsAt,
  bookingClosesAt: trainingSession.bookingClosesAt,
  cancelledAt: trainingSession.cancelledAt,
  mode: trainingSession.mode,
  kind: trainingSession.kind,
  organisation: trainingSession.organisation,
  venueWords: trainingSession.venueWords,
  capacity: trainingSession.capacity,
  minimum: trainingSession.minimum,
  confirmedAt: trainingSession.confirmedAt,
  title: courseVersion.title,
  site: site.name,
  town: site.town,
  area: area.name,
  areaKind: area.kind,
  parts: partsOf,
  taken,
  held: heldAt(now.toString()),
  waiting: waitingPlaces,
});

function wanted(filter: StaffFilter, now: Temporal.Instant): (SQL | undefined)[] {
  const { startsAt, mode } = trainingSession;
  return [
    filter.when === 'coming' ? gt(trainingSession.endsAt, now) : lte(trainingSession.endsAt, now),
    filter.until && lt(startsAt, filter.until),
    filter.course ? eq(course.slug, filter.course) : undefined,
    filter.mode ? eq(mode, filter.mode) : undefined,
    filter.area
      ? sql`(area.slug = ${filter.area} or exists (select 1 from area f
      where f.slug = ${filter.area} and f.id = area.parent_id))`
      : undefined,
    filter.text ? matches(filter.text) : undefined,
    filter.after ? beyond(filter.when === 'coming' ? '>' : '<', filter.after) : undefined,
  ];
}

const beyond = (sign: '>' | '<', after: SessionId) => sql`(training_session.starts_at, training_session.id)
  ${sql.raw(sign)} (select s.starts_at, s.id from training_session s where s.id = ${after})`;

function matches(text: string): SQL | undefined {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const has = (column: SQL) => sql`plain_words(${column}) like plain_words(${like})`;
  return or(
    has(sql`course_version.title`),
    has(sql`site.name`),
    has(sql`site.town`),
    has(sql`training_session.organisation`),
    eq(trainingSession.reference, text.toUpperCase().trim()),
  );
}
