import type { Db } from '#db/client.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import { impactTrigger } from '#db/schema/impact-reviews.ts';
import type { ReviewTrigger } from '#db/schema/impact-terms.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { lockOpen, type OpenRefusal } from '../assessments/lock.ts';

export type NewTrigger = { kind: ReviewTrigger; words: string };

/** Writes down that something happened: a review is due from now on. */
export function recordTrigger(
  db: Db,
  officer: Officer,
  id: ImpactId,
  { kind, words }: NewTrigger,
  now: Temporal.Instant,
): Promise<Outcome<null, OpenRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    const row = { assessmentId: id, kind, words, recordedAt: now, recordedBy: officer.id };
    const [made] = await tx.insert(impactTrigger).values(row).returning({ id: impactTrigger.id });
    const entry = { operation: 'collect', entity: 'impact_trigger', ids: [made!.id] } as const;
    await record(tx, officer, { ...entry, fields: ['recorded_by'] }, now);
    return done(null);
  });
}
