import type { Sql, SqlTransaction } from './sql.ts';

type Scoped = { unsafe: Send } & Partial<Record<'begin' | 'savepoint', Open>>;
type Send = (text: string, values?: unknown[], options?: object) => { execute(): unknown };
type Open = (work: (tx: SqlTransaction) => unknown) => unknown;

/**
 * Lets PostgreSQL keep the plans of what drizzle sends, in transactions too.
 *
 * Drizzle sends everything through `unsafe` and says there that what has no name is not to be prepared: each
 * statement would be planned anew, after a journey of its own to ask for the types of its values.
 *
 * Statements leave in the order in which they are asked for: postgres.js would otherwise wait until somebody
 * waits for the answer.
 */
export function preparing<Client extends Sql | SqlTransaction>(client: Client): Client {
  const { unsafe, begin, savepoint } = client as unknown as Scoped;
  const inside = (open: Open) => (work: (tx: SqlTransaction) => unknown) => open((tx) => work(preparing(tx)));
  const prepared = (text: string, values: unknown[] = [], options = {}) =>
    unsafe(text, values, values.length > 0 ? { ...options, prepare: true } : options).execute();
  return Object.assign(client, {
    unsafe: prepared,
    ...(begin && { begin: inside(begin) }),
    ...(savepoint && { savepoint: inside(savepoint) }),
  });
}
