import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventChange, type EventChangeKind } from '#db/schema/event-history.ts';
import { event, type EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';

type Change = {
  kind: EventChangeKind;
  set: Partial<typeof event.$inferInsert>;
  words?: string | null;
  fromStartsAt?: Temporal.Instant;
  toStartsAt?: Temporal.Instant;
};

/** Writes a change of one or more events with its line of history and its entry in the access log, and counts it. */
export async function noteChange(
  tx: Db,
  officer: Officer,
  ids: readonly EventId[],
  { kind, set, words = null, ...moved }: Change,
  now: Temporal.Instant,
): Promise<void> {
  const counted = { changedAt: now, sequence: sql`${event.sequence} + 1` };
  await tx
    .update(event)
    .set({ ...set, ...counted })
    .where(inArray(event.id, [...ids]));
  const change = { kind, at: now, by: officer.id, words, ...moved };
  await tx.insert(eventChange).values(ids.map((eventId) => ({ eventId, ...change })));
  await record(tx, officer, { operation: 'alter', entity: 'event', ids, fields: columnsOf(set) }, now);
}
