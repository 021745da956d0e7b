import { and, inArray, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { waitlistOffer } from '#db/schema/waiting-list.ts';

/** Places that the queue of a session asks for: a column to select beside `training_session`. */
export const waitingPlaces = sql<number>`(select coalesce(sum(e.party_size), 0)::int from waitlist_entry e
  where e.session_id = training_session.id and e.closed_at is null)`;

/** The sessions in some areas with an offer that nobody has answered, and the hour of the first to end. */
export async function listOpenOffers(db: Db, areas: readonly AreaId[], now: Temporal.Instant) {
  if (areas.length === 0) return [];
  return db
    .select({
      id: trainingSession.id,
      startsAt: trainingSession.startsAt,
      title: sql<string>`(select v.title from course_version v
        where v.course_id = training_session.course_id and v.number = training_session.course_version)`,
      offers: sql<number>`count(*)::int`,
      places: sql<number>`sum(${waitlistOffer.partySize})::int`,
      endsFirst: sql<Temporal.Instant>`min(${waitlistOffer.expiresAt})`.mapWith(waitlistOffer.expiresAt),
    })
    .from(waitlistOffer)
    .innerJoin(trainingSession, sql`${trainingSession.id} = ${waitlistOffer.sessionId}`)
    .where(
      and(
        isNull(waitlistOffer.answeredAt),
        gt(waitlistOffer.expiresAt, now),
        inArray(trainingSession.areaId, [...areas]),
      ),
    )
    .groupBy(trainingSession.id)
    .orderBy(sql`min(${waitlistOffer.expiresAt})`)
    .limit(50);
}
