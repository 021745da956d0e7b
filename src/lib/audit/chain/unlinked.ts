import type { SqlTransaction } from '#db/sql.ts';
import type { Break, ChainWalk } from './walk.ts';

/** How many entries there are, and how many numbers were given out that no entry carries. */
export async function countEntries(tx: SqlTransaction): Promise<{ entries: number; unused: number }> {
  const [row] = await tx<{ entries: number; first: number; last: number }[]>`
    select count(*)::float8 as entries, coalesce(min(id), 1)::float8 as first,
      (select case when is_called then last_value else 0 end from audit_log_id_seq)::float8 as last
    from audit_log`;
  const { entries, first, last } = row!;
  return { entries, unused: Math.max(0, last - first + 1 - entries) };
}

/**
 * Looks behind the chain: entries that are in no link either wait for their turn, or came in behind a batch
 * that had closed before them.
 */
export async function findLate(
  tx: SqlTransaction,
  { seal, last }: Pick<ChainWalk, 'seal' | 'last'>,
): Promise<{ late: Break | null; waiting: number }> {
  const below = seal?.below ?? '0';
  const [row] = await tx<{ waiting: number; late: number; id: number | null; at: string | null }[]>`
    with unlinked as (select a.id, a.at, a.transaction < ${below}::text::xid8
        or (a.transaction, a.id) < (${last?.transaction ?? '0'}::text::xid8, ${last?.id ?? 0}::bigint) as is_late
      from audit_log a where not exists (select 1 from audit_link k where k.entry_id = a.id)),
    first as (select id, at from unlinked where is_late order by id limit 1)
    select (select count(*) from unlinked where not is_late)::float8 as waiting,
      (select id from first)::float8 as id,
      (select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from first) as at`;
  const { waiting, id, at } = row!;
  return { waiting, late: id === null ? null : { fault: 'late', position: null, entryId: id, at } };
}
