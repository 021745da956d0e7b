import { getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { mergeStep } from '#db/schema/duplicates.ts';
import { type Link, type Merge, tableOf } from './links.ts';

// Every change that a merge makes to rows goes through here and leaves a step, so that undoing forgets none.

/** Has the rows of a link follow a record into another, and returns their keys where the access log asks for them. */
async function moveRows(tx: Db, merge: Merge, link: Link): Promise<string[]> {
  const [table, column] = [sql.identifier(tableOf(link)), sql.identifier(link.column.name)];
  const rows = await tx.execute<{ keys: string[] }>(sql`
    with moved as (
      update ${table} f set ${column} = ${merge.into}::uuid
      where f.${column} = ${merge.from}::uuid and ${link.where ?? sql`true`}
      returning f.${sql.identifier(link.key.name)} as key
    )
    insert into merge_step (merge_id, entity, fields, what, keys)
    select ${merge.id}::uuid, ${tableOf(link)}, array[${link.column.name}], 'moved', array_agg(key)
    from moved having count(*) > 0
    returning ${link.operation ? sql`keys` : sql`array[]::uuid[] as keys`}`);
  return rows[0]?.keys ?? [];
}

/** Takes rows out, as `f`; they are kept whole until the merge can be undone no more. */
const removeRows = (tx: Db, merge: Merge, table: PgTable, which: SQL) =>
  tx.execute(sql`
    with gone as (delete from ${table} f where ${which} returning f.*)
    insert into merge_step (merge_id, entity, fields, what, rows)
    select ${merge.id}::uuid, ${getTableName(table)}, '{}', 'removed', jsonb_agg(to_jsonb(gone))
    from gone having count(*) > 0`);

/**
 * Changes columns of the rows of a table that has an id, as `f`, and keeps what they said.
 *
 * @param set what each column comes to say, by its name in the database; may speak of the row as `f`
 */
export function changeRows(
  tx: Db,
  merge: Merge,
  table: PgTable,
  set: Readonly<Record<string, SQL>>,
  which: SQL,
) {
  const columns = Object.keys(set);
  const image = (of: string) =>
    sql.join(
      ['id', ...columns].map((name) => sql`${sql.raw(`'${name}'`)}, ${sql.raw(`${of}.${name}`)}`),
      sql`, `,
    );
  const values = columns.map((name) => sql`${sql.identifier(name)} = ${set[name]}`);
  return tx.execute(sql`
    with old as (select f.* from ${table} f where ${which} for update of f),
    new as (
      update ${table} f set ${sql.join(values, sql`, `)} from old where old.id = f.id returning f.*
    )
    insert into merge_step (merge_id, entity, fields, what, rows)
    select ${merge.id}::uuid, ${getTableName(table)}, ${sql.param(columns)}::text[], 'changed', jsonb_agg(
      jsonb_build_object('before', jsonb_build_object(${image('old')}), 'after', jsonb_build_object(${image('new')})))
    from old join new using (id) having count(*) > 0`);
}

/** Notes rows that a merge wrote: they go when it is undone. */
export async function noteAdded(
  tx: Db,
  merge: Merge,
  table: PgTable,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const entity = getTableName(table);
  await tx
    .insert(mergeStep)
    .values({ mergeId: merge.id, entity, fields: [], what: 'added', keys: [...keys] });
}

/** Has everything of some links follow: what has to be settled first, what would be there twice, then the rest. */
export async function follow(
  tx: Db,
  merge: Merge,
  links: readonly Link[],
  now: Temporal.Instant,
): Promise<{ link: Link; keys: string[] }[]> {
  const followed: { link: Link; keys: string[] }[] = [];
  for (const link of links) {
    await link.settle?.(tx, merge, now);
    if (link.twice) {
      const own = sql`f.${sql.identifier(link.column.name)} = ${merge.from}::uuid`;
      const which = sql`${own} and ${link.where ?? sql`true`} and ${link.twice(merge)}`;
      await removeRows(tx, merge, link.column.table as PgTable, which);
    }
    followed.push({ link, keys: await moveRows(tx, merge, link) });
  }
  return followed;
}
