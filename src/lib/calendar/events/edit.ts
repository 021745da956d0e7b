import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { tellRegistered } from '../registrations/tell.ts';
import { writeBeside } from './beside.ts';
import { changedWords, type EventDetails, type EventGiven, wordsDiffer } from './details.ts';
import { type FitRefusal, fitting } from './fits.ts';
import { placesTaken } from './places-taken.ts';
import { type EventRow, lockSeen, type SeenEvent, type SeenEventRefusal } from './lock.ts';
import { noteChange } from './note.ts';
import { isOver, leavesTeam } from './state.ts';

export type EditRefusal = SeenEventRefusal | FitRefusal | 'cancelled' | 'no room';

/**
 * Writes an event anew. What others read of it is read by a second pair of eyes: an approved event whose words change
 * waits for approval again, and is off the public pages until then. Who registered is told of another time or place.
 */
export function editEvent(
  db: Db,
  officer: Officer,
  seen: SeenEvent,
  given: EventGiven,
  now: Temporal.Instant,
): Promise<Outcome<{ waits: boolean }, EditRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSeen(tx, seen);
    if (!found.ok) return found;
    const before = found.value;
    if (before.cancelledAt) return refused('cancelled');
    const fits = await fitting(tx, given.details, { isHeld: isOver(before, now) }, now);
    if (!fits.ok) return fits;
    const details = fits.value;
    if (details.capacity !== null && details.capacity < (await placesTaken(tx, before.id)))
      return refused('no room');
    const waits =
      before.approvedAt !== null && leavesTeam(details.visibility) && wordsDiffer(before, details);
    await write(tx, officer, { before, given: { ...given, details }, waits }, now);
    return done({ waits });
  });
}

type Edit = { before: EventRow; given: EventGiven; waits: boolean };

async function write(tx: Db, officer: Officer, { before, given, waits }: Edit, now: Temporal.Instant) {
  const { details } = given;
  const changed = changedWords(before, details);
  const isMoved = !before.startsAt.equals(details.startsAt) || !before.endsAt.equals(details.endsAt);
  const moved = isMoved ? { fromStartsAt: before.startsAt, toStartsAt: details.startsAt } : {};
  const isException = before.isException || (before.seriesId !== null && changed.length > 0);
  const set = { ...details, isException, ...(waits && again(now)) };
  const note = { kind: isMoved ? ('moved' as const) : ('edited' as const), set, ...moved };
  await noteChange(tx, officer, [before.id], { ...note, words: changed.join(', ') || null }, now);
  await writeBeside(tx, before.id, given, now);
  if (before.publishedAt && !isOver(before, now)) await tell(tx, officer, { before, details, isMoved }, now);
}

const again = (now: Temporal.Instant) => ({
  ...{ askedAt: now, approvedAt: null, approvedBy: null, publishedAt: null, publishedBy: null },
  sentBackWords: null,
});

type Told = { before: EventRow; details: EventDetails; isMoved: boolean };

async function tell(tx: Db, officer: Officer, { before, details, isMoved }: Told, now: Temporal.Instant) {
  const words =
    before.siteId !== details.siteId || before.venue !== details.venue ? ['The place has changed.'] : [];
  if (isMoved) await tellRegistered(tx, officer, before.id, { kind: 'moved', was: before, words }, now);
  else if (words.length > 0) await tellRegistered(tx, officer, before.id, { kind: 'changed', words }, now);
}
