import postgres from 'postgres';
import { survivingLoss } from './lost-connection.ts';

/** Raw SQL access, for migrations, COPY, health checks and the job queue. */
export type Sql = postgres.Sql;

/** A transaction of raw SQL. */
export type SqlTransaction = postgres.TransactionSql;

export type SqlOptions = { max?: number; prepare?: boolean };

// postgres.js waits longer after each connection that fails, up to 20 seconds, and whoever asks meanwhile waits along.
// Half a second spares a server that comes up, and tells whoever sent a form soon that it was not taken.
const pauseInSeconds = (failures: number): number => Math.min(2 ** failures / 100, 0.5);

/**
 * Opens a pool on a PostgreSQL server, lazily.
 *
 * Whatever can do without drizzle takes this alone: loading drizzle costs a start 0.4 s and 100 MB, because
 * Node reads its large package.json anew for each of its files.
 *
 * @param url postgres:// address
 * @param options.max connections (default 10)
 * @param options.prepare false behind PgBouncer older than 1.21 in transaction mode
 */
export function openSql(url: string, { max = 10, prepare = true }: SqlOptions = {}): Sql {
  const patience = { connect_timeout: 5, backoff: pauseInSeconds };
  return survivingLoss(postgres(url, { max, prepare, onnotice: () => {}, ...patience }));
}

/** Closes a pool, letting what is under way finish for a few seconds. */
export const closeSql = (sql: Sql): Promise<void> => sql.end({ timeout: 5 });
