import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { type EventFacts, factColumns, siteOfEvent } from './facts.ts';
import { site } from '#db/schema/institutions.ts';
import { heldUntilAnswered, taken } from './places.ts';

/** An event under lock, with its places as they are. */
export type LockedEvent = EventFacts & { taken: number; held: number };

/**
 * Locks an event until the transaction ends, and counts its places; null where there is none.
 *
 * Waits three seconds at the most, then throws PostgreSQL's 55P03 (see `isBusy`). The count is a statement of its
 * own behind the lock: before it, it would be of places as they were (decision 0004).
 */
export async function lockEvent(tx: Db, id: EventId): Promise<LockedEvent | null> {
  const held = await tx.execute(sql`
    with patience as materialized (select set_config('lock_timeout', '3s', true))
    select e.id from event e cross join patience where e.id = ${id} for update of e`);
  return held.length === 0 ? null : readLocked(tx, id);
}

/** Counts again, in a transaction that holds the lock and has changed places since. */
export async function readLocked(tx: Db, id: EventId): Promise<LockedEvent> {
  const [row] = await tx
    .select({ ...factColumns, taken, held: heldUntilAnswered })
    .from(event)
    .leftJoin(site, siteOfEvent)
    .where(eq(event.id, id));
  if (!row) throw new Error('A locked event vanished.');
  return row;
}
