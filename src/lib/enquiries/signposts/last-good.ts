import type { Db } from '#db/client.ts';

type Copy<T> = { value: T; readAt: Temporal.Instant } | null;
type State<T> = { copy: Copy<T>; reading: Promise<void> | null };

/** How long a page waits for the very first copy; after that it shows what ships. */
const patience = 250;
const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

/**
 * Keeps the last good copy of what the database said, so that a page that has to stay up never waits for it: an old
 * copy is shown at once and read anew behind the reader's back. Null until the database has answered once.
 *
 * @param seconds how long a copy is shown before it is read anew
 */
export function lastGood<T>(seconds: number, read: (db: Db) => Promise<T>) {
  const states = new WeakMap<Db, State<T>>();
  return async (db: Db, now: Temporal.Instant): Promise<T | null> => {
    const state = states.get(db) ?? { copy: null, reading: null };
    states.set(db, state);
    const isOld = !state.copy || Temporal.Instant.compare(state.copy.readAt.add({ seconds }), now) < 0;
    if (isOld) state.reading ??= refresh(state, () => read(db), now);
    if (!state.copy && state.reading) await Promise.race([state.reading, wait(patience)]);
    return state.copy?.value ?? null;
  };
}

// A database that does not answer leaves the copy as it is; the next page tries again.
async function refresh<T>(state: State<T>, read: () => Promise<T>, now: Temporal.Instant): Promise<void> {
  try {
    state.copy = { value: await read(), readAt: now };
  } catch {
    if (state.copy) state.copy = { ...state.copy, readAt: now };
  } finally {
    state.reading = null;
  }
}
