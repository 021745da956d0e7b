import type { Db } from '#db/client.ts';
import { lastGood } from '#db/last-good.ts';
import { type ListedSession, listSessions } from './list.ts';

/** The sessions to come, in short. */
export type NextSessions = { rows: ListedSession[]; count: number; isCapped: boolean };

const shown = 4;
// Places that are seconds old are counted again on the page of their session.
const soon = lastGood<NextSessions>(10);

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
  const { known, ...rest } = await soon(db, now, () => listSessions(db, {}, {}, now));
  return { next: stillOpen(known, now), ...rest };
}

function stillOpen(known: NextSessions | undefined, now: Temporal.Instant): NextSessions | null {
  const isOpen = (row: ListedSession) => Temporal.Instant.compare(now, row.bookingClosesAt) < 0;
  const rows = known?.rows.filter(isOpen).slice(0, shown) ?? [];
  return known && rows.length > 0 ? { ...known, rows } : null;
}
