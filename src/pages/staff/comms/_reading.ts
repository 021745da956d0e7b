import type { Officer } from '#lib/actor.ts';
import type { Reading } from '#lib/impact/comms/may-read.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';

/** What whoever is signed in may read of comms plans, for the rule that the database holds text against. */
export async function readingOf(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
): Promise<Reading> {
  const [approves, writes] = await Promise.all([
    knownAreasFor(db, officer, 'approveComms', now),
    knownAreasFor(db, officer, 'writeComms', now),
  ]);
  return { reader: officer.id, approves, writes };
}
