import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type EventRow = typeof event.$inferSelect;

/** Which state of an event a form showed: when it is another by now, nothing is written over. */
export type SeenEvent = { id: EventId; sequence: number };
export type SeenEventRefusal = 'no such event' | 'changed meanwhile';

/** An event, locked until the transaction ends, if it is still as it was seen. */
export async function lockSeen(
  tx: Db,
  { id, sequence }: SeenEvent,
): Promise<Outcome<EventRow, SeenEventRefusal>> {
  const [found] = await tx.select().from(event).where(eq(event.id, id)).for('update');
  if (!found) return refused('no such event');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}
