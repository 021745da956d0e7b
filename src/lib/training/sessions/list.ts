import { and, asc, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedAs } from '#db/prepared.ts';
import { remembered } from '#db/remembered.ts';
import { area } from '#db/schema/areas.ts';
import { course, courseVersion, type Mode, modes } from '#db/schema/courses.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { site } from '#db/schema/institutions.ts';
import { partsOf } from '../parts/sittings.ts';
import { heldAt, placesLeft, taken } from './places.ts';

/** What a reader may ask of the list; absent means any. */
export type SessionFilter = {
  sector?: string | undefined;
  /** The slug of a district, or of the force that districts lie in. */
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
  const values = { ...filter, cursor: cursor.before ?? cursor.after, now: now.toString() };
  const asked = filters.filter((name) => filter[name] !== undefined);
  const way = cursor.before ? 'before' : cursor.after ? 'after' : 'first';
  const key = asked.map((name) => `${name}=${filter[name]}`).join(' ');
  const [found, [total]] = await Promise.all([
    page(db, [way, ...asked].join(' ')).execute(values),
    counts(db, key, now, () => counted(db, asked.join(' ')).execute(values)),
  ]);
  const more = found.length > pageSize;
  const rows = found.slice(0, pageSize).map((row) => ({ ...row, placesLeft: placesLeft(row) }));
  if (way === 'before') rows.reverse();
  const count = total?.count ?? 0;
  return {
    rows,
    count,
    isCapped: count > countLimit,
    hasPrevious: way === 'before' ? more : way === 'after',
    hasNext: way === 'before' || more,
  };
}
export type ListedSession = Awaited<ReturnType<typeof listSessions>>['rows'][number];

// How many there are may be some seconds old; which they are and what places they have may not.
const counts = remembered<{ count: number }[]>(20);

const filters = ['sector', 'district', 'mode', 'course'] as const;
const given = (name: keyof SessionFilter | 'now' | 'cursor') => sql.placeholder(name);

const conditions: Record<(typeof filters)[number], SQL> = {
  sector: sql`training_session.course_id in
    (select c.course_id from course_sector c where c.sector_code = ${given('sector')})`,
  // Two looks into indexes: one condition with "or" would read the whole register.
  district: sql`training_session.area_id in (select a.id from area a where a.slug = ${given('district')}
    union all select d.id from area d where d.kind = 'district'
      and d.parent_id in (select f.id from area f where f.kind = 'force' and f.slug = ${given('district')}))`,
  mode: sql`training_session.mode = ${given('mode')}`,
  course: sql`training_session.course_id = (select c.id from course c where c.slug = ${given('course')})`,
};

/** What the words of a shape ask for: the filters among them, and the side of the cursor. */
function wanted(shape: string): SQL | undefined {
  const words = shape.split(' ');
  const sign = { before: '<', after: '>' }[words[0] ?? ''];
  const beyond = sql`(training_session.starts_at, training_session.id) ${sql.raw(sign ?? '')}
    (select s.starts_at, s.id from training_session s where s.reference = ${given('cursor')})`;
  return and(
    isNull(trainingSession.cancelledAt),
    eq(trainingSession.kind, sql`'open'`),
    gt(trainingSession.startsAt, sql`${given('now')}::timestamptz`),
    ...filters.filter((name) => words.includes(name)).map((name) => conditions[name]),
    sign ? beyond : undefined,
  );
}

const own = {
  id: trainingSession.id,
  reference: trainingSession.reference,
  courseId: trainingSession.courseId,
  courseVersion: trainingSession.courseVersion,
  siteId: trainingSession.siteId,
  areaId: trainingSession.areaId,
  startsAt: trainingSession.startsAt,
  endsAt: trainingSession.endsAt,
  bookingClosesAt: trainingSession.bookingClosesAt,
  mode: trainingSession.mode,
  capacity: trainingSession.capacity,
  minimum: trainingSession.minimum,
  decideAt: trainingSession.decideAt,
  confirmedAt: trainingSession.confirmedAt,
  cancelledAt: trainingSession.cancelledAt,
};

// The page is chosen first, and only its sessions are joined and have their places counted. It takes the name
// of the table, by which the counts know a session.
const page = preparedAs((db, shape) => {
  const order = (shape.startsWith('before') ? desc : asc) as typeof asc;
  const chosen = db
    .select(own)
    .from(trainingSession)
    .where(wanted(shape))
    .orderBy(order(trainingSession.startsAt), order(trainingSession.id))
    .limit(pageSize + 1)
    .as('training_session');
  return db
    .select({
      reference: chosen.reference,
      startsAt: chosen.startsAt,
      endsAt: chosen.endsAt,
      bookingClosesAt: chosen.bookingClosesAt,
      mode: chosen.mode,
      capacity: chosen.capacity,
      minimum: chosen.minimum,
      decideAt: chosen.decideAt,
      confirmedAt: chosen.confirmedAt,
      cancelledAt: chosen.cancelledAt,
      slug: course.slug,
      title: courseVersion.title,
      audience: courseVersion.audience,
      site: site.name,
      town: site.town,
      area: area.name,
      parts: partsOf,
      taken,
      held: heldAt(given('now')),
    })
    .from(chosen)
    .innerJoin(course, eq(course.id, chosen.courseId))
    .innerJoin(
      courseVersion,
      and(eq(courseVersion.courseId, chosen.courseId), eq(courseVersion.number, chosen.courseVersion)),
    )
    .innerJoin(area, eq(area.id, chosen.areaId))
    .leftJoin(site, eq(site.id, chosen.siteId))
    .orderBy(order(chosen.startsAt), order(chosen.id))
    .prepare(`sessions ${shape}`);
});

const counted = preparedAs((db, shape) => {
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(trainingSession)
    .where(wanted(shape))
    .limit(countLimit + 1)
    .as('some');
  return db
    .select({ count: sql<number>`count(*)::int` })
    .from(some)
    .prepare(`sessions counted ${shape}`);
});
