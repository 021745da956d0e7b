import { setTimeout as after } from 'node:timers/promises';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import { type ListedSession, listSessions } from './list.ts';

/** The sessions to come, in short. */
export type NextSessions = { rows: ListedSession[]; count: number; isCapped: boolean };

const shown = 4;
const patience = 1000;
// Whoever is worried opens the page that shows them: a crowd of readers asks the database once, and places that
// are seconds old are counted again on the page of their session.
const soon = remembered<NextSessions>(10);
const lastRead = new WeakMap<Db, NextSessions>();

/**
 * The next sessions that can still be booked, for a page that must answer whatever else is down: while the
 * database is away or slow they are the last that could be read, and before any could, null.
 *
 * @returns also what went wrong, for the log
 */
export async function nextSessions(
  db: Db,
  now: Temporal.Instant,
): Promise<{ next: NextSessions | null; failure?: unknown }> {
  const reading = soon(db, '', now, () => listSessions(db, {}, {}, now));
  try {
    const read = await Promise.race([reading, after(patience, null, { ref: false })]);
    if (read) lastRead.set(db, read);
    return { next: stillOpen(lastRead.get(db), now) };
  } catch (failure) {
    return { next: stillOpen(lastRead.get(db), now), failure };
  }
}

function stillOpen(known: NextSessions | undefined, now: Temporal.Instant): NextSessions | null {
  const isOpen = (row: ListedSession) => Temporal.Instant.compare(now, row.bookingClosesAt) < 0;
  const rows = known?.rows.filter(isOpen).slice(0, shown) ?? [];
  return known && rows.length > 0 ? { ...known, rows } : null;
}
