import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { attendeeRole } from '#db/schema/attendee-roles.ts';
import { bookingPlace, type BookingId } from '#db/schema/bookings.ts';
import { course, courseVersion } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { site } from '#db/schema/institutions.ts';
import { ofVersion, taught } from '../sessions/taught.ts';
import { partsOf } from '../parts/sittings.ts';

/** Everything a mail says about a session. */
export async function sessionFacts(tx: Db, id: SessionId) {
  const [row] = await facts(tx).execute({ id });
  if (!row) throw new Error('A booking without its session.');
  return row;
}
export type SessionFacts = Awaited<ReturnType<typeof sessionFacts>>;

/** The places that a booking holds, in order. */
export const heldPlaces = (tx: Db, id: BookingId) => places(tx).execute({ id });
export type HeldPlace = Awaited<ReturnType<typeof heldPlaces>>[number];

const facts = prepared((db) =>
  db
    .select({ session: trainingSession, course: taught, site, parts: partsOf })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .innerJoin(courseVersion, ofVersion)
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(eq(trainingSession.id, sql.placeholder('id')))
    .prepare('session_facts'),
);

const places = prepared((db) =>
  db
    .select({
      id: bookingPlace.id,
      position: bookingPlace.position,
      name: bookingPlace.attendeeName,
      email: bookingPlace.attendeeEmail,
      roleCode: bookingPlace.attendeeRoleCode,
      role: attendeeRole.label,
    })
    .from(bookingPlace)
    .leftJoin(attendeeRole, eq(attendeeRole.code, bookingPlace.attendeeRoleCode))
    .where(and(eq(bookingPlace.bookingId, sql.placeholder('id')), isNull(bookingPlace.releasedAt)))
    .orderBy(asc(bookingPlace.position))
    .prepare('places_held'),
);
