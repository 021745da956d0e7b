import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

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

/** Raw SQL access, for migrations, COPY, health checks and the job queue. */
export type Sql = postgres.Sql;

/** A transaction of raw SQL. */
export type SqlTransaction = postgres.TransactionSql;

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
export function connect(url: string, options: { max?: number; prepare?: boolean } = {}): Connection {
  const settings = {
    max: options.max ?? 10,
    prepare: options.prepare ?? true,
    onnotice: () => {},
    connect_timeout: 5,
  };
  const client = postgres(url, settings);
  const sql = postgres(url, { ...settings, max: Math.min(settings.max, 4) });
  return {
    db: drizzle(client),
    sql,
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}
