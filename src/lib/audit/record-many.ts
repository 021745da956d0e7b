import type { Db } from '#db/client.ts';
import type { Actor } from '#lib/actor.ts';
import { type Entry, record } from './record.ts';

// An entry is found by each of its ids, and shown whole.
const idsAtOnce = 1000;

/** Writes into the access log what was done to very many records: entries of a thousand; none for none. */
export async function recordMany(db: Db, actor: Actor, entry: Entry, now: Temporal.Instant): Promise<void> {
  for (let at = 0; at < entry.ids.length; at += idsAtOnce)
    await record(db, actor, { ...entry, ids: entry.ids.slice(at, at + idsAtOnce) }, now);
}
