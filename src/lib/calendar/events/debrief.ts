import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventChange, eventDebrief } from '#db/schema/event-history.ts';
import { event, type EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** What we know after an event: facts, and apart from them what we make of it. */
export type Debrief = { headcount: number; feedback: string; learned: string };
export type DebriefRefusal = 'no such event' | 'not over' | 'not held' | 'changed meanwhile';

/**
 * Writes down what came of an event, or writes it anew.
 *
 * @param seen.sequence of the debrief as it was shown; null where there was none
 */
export function debriefEvent(
  db: Db,
  officer: Officer,
  seen: { id: EventId; sequence: number | null },
  debrief: Debrief,
  now: Temporal.Instant,
): Promise<Outcome<null, DebriefRefusal>> {
  return db.transaction(async (tx) => {
    const { id } = seen;
    const [found] = await tx.select().from(event).where(eq(event.id, id)).for('update');
    if (!found) return refused('no such event');
    if (found.cancelledAt || found.postponedAt || !found.publishedAt) return refused('not held');
    if (Temporal.Instant.compare(found.startsAt, now) > 0) return refused('not over');
    const [known] = await tx.select().from(eventDebrief).where(eq(eventDebrief.eventId, id)).for('update');
    if ((known?.sequence ?? null) !== seen.sequence) return refused('changed meanwhile');
    const row = { ...debrief, writtenAt: now, writtenBy: officer.id, sequence: (known?.sequence ?? -1) + 1 };
    await tx
      .insert(eventDebrief)
      .values({ eventId: id, ...row })
      .onConflictDoUpdate({ target: eventDebrief.eventId, set: row });
    await tx.insert(eventChange).values({ eventId: id, kind: 'debriefed', at: now, by: officer.id });
    const fields = ['headcount', 'feedback', 'learned'];
    const operation = known ? ('alter' as const) : ('collect' as const);
    await record(tx, officer, { operation, entity: 'event', ids: [id], fields }, now);
    return done(null);
  });
}
