import { setTimeout as after } from 'node:timers/promises';
import type { Db } from './client.ts';
import { remembered } from './remembered.ts';

/** What was read last; `known` is undefined before anything could be read, `failure` says why nothing new was. */
export type LastGood<T> = { known: T | undefined; failure?: unknown };

const patience = 1000;

/**
 * Reads something for a page that must answer whatever else is down: while the database is away, or takes longer
 * than a second, it is what could be read last.
 *
 * @param seconds how long an answer serves: a crowd of readers asks the database once
 */
export function lastGood<T>(seconds: number) {
  const soon = remembered<T>(seconds);
  const last = new WeakMap<Db, { is: T }>();
  return async (db: Db, now: Temporal.Instant, read: () => Promise<T>): Promise<LastGood<T>> => {
    const reading = soon(db, '', now, read).then((is) => last.set(db, { is }));
    try {
      await Promise.race([reading, after(patience, null, { ref: false })]);
      return { known: last.get(db)?.is };
    } catch (failure) {
      return { known: last.get(db)?.is, failure };
    } finally {
      reading.catch(() => undefined);
    }
  };
}
