import { and, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { doEach } from '#lib/jobs/each.ts';
import { lockSessions } from '../sessions/lock.ts';
import { offerPlaces } from './offer.ts';

/**
 * Offers the places that were kept for others to those who wait, once the shares of a session have ended; run by the
 * worker every five minutes. What is on offer already is not offered again, so it may run as often as it likes.
 *
 * @returns how many sessions were looked at
 */
export async function offerFreedPlaces(db: Db, now: Temporal.Instant): Promise<number> {
  const due = await db
    .select({ id: trainingSession.id })
    .from(trainingSession)
    .where(
      and(
        lte(trainingSession.sharesUntil, now),
        gt(trainingSession.startsAt, now),
        isNull(trainingSession.cancelledAt),
        sql`exists (select 1 from waitlist_entry e where e.session_id = training_session.id and e.closed_at is null
          and not exists (select 1 from waitlist_offer o where o.entry_id = e.id and o.answered_at is null))`,
      ),
    );
  return doEach(due, ({ id }) => offerOf(db, id, now));
}

const offerOf = (db: Db, id: SessionId, now: Temporal.Instant): Promise<boolean> =>
  db.transaction(async (tx) => {
    const session = (await lockSessions(tx, [id])).get(id);
    if (session) await offerPlaces(tx, session, now);
    return session !== undefined;
  });
