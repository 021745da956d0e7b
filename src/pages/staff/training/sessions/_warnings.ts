import type { Db } from '#db/client.ts';
import { warningsOf } from '#lib/training/diary/warnings.ts';
import type { SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';

/** What stands against a session to come in the diaries of its trainers; nothing once it is over or cancelled. */
export async function sessionWarnings(
  db: Db,
  found: SessionForStaff,
  now: Temporal.Instant,
): Promise<string[]> {
  const { session, beside } = found;
  if (session.cancelledAt || Temporal.Instant.compare(now, session.endsAt) >= 0) return [];
  const clashes = await warningsOf(
    db,
    found,
    beside.trainers.map(({ id }) => id),
    now,
  );
  return clashes.map(({ words }) => words);
}
