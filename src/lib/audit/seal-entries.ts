import type { Sql, SqlTransaction } from '#db/sql.ts';
import type { ChainEntry } from './chain/entry-text.ts';
import { beginning, linkHash } from './chain/links.ts';
import { readHead, readUnlinked } from './chain/read.ts';
import { hex, type Seal, sealKey, signature } from './chain/seals.ts';

/** How far the chain reaches: what is worth keeping elsewhere. */
export type Sealed = { entries: number; position: number; headHash: string };

// One sealer at a time, whichever of several workers it is.
const lockKey = 7_251_964_006;

/** A batch is one transaction and one signature; more would only hold its entries longer in memory. */
const batchSize = 20_000;

/**
 * Puts every entry into the chain whose order is settled: those of transactions older than any that is still
 * under way. Entries of younger ones wait for the next time.
 *
 * @param secret of the installation, which signs each batch
 * @returns what was sealed, or null when nothing was waiting
 */
export async function sealEntries(sql: Sql, secret: string, now: Temporal.Instant): Promise<Sealed | null> {
  const key = sealKey(secret);
  let entries = 0;
  for (let last: Sealed | null = null; ;) {
    const sealed = await sql.begin((tx) => sealBatch(tx, key, now));
    if (!sealed) return last && { ...last, entries };
    entries += sealed.entries;
    last = sealed;
  }
}

async function sealBatch(tx: SqlTransaction, key: Buffer, now: Temporal.Instant): Promise<Sealed | null> {
  await tx`select pg_advisory_xact_lock(${lockKey})`;
  // A statement of its own, before the entries are read: what ended by then is seen by the next statement.
  const [horizon] = await tx<{ below: string }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as below`;
  const head = await readHead(tx);
  const from = head?.seal.below ?? '0';
  const entries = await readUnlinked(tx, { from, below: horizon!.below, limit: batchSize });
  if (entries.length === 0) return null;
  const hashes = chainOn(head?.hash ?? beginning, entries);
  const firstPosition = (head?.seal.lastPosition ?? 0) + 1;
  const lastPosition = firstPosition + entries.length - 1;
  await addLinks(tx, firstPosition, entries, hashes);
  // A full batch may have stopped within a transaction, whose other entries are still to come.
  const below = entries.length < batchSize ? horizon!.below : entries.at(-1)!.transaction;
  const range = { id: (head?.seal.id ?? 0) + 1, firstPosition, lastPosition, below };
  await addSeal(tx, { ...range, sealedAt: now.toString({ fractionalSecondDigits: 6 }) }, (seal) =>
    signature(key, seal, hashes.at(-1)!, head?.seal.signature ?? null),
  );
  return { entries: entries.length, position: lastPosition, headHash: hex(hashes.at(-1)!) };
}

function chainOn(before: Uint8Array, entries: readonly ChainEntry[]): Buffer[] {
  const hashes: Buffer[] = [];
  for (const entry of entries) hashes.push(linkHash(hashes.at(-1) ?? before, entry));
  return hashes;
}

const addLinks = (
  tx: SqlTransaction,
  first: number,
  entries: readonly ChainEntry[],
  hashes: readonly Buffer[],
) => tx`
  insert into audit_link (position, entry_id, hash)
  select ${first}::bigint + n - 1, id, decode(hash, 'hex')
  from unnest(${entries.map(({ id }) => id)}::bigint[], ${hashes.map(hex)}::text[])
    with ordinality as given (id, hash, n)`;

async function addSeal(
  tx: SqlTransaction,
  seal: Omit<Seal, 'signature'>,
  sign: (seal: Omit<Seal, 'signature'>) => Buffer,
): Promise<void> {
  const { id, sealedAt, firstPosition, lastPosition, below } = seal;
  // As text: the driver would cut a moment to milliseconds, and what is signed is what is stored.
  await tx`insert into audit_seal (id, sealed_at, first_position, last_position, below, signature)
    values (${id}, ${sealedAt}::text::timestamptz, ${firstPosition}, ${lastPosition}, ${below}::text::xid8, ${sign(seal)})`;
}
