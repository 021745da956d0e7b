import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import type { ReadRow } from './read-row.ts';

type Against = 'known' | 'not to be written to';

/** Rows with what our own records speak against them: nobody is asked twice, and nobody who said no. */
export async function withKnown(tx: Db, rows: readonly ReadRow[], secret: string): Promise<ReadRow[]> {
  const hashOf = ({ email }: ReadRow) => hexOf(addressHash(secret, email!));
  const hashes = new Map(rows.filter(({ problem }) => !problem).map((row) => [row.line, hashOf(row)]));
  const against = await whatSpeaksAgainst(tx, [...hashes.values()]);
  return rows.map((row) =>
    row.problem ? row : { ...row, problem: against.get(hashes.get(row.line)!) ?? null },
  );
}

/** What speaks against addresses, by their hashes in hex; nothing for those that may be written to. */
export async function whatSpeaksAgainst(tx: Db, hashes: readonly string[]): Promise<Map<string, Against>> {
  const found = await tx.execute<{ hash: string; state: Against }>(sql`
    with asked as materialized (
      select decode(h, 'hex') as email_hash from unnest(${sql.param(`{${hashes.join(',')}}`)}::text[]) h
    )
    select encode(p.email_hash, 'hex') as hash,
      case when p.ended_at is null then 'known' else 'not to be written to' end as state
    from subscriber p where p.email_hash in (select email_hash from asked)
    union all
    select encode(s.email_hash, 'hex'), 'not to be written to' from mail_suppression s
    where s.lifted_at is null and s.email_hash in (select email_hash from asked)`);
  const states = new Map<string, Against>();
  for (const { hash, state } of found)
    if (states.get(hash) !== 'not to be written to') states.set(hash, state);
  return states;
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
