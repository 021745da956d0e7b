type Queue = { push(one: Connected): unknown; remove(one: Connected): unknown };
type Connected = { queue: Queue };

/** How postgres.js asks for the connection on which its BEGIN left. */
export type Opening = { onexecute: (connection: Connected) => void };

/**
 * Opens a transaction without waiting for the answer to its BEGIN, which takes a journey to say nothing: what
 * follows leaves right behind it, on the same connection. Should the BEGIN fail, the connection was lost, and so
 * is what followed.
 *
 * postgres.js counts the connection as full until then, and would hold back whatever comes. It is put back among
 * the reserved ones, where nobody else takes it.
 *
 * @param send sends BEGIN, and tells its options' `onexecute` where it left
 */
export const openingAtOnce = (
  send: (options: Opening) => { execute(): Promise<unknown> },
  { onexecute }: Opening,
) => ({
  execute: () =>
    new Promise<void>((resolve, reject) => {
      const left = (connection: Connected) => {
        onexecute(connection);
        const reserved = connection.queue;
        queueMicrotask(() => {
          connection.queue.remove(connection);
          connection.queue = reserved;
          reserved.push(connection);
          resolve();
        });
      };
      send({ onexecute: left }).execute().catch(reject);
    }),
});
