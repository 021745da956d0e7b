import type { Db } from '#db/client.ts';
import { blanks, prepared } from '#db/prepared.ts';
import { auditLog, type Operation } from '#db/schema/audit.ts';
import { keepingOf, type PurposeCode } from '#db/schema/keeping.ts';
import { type Actor, actorId } from '#lib/actor.ts';

/** What was done to which records. `fields` are names, never values. */
export type Entry = {
  operation: Operation;
  entity: string;
  ids: readonly string[];
  fields?: readonly string[];
  reason?: string;
  /** To whom something was disclosed: a role or an organisation. */
  recipient?: string;
  /** Why, where it is not the purpose for which the record is kept. */
  purpose?: PurposeCode;
};

/**
 * Adds one entry to the access log, in the transaction of what it records.
 *
 * @param db the transaction that reads or changes the records
 */
export async function record(db: Db, actor: Actor, entry: Entry, now: Temporal.Instant): Promise<void> {
  await insertion(db).execute({
    at: now,
    actorKind: actor.kind,
    actorId: actorId(actor),
    actorRoles: rolesOf(actor),
    signInReference: actor.signInReference ?? null,
    operation: entry.operation,
    entity: entry.entity,
    entityIds: entry.ids,
    fields: entry.fields ?? [],
    purpose: entry.purpose ?? keepingOf(entry.entity)?.purpose ?? null,
    reason: entry.reason ?? null,
    recipient: entry.recipient ?? null,
    records: entry.ids.length,
    requestId: actor.requestId ?? null,
  });
}

const rolesOf = (actor: Actor): string[] =>
  actor.kind === 'officer' ? [...new Set(actor.grants.map(({ role }) => role))].sort() : [];

// Sent at once, so that an entry leaves with the statements of what it records.
const insertion = prepared((db) =>
  db
    .insert(auditLog)
    .values({
      ...blanks('at', 'actorKind', 'actorId', 'actorRoles', 'signInReference', 'operation', 'entity'),
      ...blanks('entityIds', 'fields', 'purpose', 'reason', 'recipient', 'records', 'requestId'),
    })
    .prepare('access_recorded'),
);
