import type { SqlTransaction } from '#db/sql.ts';
import type { ChainEntry } from './entry-text.ts';
import type { Seal } from './seals.ts';

/** A link with its entry, which is null when it is gone. */
export type Linked = { position: number; entryId: number; hash: Uint8Array; entry: ChainEntry | null };

type Flat = { [Name in keyof ChainEntry]: ChainEntry[Name] | null };

// bigint arrives as text; none of these numbers comes near 2^53.
const columns = `a.id::float8 as id, a.transaction::text as transaction,
  to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, a.actor_kind as "actorKind",
  a.actor_id as "actorId", a.actor_roles as "actorRoles", a.sign_in_reference as "signInReference", a.operation,
  a.entity, a.entity_ids as "entityIds", a.fields, a.purpose, a.reason, a.recipient, a.records,
  a.request_id as "requestId"`;

const sealColumns = `id::float8 as id, to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  as "sealedAt", first_position::float8 as "firstPosition", last_position::float8 as "lastPosition",
  below::text as below, signature`;

/** Entries that are in no link, oldest transaction first, of transactions from `from` up to and without `below`. */
export async function readUnlinked(
  tx: SqlTransaction,
  { from, below, limit }: { from: string; below: string; limit: number },
): Promise<ChainEntry[]> {
  const rows = await tx.unsafe<(Flat & ChainEntry)[]>(
    `select ${columns} from audit_log a where a.transaction >= $1::text::xid8 and a.transaction < $2::text::xid8
      and not exists (select 1 from audit_link k where k.entry_id = a.id) order by a.transaction, a.id limit $3`,
    [from, below, limit],
    { prepare: true },
  );
  return [...rows];
}

/** The next links after a position, with their entries. */
export async function readLinks(tx: SqlTransaction, after: number, limit: number): Promise<Linked[]> {
  const rows = await tx.unsafe<(Flat & Omit<Linked, 'entry'>)[]>(
    `select k.position::float8 as position, k.entry_id::float8 as "entryId", k.hash, ${columns}
      from (select * from audit_link where position > $1 order by position limit $2) k
      left join audit_log a on a.id = k.entry_id order by k.position`,
    [after, limit],
    { prepare: true },
  );
  return rows.map(({ position, entryId, hash, ...entry }) => ({
    position,
    entryId,
    hash,
    entry: entry.id === null ? null : (entry as ChainEntry),
  }));
}

/** The next seals after one. */
export const readSeals = async (tx: SqlTransaction, after: number, limit: number): Promise<Seal[]> => [
  ...(await tx.unsafe<Seal[]>(
    `select ${sealColumns} from audit_seal where id > $1 order by id limit $2`,
    [after, limit],
    { prepare: true },
  )),
];

/** The last seal with the last link that it signs, or null before the first. */
export async function readHead(tx: SqlTransaction): Promise<{ seal: Seal; hash: Uint8Array } | null> {
  const [row] = await tx.unsafe<(Seal & { hash: Uint8Array })[]>(
    `select s.*, k.hash from (select ${sealColumns} from audit_seal order by audit_seal.id desc limit 1) s
      join audit_link k on k.position = s."lastPosition"`,
  );
  if (!row) return null;
  const { hash, ...seal } = row;
  return { seal, hash };
}
