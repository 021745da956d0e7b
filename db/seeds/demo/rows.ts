import type { PgTable } from 'drizzle-orm/pg-core';
import { getTableColumns, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Db } from '../../client.ts';
import type { Sql } from '../../sql.ts';

/** A transaction on the raw client. */
export type Transaction = Parameters<Parameters<Sql['begin']>[1]>[0];

// Only writes statements down: the demonstration is seeded on the raw client, in its one transaction.
const statements = drizzle.mock();

const dialect = new PgDialect();

/** What reads of the rooms need of a database, on the raw client: so that the demonstration reads as the pages do. */
export const reading = (tx: Transaction): Pick<Db, 'execute'> => ({
  execute: (query: SQL) => {
    const { sql, params } = dialect.sqlToQuery(query);
    return tx.unsafe(sql, params as never[]) as never;
  },
});

/** PostgreSQL takes 65,535 parameters in a statement. */
const mostParameters = 60_000;

/** Inserts rows of a table's own type on a raw connection, as few statements as will do. Not for JSON columns. */
export async function insertRows<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const size = Math.floor(mostParameters / Object.keys(getTableColumns(table)).length);
  for (let from = 0; from < rows.length; from += size) {
    const part = rows.slice(from, from + size);
    const { sql, params } = statements
      .insert(table)
      .values(part as never)
      .toSQL();
    await tx.unsafe(sql, params as never[]);
  }
}
