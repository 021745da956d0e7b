import { setTimeout as after } from 'node:timers/promises';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import { listPublicEvents, type PublicEvent } from './list.ts';

const shown = 3;
const patience = 1000;
// Whoever is worried opens the page that shows them: a crowd of readers asks the database once.
const soon = remembered<PublicEvent[]>(20);
const lastRead = new WeakMap<Db, PublicEvent[]>();

/**
 * The next public events that take place, for a page that must answer whatever else is down: while the database is
 * away or slow they are the last that could be read, and before any could, none.
 */
export async function nextEvents(
  db: Db,
  now: Temporal.Instant,
): Promise<{ next: PublicEvent[]; failure?: unknown }> {
  const reading = soon(db, '', now, async () => (await listPublicEvents(db, {}, {}, now)).rows);
  try {
    const read = await Promise.race([reading, after(patience, null, { ref: false })]);
    if (read) lastRead.set(db, read);
    return { next: stillComing(lastRead.get(db), now) };
  } catch (failure) {
    return { next: stillComing(lastRead.get(db), now), failure };
  }
}

function stillComing(known: PublicEvent[] | undefined, now: Temporal.Instant): PublicEvent[] {
  const comes = (row: PublicEvent) =>
    !row.isCancelled && !row.isPostponed && Temporal.Instant.compare(now, row.endsAt) < 0;
  return (known ?? []).filter(comes).slice(0, shown);
}
