import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { courseVersion } from '#db/schema/courses.ts';
import { site } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { officerBusy } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { trainingRequest, trainingRequestOffer } from '#db/schema/training-requests.ts';
import { partsOf } from '../parts/sittings.ts';
import { ofVersion } from '../sessions/taught.ts';

/** What stands in a colleague's own diary from now on: sessions they teach or lead, dates held for others, busy times. */
export async function ownDiary(db: Db, id: OfficerId, now: Temporal.Instant) {
  const [sessions, offers, busy] = await Promise.all([
    sessionsOf(db, id, now),
    db
      .select({
        id: trainingRequestOffer.id,
        organisation: trainingRequest.organisation,
        startsAt: trainingRequestOffer.startsAt,
        endsAt: trainingRequestOffer.endsAt,
        expiresAt: trainingRequestOffer.expiresAt,
      })
      .from(trainingRequestOffer)
      .innerJoin(trainingRequest, eq(trainingRequest.id, trainingRequestOffer.trainingRequestId))
      .where(
        and(
          eq(trainingRequestOffer.trainerId, id),
          isNull(trainingRequestOffer.answeredAt),
          gt(trainingRequestOffer.expiresAt, now),
        ),
      )
      .orderBy(asc(trainingRequestOffer.startsAt)),
    db
      .select()
      .from(officerBusy)
      .where(and(eq(officerBusy.officerId, id), gt(officerBusy.endsAt, now)))
      .orderBy(asc(officerBusy.startsAt)),
  ]);
  return { sessions, offers, busy };
}
export type OwnDiary = Awaited<ReturnType<typeof ownDiary>>;

const sessionsOf = (db: Db, id: OfficerId, now: Temporal.Instant) =>
  db
    .select({
      session: trainingSession,
      title: courseVersion.title,
      site,
      parts: partsOf,
      part: sql<string | null>`(select t.part from session_trainer t
        where t.session_id = training_session.id and t.officer_id = ${id})`,
    })
    .from(trainingSession)
    .innerJoin(courseVersion, ofVersion)
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(
      and(
        gt(trainingSession.endsAt, now),
        isNull(trainingSession.cancelledAt),
        sql`(training_session.lead_officer_id = ${id} or exists (select 1 from session_trainer t
          where t.session_id = training_session.id and t.officer_id = ${id}))`,
      ),
    )
    .orderBy(asc(trainingSession.startsAt))
    .limit(100);
