import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { eventRegistration, type RegistrationId } from '#db/schema/registrations.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { changesCloseAt } from './closing.ts';
import { lapseOffers } from './lapse.ts';
import { type LockedEvent, lockEvent } from './lock.ts';
import type { Registration } from './registration.ts';

export type ChangeRefusal = 'no such registration' | 'ended' | 'changed meanwhile' | 'too late' | 'busy';

/** What the form saw: its sequence, when it matters that nobody changed the registration since. */
export type Seen = { sequence?: number | undefined };

/**
 * Runs a change with the event and the registration locked, so that two changes never cross.
 *
 * Refuses a registration that is gone, over, changed since the form was shown, or past the moment when changes close.
 * Offers whose hour is past are answered first, so that `work` sees the places as they are.
 */
export async function changeRegistration<T, R extends string>(
  db: Db,
  id: RegistrationId,
  seen: Seen,
  now: Temporal.Instant,
  work: (tx: Db, registration: Registration, locked: LockedEvent) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | ChangeRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const found = await lockRegistration(tx, id, now);
      if (!found) return refused('no such registration');
      const { registration, locked } = found;
      if (registration.endedAt) return refused('ended');
      if (seen.sequence !== undefined && seen.sequence !== registration.sequence)
        return refused('changed meanwhile');
      if (Temporal.Instant.compare(now, changesCloseAt(locked.event)) >= 0) return refused('too late');
      return work(tx, registration, locked);
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** Locks a registration behind its event. */
async function lockRegistration(tx: Db, id: RegistrationId, now: Temporal.Instant) {
  const mine = eq(eventRegistration.id, id);
  const [before] = await tx
    .select({ eventId: eventRegistration.eventId })
    .from(eventRegistration)
    .where(mine);
  const held = before && (await lockEvent(tx, before.eventId));
  if (!held) return null;
  const locked = await lapseOffers(tx, held, now);
  const [registration] = await tx.select().from(eventRegistration).where(mine).for('update');
  return registration ? { registration, locked } : null;
}
