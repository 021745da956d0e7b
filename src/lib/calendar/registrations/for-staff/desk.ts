import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { site } from '#db/schema/institutions.ts';
import { eventTally } from '#db/schema/registrations.ts';
import { factColumns, siteOfEvent } from '../facts.ts';
import { heldUntilAnswered, taken } from '../places.ts';

const ofEvent = (what: ReturnType<typeof sql>) =>
  sql<number>`(select ${what} from event_registration r where r.event_id = event.id and r.ended_at is null)`;

/** An event with its counts of who comes and who waits, and nobody in particular; null where there is none. */
export async function findDesk(db: Db, id: EventId | null) {
  if (!id) return null;
  const [row] = await db
    .select({
      ...factColumns,
      taken,
      held: heldUntilAnswered,
      parties: ofEvent(sql`count(*) filter (where r.placed_at is not null)::int`),
      unnamed: ofEvent(
        sql`coalesce(sum(r.party_size) filter (where r.placed_at is not null and r.email is null), 0)::int`,
      ),
      waiting: ofEvent(sql`coalesce(sum(r.party_size) filter (where r.placed_at is null), 0)::int`),
      atDoor: sql<number>`(select coalesce(sum(h.step), 0)::int from event_head h where h.event_id = event.id)`,
      tally: eventTally,
    })
    .from(event)
    .leftJoin(site, siteOfEvent)
    .leftJoin(eventTally, eq(eventTally.eventId, event.id))
    .where(eq(event.id, id));
  return row ?? null;
}
export type Desk = NonNullable<Awaited<ReturnType<typeof findDesk>>>;
