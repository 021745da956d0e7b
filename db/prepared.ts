import type { Db } from './client.ts';

/**
 * Keeps a query prepared for each database it runs on: drizzle then writes its SQL once instead of at each call.
 *
 * @param make builds the query with `sql.placeholder` where values go
 */
export function prepared<Query>(make: (db: Db) => Query): (db: Db) => Query {
  const made = new WeakMap<Db, Query>();
  return (db) => {
    const query = made.get(db) ?? make(db);
    made.set(db, query);
    return query;
  };
}
