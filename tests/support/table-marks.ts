import type { Sql } from '#db/sql.ts';

/**
 * For each table, how many rows it has and the last transaction that wrote one: whoever changes anything, were
 * it only by writing what stood there already, changes these.
 */
export async function marksOfTables(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`;
  const marks = tables.map(
    ({ name }) => `select '${name}' as name, count(*) || ' rows, last written by '
      || coalesce(max(xmin::text::bigint), 0) as mark from "${name}"`,
  );
  const rows = await sql.unsafe<{ name: string; mark: string }[]>(marks.join(' union all '), [], {
    // Planning it takes longer than running it.
    prepare: true,
  });
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]));
}
