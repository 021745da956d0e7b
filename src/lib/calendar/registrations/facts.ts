import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { site } from '#db/schema/institutions.ts';

/** What is read of an event for whoever registers. */
export const factColumns = {
  event,
  site,
  keptFor: sql<string>`(select period from retention_rule where code = 'event_registration')`,
};

export const siteOfEvent = eq(site.id, event.siteId);

/** Everything a mail or a page says about an event to whoever registers, and how long that is kept. */
export type EventFacts = {
  event: typeof event.$inferSelect;
  site: typeof site.$inferSelect | null;
  keptFor: string;
};

/** An event as those who registered are told of it; null where there is none. */
export async function findFacts(db: Db, id: EventId): Promise<EventFacts | null> {
  const [row] = await db.select(factColumns).from(event).leftJoin(site, siteOfEvent).where(eq(event.id, id));
  return row ?? null;
}
