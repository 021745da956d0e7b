import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { engagement, type EngagementId } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { EngagementGiven } from './given.ts';
import { writeBeside } from './write-beside.ts';

export type EditRefusal = 'changed meanwhile' | 'not happened yet';

/** Changes an engagement as the form says; what the institution was shown is taken back, to be looked at again. */
export function editEngagement(
  db: Db,
  officer: Officer,
  { id, sequence }: { id: EngagementId; sequence: number },
  given: EngagementGiven,
  now: Temporal.Instant,
): Promise<Outcome<null, EditRefusal>> {
  return db.transaction(async (tx) => {
    if (Temporal.Instant.compare(given.details.happenedAt, now) > 0) return refused('not happened yet');
    const [changed] = await tx
      .update(engagement)
      .set({
        ...given.details,
        ...{ sequence: sequence + 1, changedAt: now, changedBy: officer.id, shownAt: null, shownBy: null },
      })
      .where(and(eq(engagement.id, id), eq(engagement.sequence, sequence)))
      .returning({ id: engagement.id });
    if (!changed) return refused('changed meanwhile');
    await writeBeside(tx, officer, id, given);
    const fields = Object.keys(given.details);
    await record(tx, officer, { operation: 'alter', entity: 'engagement', ids: [id], fields }, now);
    return done(null);
  });
}
