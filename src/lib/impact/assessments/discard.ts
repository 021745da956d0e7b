import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactAssessment } from '#db/schema/impact-assessments.ts';
import { impactVersion } from '#db/schema/impact-versions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { type DraftRefusal, lockDraft, type SeenDraft } from './lock.ts';

/** Throws a draft away: with the first version goes the whole assessment, of which nothing was approved. */
export function discardImpactDraft(
  db: Db,
  officer: Officer,
  seen: SeenDraft,
  now: Temporal.Instant,
): Promise<Outcome<{ isGone: boolean }, DraftRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    const { draft } = found.value;
    const isGone = draft.version === 1;
    if (isGone) await tx.delete(impactAssessment).where(eq(impactAssessment.id, seen.id));
    else await tx.delete(impactVersion).where(eq(impactVersion.id, draft.id));
    const what = isGone
      ? { entity: 'impact_assessment', ids: [seen.id] }
      : { entity: 'impact_version', ids: [draft.id] };
    await record(tx, officer, { operation: 'erase', ...what }, now);
    return done({ isGone });
  });
}
