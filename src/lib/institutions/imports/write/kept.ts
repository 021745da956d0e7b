import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { entityNoun } from '#lib/audit/entity-words.ts';
import type { ImportRun } from '../stored-file.ts';
import type { Undoing } from './undoing.ts';

type Link = { table: string; column: string };

/**
 * Marks what an import added and somebody has used since, whichever table points to it: the database itself knows
 * them all, those too that are made after this was written.
 */
export async function keepThoseUsed(tx: Db, run: ImportRun, undoing: Undoing): Promise<void> {
  for (const link of await linksTo(tx, undoing)) {
    const words = `It has ${entityNoun(link.table, 2)} since`;
    await tx.execute(sql`
      update import_row r set kept_because = ${words}
      where r.import_id = ${run.id} and r.decision = 'create' and r.kept_because is null
        and exists (select from ${sql.identifier(link.table)} t
          where t.${sql.identifier(link.column)} = r.${undoing.key} ${exceptOwn(run, undoing, link)})`);
  }
}

function exceptOwn({ writtenAt }: ImportRun, { own }: Undoing, { table }: Link): SQL {
  const moment = own[table];
  return moment ? sql`and t.${sql.identifier(moment)} <> ${writtenAt!.toString()}::timestamptz` : sql``;
}

const linksTo = async (tx: Db, { entity }: Undoing): Promise<Link[]> => [
  ...(await tx.execute<Link>(sql`
    select t.relname as table, a.attname as column
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${entity}::regclass and cardinality(c.conkey) = 1
    order by 1, 2`)),
];
