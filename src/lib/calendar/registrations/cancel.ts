import type { Db } from '#db/client.ts';
import type { RegistrationId } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { changeRegistration, type ChangeRefusal } from './change.ts';
import { answerOffer, end } from './end.ts';
import { type LockedEvent, readLocked } from './lock.ts';
import { tell } from './messages.ts';
import { offerPlaces } from './offer.ts';
import type { Registration } from './registration.ts';

/**
 * Ends a registration, whether it has places, was offered some or waits: what it held goes to those who wait, its
 * address and answers are erased at once, and the diary that had it is told.
 */
export function cancelRegistration(
  db: Db,
  actor: Actor,
  id: RegistrationId,
  now: Temporal.Instant,
): Promise<Outcome<{ wasPlaced: boolean }, ChangeRefusal>> {
  return changeRegistration(db, id, {}, now, async (tx, registration, locked) => {
    const offer = await answerOffer(tx, id, 'declined', now);
    const ended = await end(tx, registration, actor.kind === 'officer' ? 'officer' : 'visitor', now);
    const fields = ['email', 'answers'];
    await record(tx, actor, { operation: 'erase', entity: 'event_registration', ids: [id], fields }, now);
    const words = endedWords(registration, {
      isOffered: offer !== null,
      isOfficer: actor.kind === 'officer',
    });
    await tellEnded(tx, ended, locked, words, now);
    await offerPlaces(tx, await readLocked(tx, registration.eventId), now);
    return done({ wasPlaced: registration.placedAt !== null });
  });
}

function endedWords(
  { placedAt }: Registration,
  { isOffered, isOfficer }: { isOffered: boolean; isOfficer: boolean },
): { headline: string; endedWords: string } {
  if (isOfficer)
    return { headline: 'Your registration was ended', endedWords: 'Our team has ended your registration.' };
  if (placedAt)
    return { headline: 'Cancelled', endedWords: 'You have cancelled, so that somebody else can come.' };
  return {
    headline: 'Off the waiting list',
    endedWords: isOffered ? 'You turned down the places we offered.' : 'You have left the waiting list.',
  };
}

const tellEnded = (
  tx: Db,
  ended: Registration,
  locked: LockedEvent,
  words: { headline: string; endedWords: string },
  now: Temporal.Instant,
): Promise<void> =>
  // Whoever only waited has nothing in the diary.
  tell(
    tx,
    'event-registration-ended',
    ended,
    locked,
    { ...words, diary: ended.placedAt ? 'CANCEL' : null },
    now,
  );
