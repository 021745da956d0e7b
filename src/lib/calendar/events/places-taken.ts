import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { heldUntilAnswered, taken } from '../registrations/places.ts';

/** How many places of an event are given or offered: fewer than these it cannot have. */
export async function placesTaken(tx: Db, id: EventId): Promise<number> {
  const [row] = await tx.select({ taken, held: heldUntilAnswered }).from(event).where(eq(event.id, id));
  return row ? row.taken + row.held : 0;
}
