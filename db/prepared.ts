import type { Db } from './client.ts';

/**
 * Keeps a query prepared: drizzle then writes its SQL once in the life of the process instead of at each call.
 *
 * @param make builds the query with `sql.placeholder` where values go
 * @returns the query on whichever database or transaction asks for it
 */
export function prepared<Query extends object>(make: (db: Db) => Query): (db: Db) => Query {
  let made: Query | undefined;
  return (db) => {
    made ??= make(db);
    // Drizzle ties a query to the connection it was made on, and each transaction has one of its own. Nothing
    // else in a query differs from one to the next.
    return Object.create(made, { client: { value: clientOf(db) } }) as Query;
  };
}

const clientOf = (db: Db): unknown => (db as unknown as { session: { client: unknown } }).session.client;
