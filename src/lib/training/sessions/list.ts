import { and, asc, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { area } from '#db/schema/areas.ts';
import { course, type Mode, modes, trainingSession } from '#db/schema/courses.ts';
import { site } from '#db/schema/institutions.ts';
import { heldAt, placesLeft, taken } from './places.ts';

/** What a reader may ask of the list; absent means any. */
export type SessionFilter = {
  sector?: string | undefined;
  district?: string | undefined;
  mode?: Mode | undefined;
  course?: string | undefined;
};

/** The way of meeting that a word in an address names. */
export const modeNamed = (word: string | null): Mode | undefined => modes.find((one) => one === word);

/** Where in the list a page begins: after or before the session of this reference. */
export type Cursor = { after?: string | undefined; before?: string | undefined };

export const pageSize = 20;
// Counting further would cost more than the answer is worth to a reader.
const countLimit = 1000;

/**
 * One page of the coming sessions that can still be seen, soonest first.
 *
 * @returns the rows, how many there are in all (`countLimit` at the most), and whether pages lie before and after
 */
export async function listSessions(db: Db, filter: SessionFilter, cursor: Cursor, now: Temporal.Instant) {
  const values = {
    now: now.toString(),
    sector: filter.sector ?? null,
    district: filter.district ?? null,
    mode: filter.mode ?? null,
    course: filter.course ?? null,
    cursor: cursor.before ?? cursor.after ?? null,
  };
  const page = cursor.before ? pageBefore : pageAfter;
  const [found, [total]] = await Promise.all([page(db).execute(values), counted(db).execute(values)]);
  const more = found.length > pageSize;
  const rows = found.slice(0, pageSize).map(withPlacesLeft);
  if (cursor.before) rows.reverse();
  const count = total?.count ?? 0;
  return {
    rows,
    count,
    isCapped: count > countLimit,
    hasPrevious: cursor.before ? more : cursor.after !== undefined,
    hasNext: cursor.before ? true : more,
  };
}
export type ListedSession = Awaited<ReturnType<typeof listSessions>>['rows'][number];

const withPlacesLeft = <Row extends { capacity: number; taken: number; held: number }>(row: Row) => ({
  ...row,
  placesLeft: placesLeft(row),
});

const columns = {
  reference: trainingSession.reference,
  startsAt: trainingSession.startsAt,
  endsAt: trainingSession.endsAt,
  bookingClosesAt: trainingSession.bookingClosesAt,
  mode: trainingSession.mode,
  capacity: trainingSession.capacity,
  slug: course.slug,
  title: course.title,
  audience: course.audience,
  durationMinutes: course.durationMinutes,
  site: site.name,
  town: site.town,
  area: area.name,
  taken,
  held: heldAt(sql.placeholder('now')),
};

const given = (name: string) => sql.placeholder(name);

const wanted = (): SQL | undefined =>
  and(
    isNull(trainingSession.cancelledAt),
    gt(trainingSession.startsAt, sql`${given('now')}::timestamptz`),
    sql`(${given('course')}::text is null or training_session.course_id =
      (select c.id from course c where c.slug = ${given('course')}))`,
    sql`(${given('mode')}::text is null or training_session.mode = ${given('mode')})`,
    sql`(${given('district')}::text is null or training_session.area_id in
      (select a.id from area a where a.slug = ${given('district')}))`,
    sql`(${given('sector')}::text is null or training_session.course_id in
      (select c.course_id from course_sector c where c.sector_code = ${given('sector')}))`,
  );

const beyond = (sign: '>' | '<') => sql`(${given('cursor')}::text is null or
  (training_session.starts_at, training_session.id) ${sql.raw(sign)}
  (select s.starts_at, s.id from training_session s where s.reference = ${given('cursor')}))`;

const from = (db: Db) =>
  db
    .select(columns)
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .innerJoin(area, eq(area.id, trainingSession.areaId))
    .leftJoin(site, eq(site.id, trainingSession.siteId));

const pageAfter = prepared((db) =>
  from(db)
    .where(and(wanted(), beyond('>')))
    .orderBy(asc(trainingSession.startsAt), asc(trainingSession.id))
    .limit(pageSize + 1)
    .prepare('sessions_after'),
);

const pageBefore = prepared((db) =>
  from(db)
    .where(and(wanted(), beyond('<')))
    .orderBy(desc(trainingSession.startsAt), desc(trainingSession.id))
    .limit(pageSize + 1)
    .prepare('sessions_before'),
);

const counted = prepared((db) => {
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(trainingSession)
    .where(wanted())
    .limit(countLimit + 1)
    .as('some');
  return db
    .select({ count: sql<number>`count(*)::int` })
    .from(some)
    .prepare('sessions_counted');
});
