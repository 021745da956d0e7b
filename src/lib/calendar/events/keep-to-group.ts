import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockSeen, type SeenEvent, type SeenEventRefusal } from './lock.ts';
import { noteChange } from './note.ts';

/**
 * Takes an event out of everybody else's sight: it is for a named group from now on. Who is named stands in its
 * restriction, which whoever calls this makes in the same transaction.
 */
export function keepToGroup(
  db: Db,
  officer: Officer,
  seen: SeenEvent,
  now: Temporal.Instant,
): Promise<Outcome<null, SeenEventRefusal | 'cancelled'>> {
  return db.transaction(async (tx) => {
    const found = await lockSeen(tx, seen);
    if (!found.ok) return found;
    if (found.value.cancelledAt) return refused('cancelled');
    const note = { kind: 'edited' as const, set: { visibility: 'named_group' as const } };
    await noteChange(tx, officer, [seen.id], { ...note, words: 'who may find it' }, now);
    return done(null);
  });
}
