import type { Db } from '#db/client.ts';
import { impactAdvice } from '#db/schema/impact-actions.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { recordTrigger } from '../reviews/record-trigger.ts';
import { lockOpen, type OpenRefusal } from '../assessments/lock.ts';

/** Advice of a body as a whole: who of them said what is never kept. */
export type NewAdvice = { body: string; givenOn: Temporal.PlainDate; advice: string };

/** Writes down advice that a body gave together, which makes a review due. */
export function recordAdvice(
  db: Db,
  officer: Officer,
  id: ImpactId,
  given: NewAdvice,
  now: Temporal.Instant,
): Promise<Outcome<null, OpenRefusal | 'not given yet'>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    if (Temporal.PlainDate.compare(given.givenOn, ukDay(now)) > 0) return refused('not given yet');
    const row = { assessmentId: id, ...given, recordedAt: now, recordedBy: officer.id };
    const [made] = await tx.insert(impactAdvice).values(row).returning({ id: impactAdvice.id });
    await recordTrigger(tx, officer, id, { kind: 'iag_advice', words: `${given.body} gave advice.` }, now);
    const entry = { operation: 'collect', entity: 'impact_advice', ids: [made!.id] } as const;
    await record(tx, officer, { ...entry, fields: ['recorded_by'] }, now);
    return done(null);
  });
}
