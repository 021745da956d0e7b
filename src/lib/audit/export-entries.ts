import type { Db } from '#db/client.ts';
import type { Actor } from '#lib/actor.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { actorWords, operationWords } from './entry-words.ts';
import {
  type AccessEntry,
  type EntryFilter,
  type EntryScope,
  findEntries,
  officerNames,
} from './find-entries.ts';
import { record } from './record.ts';

/** So many entries go into one file; whoever needs more asks for a shorter period. */
export const mostExported = 10_000;

const columns = [
  ...[
    'Entry',
    'When (UTC)',
    'Who',
    'Roles',
    'What was done',
    'Kind of record',
    'Number of records',
    'Records',
  ],
  ...['Details touched', 'Purpose', 'Reason', 'Given to', 'Sign-in', 'Request'],
];

/**
 * Writes entries down as CSV, newest first; the giving out is an entry of its own.
 *
 * @param given why, and to whom
 */
export async function exportEntries(
  db: Db,
  actor: Actor,
  { scope, filter }: { scope: EntryScope; filter: EntryFilter },
  given: { reason: string; recipient: string },
  now: Temporal.Instant,
): Promise<string> {
  return db.transaction(async (tx) => {
    const { rows } = await findEntries(tx, scope, filter, mostExported);
    const officers = rows.filter(({ actorKind }) => actorKind === 'officer');
    const names = await officerNames(
      tx,
      officers.map(({ actorId }) => actorId),
    );
    const ids = rows.map(({ id }) => String(id));
    await record(tx, actor, { operation: 'disclose', entity: 'audit_log', ids, ...given }, now);
    return csvOf(
      columns,
      rows.map((row) => cells(row, names)),
    );
  });
}

const cells = (entry: AccessEntry, names: ReadonlyMap<string, string>): string[] => [
  String(entry.id),
  entry.at.toString(),
  actorWords(entry, names),
  entry.actorRoles.join(' '),
  operationWords[entry.operation],
  entry.entity,
  String(entry.records),
  entry.entityIds.join(' '),
  entry.fields.join(' '),
  ...[entry.purpose, entry.reason, entry.recipient, entry.signInReference, entry.requestId].map(
    (text) => text ?? '',
  ),
];
