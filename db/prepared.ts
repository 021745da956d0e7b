import type { Db } from './client.ts';

/**
 * Keeps a query prepared for each database it runs on: drizzle then writes its SQL once instead of at each call.
 *
 * @param make builds the query with `sql.placeholder` where values go
 */
export function prepared<Query>(make: (db: Db) => Query): (db: Db) => Query {
  const variants = preparedAs((db) => make(db));
  return (db) => variants(db, '');
}

/**
 * The same for a query that has several shapes, such as one for each set of filters: PostgreSQL plans each for
 * what it really asks, where one query with "or is null" would be planned for all of them at once.
 *
 * @param make builds the shape that a key names
 */
export function preparedAs<Key extends string, Query>(
  make: (db: Db, key: Key) => Query,
): (db: Db, key: Key) => Query {
  const made = new WeakMap<Db, Map<Key, Query>>();
  return (db, key) => {
    const shapes = made.get(db) ?? new Map<Key, Query>();
    made.set(db, shapes);
    const query = shapes.get(key) ?? make(db, key);
    shapes.set(key, query);
    return query;
  };
}
