import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isOpenTo } from '#db/restricted.ts';
import { course } from '#db/schema/courses.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { trainingRequest } from '#db/schema/training-requests.ts';

/**
 * The latest sessions that were arranged for the whole staff of an institution, and those to come.
 *
 * @param reader what is kept to people named is left out for everybody else
 */
export const wholeSessions = (db: Db, id: InstitutionId, reader: OfficerId, now: Temporal.Instant) =>
  db
    .select({
      id: trainingSession.id,
      title: course.title,
      startsAt: trainingSession.startsAt,
      cancelledAt: trainingSession.cancelledAt,
    })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .where(
      and(
        eq(trainingSession.institutionId, id),
        isOpenTo('training_session', sql`${trainingSession.id}`, reader, now),
      ),
    )
    .orderBy(desc(trainingSession.startsAt), desc(trainingSession.id))
    .limit(5);

/** The latest requests for training that came from an institution. */
export const requestsFrom = (db: Db, id: InstitutionId) =>
  db
    .select({
      id: trainingRequest.id,
      reference: trainingRequest.reference,
      state: trainingRequest.state,
      receivedAt: trainingRequest.receivedAt,
    })
    .from(trainingRequest)
    .where(eq(trainingRequest.institutionId, id))
    .orderBy(desc(trainingRequest.receivedAt), desc(trainingRequest.id))
    .limit(5);
