import type { Sql, SqlTransaction } from './sql.ts';

type Scoped = Pick<Sql, 'unsafe'> & Partial<Record<'begin' | 'savepoint', Open>>;
type Open = (work: (tx: SqlTransaction) => unknown) => unknown;

/**
 * Lets PostgreSQL keep the plans of what drizzle sends, in transactions too.
 *
 * Drizzle sends everything through `unsafe`, which prepares nothing unless told to: each statement would be
 * planned anew, after a journey of its own to ask for the types of its values.
 */
export function preparing<Client extends Sql | SqlTransaction>(client: Client): Client {
  const { unsafe, begin, savepoint } = client as unknown as Scoped;
  const inside = (open: Open) => (work: (tx: SqlTransaction) => unknown) => open((tx) => work(preparing(tx)));
  const prepared: Scoped['unsafe'] = (text, values = [], options = {}) =>
    unsafe(text, values, values.length > 0 ? { prepare: true, ...options } : options);
  return Object.assign(client, {
    unsafe: prepared,
    ...(begin && { begin: inside(begin) }),
    ...(savepoint && { savepoint: inside(savepoint) }),
  });
}
