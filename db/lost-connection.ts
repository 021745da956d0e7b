import type { Sql, SqlTransaction } from './sql.ts';

type Work = (tx: SqlTransaction) => unknown;
type Open = (...given: [...rest: unknown[], work: Work]) => Promise<unknown>;

// What postgres.js says of a connection that has gone, and PostgreSQL of one that it is about to close.
const lost = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
]);

const isLost = (error: unknown): boolean =>
  error instanceof Error && (lost.has((error as NodeJS.ErrnoException).code ?? '') || isLost(error.cause));

/**
 * Keeps a transaction whose connection has gone from being rolled back on it.
 *
 * postgres.js 3.4.9 would write ROLLBACK to a socket that is no more: that ends the process, or leaves the place in
 * the pool without a connection for good (porsager/postgres#1154, #1208). It rejects such a transaction by itself
 * once the connection is closed, so it is enough never to answer here.
 */
export function survivingLoss(client: Sql): Sql {
  const { begin } = client as unknown as { begin: Open };
  return Object.assign(client, { begin: answering(begin) });
}

const answering =
  (open: Open): Open =>
  (...given) => {
    const work = given.pop() as Work;
    return open(...given, (tx: SqlTransaction) => unlessLost(work(withSavepoints(tx))));
  };

function withSavepoints(tx: SqlTransaction): SqlTransaction {
  const { savepoint } = tx as unknown as { savepoint: Open };
  return Object.assign(tx, { savepoint: answering(savepoint) });
}

async function unlessLost(answer: unknown): Promise<unknown> {
  try {
    return await (Array.isArray(answer) ? Promise.all(answer) : answer);
  } catch (error) {
    if (isLost(error)) return new Promise(() => {});
    throw error;
  }
}
