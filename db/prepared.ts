import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Db } from './client.ts';

/**
 * Keeps a query prepared: drizzle then writes its SQL once in the life of the process instead of at each call.
 *
 * @param make builds the query with `sql.placeholder` where values go
 * @returns the query on whichever database or transaction asks for it
 */
export function prepared<Query extends object>(make: (db: Db) => Query): (db: Db) => Query {
  const only = preparedAs((db) => make(db));
  return (db) => only(db, '');
}

/**
 * The same for a query that has several shapes, such as one for each set of filters: PostgreSQL plans each for
 * what it really asks, where one query with "or is null" would be planned for all of them at once.
 *
 * @param make builds the shape that a key names
 */
export function preparedAs<Key extends string, Query extends object>(
  make: (db: Db, key: Key) => Query,
): (db: Db, key: Key) => Query {
  const shapes = new Map<Key, Query>();
  return (db, key) => {
    const made = shapes.get(key) ?? make(db, key);
    shapes.set(key, made);
    // Drizzle ties a query to the connection it was made on, and each transaction has one of its own. Nothing
    // else in a query differs from one to the next.
    return Object.create(made, { client: { value: clientOf(db) } }) as Query;
  };
}

/** The same for a statement that is written by hand; it answers with rows as the database names them. */
export function preparedSql<Row extends object>(name: string, text: SQL): (db: Db) => Statement<Row> {
  return prepared(
    (db) => sessionOf(db).prepareQuery(db.execute(text).getQuery(), undefined, name, false) as Statement<Row>,
  );
}

/**
 * The same for a statement that has several shapes: each is written once.
 *
 * @param text writes the shape, with `sql.placeholder` where values go
 */
export function preparedShapes<Shape, Row extends object>(name: string, text: (shape: Shape) => SQL) {
  const shapes = preparedAs((db, key) => {
    const query = db.execute(text(JSON.parse(key) as Shape)).getQuery();
    return sessionOf(db).prepareQuery(query, undefined, name, false) as Statement<Row>;
  });
  return (db: Db, shape: Shape): Statement<Row> => shapes(db, JSON.stringify(shape));
}

/** A row to insert whose columns are filled in later, each under its own name. */
export const blanks = <Name extends string>(...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as { [N in Name]: Placeholder<N> };

const clientOf = (db: Db): unknown => sessionOf(db).client;

type Statement<Row> = { execute(values: Record<string, unknown>): Promise<Row[] & { count: number }> };
type Session = { client: unknown; prepareQuery(...words: unknown[]): unknown };
const sessionOf = (db: Db): Session => (db as unknown as { session: Session }).session;
