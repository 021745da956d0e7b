import type { Db } from '#db/client.ts';
import { auditLog, type Operation } from '#db/schema/audit.ts';
import { type Actor, actorId } from '#lib/actor.ts';

/** What was done to which records. `fields` are names, never values. */
export type Entry = {
  operation: Operation;
  entity: string;
  ids: readonly string[];
  fields?: readonly string[];
  reason?: string;
};

/**
 * Adds one entry to the access log, in the transaction of what it records.
 *
 * @param db the transaction that reads or changes the records
 */
export async function record(db: Db, actor: Actor, entry: Entry, now: Temporal.Instant): Promise<void> {
  await db.insert(auditLog).values({
    at: now,
    actorKind: actor.kind,
    actorId: actorId(actor),
    operation: entry.operation,
    entity: entry.entity,
    entityIds: [...entry.ids],
    fields: [...(entry.fields ?? [])],
    reason: entry.reason ?? null,
    records: entry.ids.length,
    requestId: actor.requestId ?? null,
  });
}
