import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import { eventHead } from '#db/schema/registrations.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockEvent } from '../lock.ts';

/** How many are in the room by the count at the door; null where nobody counted. A debrief begins with it. */
export async function headsCounted(db: Db, id: EventId): Promise<number | null> {
  const [row] = await db.execute<{ heads: number | null }>(
    sql`select sum(step)::int as heads from event_head where event_id = ${id}`,
  );
  return row?.heads ?? null;
}

/** Counts somebody who came in, or went out again: the count never falls below nought. */
export function countHead(
  db: Db,
  officer: Officer,
  id: EventId,
  step: 1 | -1,
  now: Temporal.Instant,
): Promise<Outcome<{ heads: number }, 'nobody in' | 'no such event'>> {
  return db.transaction(async (tx) => {
    if (!(await lockEvent(tx, id))) return refused('no such event');
    const heads = ((await headsCounted(tx, id)) ?? 0) + step;
    if (heads < 0) return refused('nobody in');
    await tx.insert(eventHead).values({ eventId: id, step, countedAt: now, countedBy: officer.id });
    return done({ heads });
  });
}
