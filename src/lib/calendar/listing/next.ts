import type { Db } from '#db/client.ts';
import { lastGood } from '#db/last-good.ts';
import { listPublicEvents, type PublicEvent } from './list.ts';

const shown = 3;
const soon = lastGood<PublicEvent[]>(20);

/**
 * The next public events that take place, for a page that must answer whatever else is down: while the database is
 * away or slow they are the last that could be read, and before any could, none.
 */
export async function nextEvents(
  db: Db,
  now: Temporal.Instant,
): Promise<{ next: PublicEvent[]; failure?: unknown }> {
  const { known, ...rest } = await soon(db, now, async () => (await listPublicEvents(db, {}, {}, now)).rows);
  return { next: stillComing(known, now), ...rest };
}

function stillComing(known: PublicEvent[] | undefined, now: Temporal.Instant): PublicEvent[] {
  const comes = (row: PublicEvent) =>
    !row.isCancelled && !row.isPostponed && Temporal.Instant.compare(now, row.endsAt) < 0;
  return (known ?? []).filter(comes).slice(0, shown);
}
