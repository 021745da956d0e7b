import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import type { ReadRow } from './read-row.ts';

/** Rows with what our own records speak against them: nobody is asked twice, and nobody who said no. */
export async function withKnown(tx: Db, rows: readonly ReadRow[], secret: string): Promise<ReadRow[]> {
  const fine = rows.filter(({ problem }) => !problem);
  const hashes = new Map(fine.map(({ email }) => [hexOf(addressHash(secret, email!)), email!]));
  const list = `{${[...hashes.keys()].join(',')}}`;
  const found = await tx.execute<{ hash: string; state: 'known' | 'not to be written to' }>(sql`
    with asked as (select h as hash, decode(h, 'hex') as email_hash from unnest(${list}::text[]) h)
    select a.hash, case when p.ended_at is null then 'known' else 'not to be written to' end as state
    from asked a join subscriber p on p.email_hash = a.email_hash
    union all
    select a.hash, 'not to be written to' from asked a join mail_suppression s on s.email_hash = a.email_hash
    where s.lifted_at is null`);
  const states = new Map<string, 'known' | 'not to be written to'>();
  for (const { hash, state } of found)
    if (states.get(hashes.get(hash)!) !== 'not to be written to') states.set(hashes.get(hash)!, state);
  return rows.map((row) => (row.problem ? row : { ...row, problem: states.get(row.email!) ?? null }));
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
