import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { waitlistEntry, waitlistOffer } from '#db/schema/waiting-list.ts';
import type { Actor } from '#lib/actor.ts';
import { doEach } from '#lib/jobs/each.ts';
import { note } from '../bookings/history.ts';
import { tellBooker } from '../bookings/messages.ts';
import { countPlaces, lockSessions, type LockedSession } from '../sessions/lock.ts';
import { closeEntry, endIfEmpty } from './entries.ts';
import { offerPlaces } from './offer.ts';

const system: Actor = { kind: 'system' };

/**
 * Answers the offers whose hour is past in sessions that are locked, tells their bookers, offers the places
 * onwards, and corrects the counts in `sessions`.
 *
 * @returns how many lapsed
 */
export async function lapseOffers(
  tx: Db,
  sessions: Map<SessionId, LockedSession>,
  now: Temporal.Instant,
): Promise<number> {
  // Nearly always: no offer is open, and the count of the lock says so.
  if (![...sessions.values()].some(({ held }) => held > 0)) return 0;
  const lapsed = await tx
    .update(waitlistOffer)
    .set({ answeredAt: now, answer: 'lapsed' })
    .where(
      and(
        inArray(waitlistOffer.sessionId, [...sessions.keys()]),
        isNull(waitlistOffer.answeredAt),
        lte(waitlistOffer.expiresAt, now),
      ),
    )
    .returning();
  if (lapsed.length === 0) return 0;
  for (const offer of lapsed) await closeLapsed(tx, offer, now);
  await recount(tx, sessions);
  for (const session of sessions.values()) await offerPlaces(tx, session, now);
  await recount(tx, sessions);
  return lapsed.length;
}

async function closeLapsed(
  tx: Db,
  offer: typeof waitlistOffer.$inferSelect,
  now: Temporal.Instant,
): Promise<void> {
  const [entry] = await tx.select().from(waitlistEntry).where(eq(waitlistEntry.id, offer.entryId));
  if (!entry) throw new Error('An offer without its entry.');
  await closeEntry(tx, entry.id, { as: 'lapsed', offer: 'lapsed' }, now);
  const ended = await endIfEmpty(tx, entry.bookingId, now);
  await note(tx, system, entry.bookingId, { kind: 'offer_lapsed', places: offer.partySize }, now);
  if (ended)
    await tellBooker(
      tx,
      'offer-expired',
      ended,
      { places: offer.partySize, expiresAt: offer.expiresAt },
      now,
    );
}

async function recount(tx: Db, sessions: Map<SessionId, LockedSession>): Promise<void> {
  const counts = await countPlaces(tx, [...sessions.keys()]);
  for (const [id, session] of sessions) sessions.set(id, { ...session, ...counts.get(id) });
}

/** Lapses every offer whose hour is past, one session a transaction; run by the worker each minute. */
export async function lapseAllOffers(db: Db, now: Temporal.Instant): Promise<number> {
  const due = await db
    .selectDistinct({ sessionId: waitlistOffer.sessionId })
    .from(waitlistOffer)
    .where(and(isNull(waitlistOffer.answeredAt), lte(waitlistOffer.expiresAt, now)));
  await doEach(due, ({ sessionId }) =>
    db.transaction(async (tx) => lapseOffers(tx, await lockSessions(tx, [sessionId]), now)),
  );
  return due.length;
}
