import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventHost, type EventId, eventOfficer, eventTag } from '#db/schema/events.ts';
import type { EventGiven } from './details.ts';

/** Writes what stands beside an event as it is given, in place of what stood there. */
export async function writeBeside(
  tx: Db,
  id: EventId,
  { details, tags, hosts, going }: EventGiven,
  now: Temporal.Instant,
): Promise<void> {
  for (const table of [eventTag, eventHost, eventOfficer])
    await tx.delete(table).where(eq(table.eventId, id));
  const others = [...new Set(going)].filter((officerId) => officerId !== details.leadOfficerId);
  const codes = [...new Set(tags)];
  if (codes.length > 0)
    await tx.insert(eventTag).values(codes.map((termCode) => ({ eventId: id, termCode })));
  if (hosts.length > 0)
    await tx
      .insert(eventHost)
      .values(hosts.map((host, index) => ({ eventId: id, position: index + 1, ...host })));
  if (others.length > 0)
    await tx
      .insert(eventOfficer)
      .values(others.map((officerId) => ({ eventId: id, officerId, joinedAt: now })));
}
