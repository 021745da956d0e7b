import { type SQL, sql } from 'drizzle-orm';
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
    ...doerOf(actor, now),
    operation: entry.operation,
    entity: entry.entity,
    entityIds: entry.ids,
    fields: entry.fields ?? [],
    purpose: entry.purpose ?? keepingOf(entry.entity)?.purpose ?? null,
    reason: entry.reason ?? null,
    recipient: entry.recipient ?? null,
    records: entry.ids.length,
  });
}

const doerOf = (actor: Actor, now: Temporal.Instant) => ({
  at: now,
  actorKind: actor.kind,
  actorId: actorId(actor),
  actorRoles: rolesOf(actor),
  signInReference: actor.signInReference ?? null,
  requestId: actor.requestId ?? null,
});

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

/**
 * The CTE that adds one entry in the statement which reads the records itself, where a journey of its own would
 * cost as much as the reading. Its placeholders take the values of `recordedBy`.
 *
 * @param ids a select of the ids, as text; none leave no entry
 */
export const recordedAs = (name: SQL, of: Omit<Entry, 'ids' | 'purpose'>, ids: SQL): SQL => sql`${name} as (
  insert into audit_log (at, actor_kind, actor_id, actor_roles, sign_in_reference, request_id, operation, entity,
    entity_ids, fields, purpose, reason, recipient, records)
  select ${sql.placeholder('at')}::timestamptz, ${sql.placeholder('actorKind')}, ${sql.placeholder('actorId')},
    ${sql.placeholder('actorRoles')}::text[], ${sql.placeholder('signInReference')}::uuid, ${sql.placeholder('requestId')},
    ${of.operation}, ${of.entity}, shown.ids, ${list(of.fields ?? [])}::text[],
    ${keepingOf(of.entity)?.purpose ?? null}, ${of.reason ?? null}, ${of.recipient ?? null}, cardinality(shown.ids)
  from (select array_agg(s.id) as ids from (${ids}) s (id)) shown where shown.ids is not null)`;

/** Who did it and when, as the placeholders of `recordedAs` take it. */
export function recordedBy(actor: Actor, now: Temporal.Instant) {
  const doer = doerOf(actor, now);
  return { ...doer, at: now.toString(), actorRoles: list(doer.actorRoles) };
}

// Names that are ours, of letters and underscores: nothing in them needs quoting.
const list = (names: readonly string[]): string => `{${names.join(',')}}`;
