import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { remembered } from '#db/remembered.ts';
import { area } from '#db/schema/areas.ts';
import { course, courseVersion } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { site } from '#db/schema/institutions.ts';
import { placesLeft } from '#lib/places/left.ts';
import { partsOf } from '../parts/sittings.ts';
import { quotasOf } from './share-words.ts';
import { heldAt, taken } from './places.ts';
import { ofVersion, taught } from './taught.ts';

/** A session with its course, its site and its places, as anyone may see it; null where there is none. */
export async function findSession(db: Db, reference: string, now: Temporal.Instant) {
  const [row] = await session(db).execute({ reference, now: now.toString() });
  return row ? { ...row, placesLeft: placesLeft({ ...row, capacity: row.session.capacity }) } : null;
}
export type FoundSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

const ids = remembered<SessionId | null>(60);

/**
 * Which session a reference names, for a form whose verb looks at everything else under its lock. An address never
 * comes to name another session.
 */
export const sessionNamed = (db: Db, reference: string, now: Temporal.Instant): Promise<SessionId | null> =>
  ids(db, reference, now, async () => (await idOf(db).execute({ reference }))[0]?.id ?? null);

/** The next dates of a course that can be booked, other than one session; soonest first. */
export async function otherDates(db: Db, courseId: string, except: SessionId | null, now: Temporal.Instant) {
  const rows = await dates(db).execute({ courseId, except, now: now.toString() });
  return rows.map((row) => ({ ...row, placesLeft: placesLeft(row) }));
}
export type OtherDate = Awaited<ReturnType<typeof otherDates>>[number];

const now = sql.placeholder('now');

// A session for one organisation is seen by whoever asked for it, through their own link.
const forAnybody = ne(trainingSession.kind, 'whole_organisation');

/** The names of the organisations that teach with us. */
const coDeliverers = sql<string[]>`array(select i.name from session_co_deliverer d
  join institution i on i.id = d.institution_id where d.session_id = training_session.id order by i.name)`;

const session = prepared((db) =>
  db
    .select({
      session: trainingSession,
      course: taught,
      site,
      parts: partsOf,
      quotas: quotasOf,
      coDeliverers,
      area: area.name,
      taken,
      held: heldAt(now),
    })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .innerJoin(courseVersion, ofVersion)
    .innerJoin(area, eq(area.id, trainingSession.areaId))
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(and(eq(trainingSession.reference, sql.placeholder('reference')), forAnybody))
    .prepare('session_found'),
);

const idOf = prepared((db) =>
  db
    .select({ id: trainingSession.id })
    .from(trainingSession)
    .where(and(eq(trainingSession.reference, sql.placeholder('reference')), forAnybody))
    .prepare('session_named'),
);

const dates = prepared((db) =>
  db
    .select({
      id: trainingSession.id,
      reference: trainingSession.reference,
      startsAt: trainingSession.startsAt,
      endsAt: trainingSession.endsAt,
      mode: trainingSession.mode,
      capacity: trainingSession.capacity,
      placesPerBooking: trainingSession.placesPerBooking,
      town: site.town,
      parts: partsOf,
      taken,
      held: heldAt(now),
    })
    .from(trainingSession)
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(
      and(
        eq(trainingSession.courseId, sql.placeholder('courseId')),
        eq(trainingSession.kind, 'open'),
        isNull(trainingSession.cancelledAt),
        gt(trainingSession.bookingClosesAt, sql`${now}::timestamptz`),
        sql`training_session.id is distinct from ${sql.placeholder('except')}::uuid`,
      ),
    )
    .orderBy(asc(trainingSession.startsAt), asc(trainingSession.id))
    .limit(12)
    .prepare('session_dates'),
);
