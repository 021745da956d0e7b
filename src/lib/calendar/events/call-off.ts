import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { tellRegistered } from '../registrations/tell.ts';
import { lockSeen, type SeenEvent, type SeenEventRefusal } from './lock.ts';
import { noteChange } from './note.ts';
import { eventState, isOver } from './state.ts';

export type CallOffRefusal = SeenEventRefusal | 'over' | 'cancelled already' | 'not now';

/** Puts an event off without a new time yet. The reason is told to everybody who meant to come. */
export function postponeEvent(
  db: Db,
  officer: Officer,
  seen: SeenEvent,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, CallOffRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSeen(tx, seen);
    if (!found.ok) return found;
    if (isOver(found.value, now)) return refused('over');
    if (eventState(found.value, now) !== 'published') return refused('not now');
    const set = { postponedAt: now, postponedReason: reason };
    await noteChange(tx, officer, [seen.id], { kind: 'postponed', set, words: reason }, now);
    await tellRegistered(tx, officer, seen.id, { kind: 'postponed', reason }, now);
    return done(null);
  });
}

/** Calls an event off for good. It stays to be read, with the reason, which is told to everybody who meant to come. */
export function cancelEvent(
  db: Db,
  officer: Officer,
  seen: SeenEvent,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, CallOffRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSeen(tx, seen);
    if (!found.ok) return found;
    const row = found.value;
    if (row.cancelledAt) return refused('cancelled already');
    if (isOver(row, now) && !row.postponedAt) return refused('over');
    const set = { cancelledAt: now, cancelledBy: officer.id, cancelReason: reason };
    await noteChange(tx, officer, [seen.id], { kind: 'cancelled', set, words: reason }, now);
    if (row.publishedAt) await tellRegistered(tx, officer, seen.id, { kind: 'cancelled', reason }, now);
    return done(null);
  });
}
