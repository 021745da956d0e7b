import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { type EntryId, waitlistEntry } from '#db/schema/waiting-list.ts';
import type { Officer } from '#lib/actor.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { moveInQueue } from '../waiting-list/reorder.ts';

/** Who moves, to where, and why. */
export type Reorder = { entry: string; position: number; reason: string };

/** Moves somebody in the queue of this session; a turn in another session's queue is not waiting here. */
export async function moveInQueueOf(
  db: Db,
  officer: Officer,
  id: SessionId,
  { entry, ...to }: Reorder,
  now: Temporal.Instant,
): Promise<Outcome<{ from: number; to: number }, 'not waiting' | 'already there'>> {
  const entryId = entry as EntryId;
  const here = and(eq(waitlistEntry.id, entryId), eq(waitlistEntry.sessionId, id));
  if ((await db.$count(waitlistEntry, here)) === 0) return refused('not waiting');
  return moveInQueue(db, officer, entryId, to, now);
}
