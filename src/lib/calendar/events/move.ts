import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { tellRegistered } from '../registrations/tell.ts';
import { type FitRefusal, fitting } from './fits.ts';
import { type EventRow, lockSeen, type SeenEvent, type SeenEventRefusal } from './lock.ts';
import { noteChange } from './note.ts';
import { isOver } from './state.ts';
import type { Times } from './times.ts';

export type MoveRefusal = SeenEventRefusal | FitRefusal | 'cancelled' | 'over' | 'nothing changed';
export type Move = Times & { reason: string | null };

/**
 * Moves an event to another time, or gives one that was put off its new one. Who registered is told, and their places
 * move with it.
 */
export function moveEvent(
  db: Db,
  officer: Officer,
  seen: SeenEvent,
  { reason, ...times }: Move,
  now: Temporal.Instant,
): Promise<Outcome<null, MoveRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSeen(tx, seen);
    if (!found.ok) return found;
    const before = found.value;
    if (before.cancelledAt) return refused('cancelled');
    if (isOver(before, now) && !before.postponedAt) return refused('over');
    if (isSame(before, times) && !before.postponedAt) return refused('nothing changed');
    const { leadOfficerId } = before;
    if (!leadOfficerId) return refused('over');
    const moved = { ...before, ...times, leadOfficerId, registrationClosesAt: closing(before, times) };
    const fits = await fitting(tx, moved, {}, now);
    if (!fits.ok) return fits;
    await write(tx, officer, { before, times, reason }, now);
    return done(null);
  });
}

const isSame = (before: EventRow, { startsAt, endsAt, allDay }: Times): boolean =>
  before.startsAt.equals(startsAt) && before.endsAt.equals(endsAt) && before.allDay === allDay;

// Registration ends as long before the event as it did.
const closing = ({ registrationClosesAt, startsAt }: EventRow, to: Times): Temporal.Instant | null =>
  registrationClosesAt && to.startsAt.subtract(registrationClosesAt.until(startsAt));

type Moved = { before: EventRow; times: Times; reason: string | null };

async function write(tx: Db, officer: Officer, { before, times, reason }: Moved, now: Temporal.Instant) {
  const set = {
    ...times,
    ...{ postponedAt: null, postponedReason: null, registrationClosesAt: closing(before, times) },
    isException: before.isException || before.seriesId !== null,
  };
  const span = { fromStartsAt: before.startsAt, toStartsAt: times.startsAt };
  await noteChange(tx, officer, [before.id], { kind: 'moved', set, words: reason, ...span }, now);
  if (before.publishedAt) await tellRegistered(tx, officer, before.id, { kind: 'moved', was: before }, now);
}
