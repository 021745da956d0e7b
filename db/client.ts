import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { preparing } from './preparing.ts';
import { closeSql, openSql, type Sql, type SqlOptions } from './sql.ts';

/** A drizzle database, or a transaction of one: every verb takes it first. */
export type Db = Pick<
  PostgresJsDatabase,
  | '$count'
  | 'select'
  | 'selectDistinct'
  | 'insert'
  | 'update'
  | 'delete'
  | 'execute'
  | 'transaction'
  | 'with'
  | '$with'
>;

export type Connection = { db: Db; sql: Sql; close: () => Promise<void> };

/**
 * Opens pools on a PostgreSQL server.
 *
 * @param url postgres:// address
 * @param options.max connections per pool (default 10); two pools are opened, lazily
 * @param options.prepare false behind PgBouncer older than 1.21 in transaction mode
 * @returns `db` for drizzle and `sql` for raw statements: drizzle changes how its own client reads dates,
 * so the two never share one
 */
export function connect(url: string, options: SqlOptions = {}): Connection {
  const raw = openSql(url, options);
  const client = options.prepare === false ? raw : preparing(raw);
  const sql = openSql(url, { ...options, max: Math.min(options.max ?? 10, 4) });
  return {
    db: drizzle(client),
    sql,
    close: async () => {
      await Promise.all([closeSql(client), closeSql(sql)]);
    },
  };
}
