import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { FileHash } from '#db/schema/stored-files.ts';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** A column that names a stored file. Each refers to `stored_file` and keeps it from being erased. */
export type FileUse = {
  table: string;
  column: string;
  /** Whether a row `u` of the table shows its file to everybody at a moment. */
  isPublic: (now: Temporal.Instant) => SQL;
};

const rowsOf = ({ table, column }: FileUse, hash: SQL, and: SQL = sql`true`): SQL =>
  sql`exists (select from ${sql.identifier(table)} u where u.${sql.identifier(column)} = ${hash} and (${and}))`;

const anyOf = (conditions: readonly SQL[]): SQL =>
  conditions.length > 0 ? sql`(${sql.join([...conditions], sql` or `)})` : sql`false`;

/** Whether something that everybody may read uses a file. */
export async function isPublished(
  db: Db,
  uses: readonly FileUse[],
  hash: FileHash,
  now: Temporal.Instant,
): Promise<boolean> {
  const shown = uses.map((use) => rowsOf(use, sql`${hash}`, use.isPublic(now)));
  const [row] = await db.execute<{ isPublic: boolean }>(sql`select ${anyOf(shown)} as "isPublic"`);
  return row?.isPublic === true;
}

/** Which of some uses name a file, whatever becomes of it: for who may see what is not public yet. */
export async function usesOf<Use extends FileUse>(
  db: Db,
  uses: readonly Use[],
  hash: FileHash,
): Promise<Use[]> {
  if (uses.length === 0) return [];
  const asked = uses.map(
    (use, n) => sql`select ${sql.raw(String(n))} as n where ${rowsOf(use, sql`${hash}`)}`,
  );
  const rows = await db.execute<{ n: number }>(sql.join(asked, sql` union all `));
  return [...rows].flatMap(({ n }) => uses[n] ?? []);
}

/** Files that nothing uses, some time after they were last sent. */
export const unusedFilePurge = (uses: readonly FileUse[]): Purge => ({
  rule: 'stored_file',
  entity: 'stored_file',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from stored_file where hash in (select f.hash from stored_file f
        where f.touched_at < ${before.toString()}::timestamptz
          and not ${anyOf(uses.map((use) => rowsOf(use, sql`f.hash`)))}
        limit ${most} for update skip locked) returning hash as id`,
    ),
});
