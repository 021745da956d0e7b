import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { commsPlan, commsPlanArea, type CommsPlanId } from '#db/schema/comms-plans.ts';
import type { Id } from '#db/schema/columns.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** What a plan is about. */
export type PlanGiven = {
  areaId: AreaId;
  /** Further areas whose readers find it. */
  others: readonly AreaId[];
  category: IssueCategory;
  title: string;
  purpose: string;
  objective: string;
  isEmbargoed: boolean;
};

/** Begins a comms plan, which its author answers for until somebody else does. */
export function beginPlan(
  db: Db,
  officer: Officer,
  {
    others,
    impactAssessmentId = null,
    ...given
  }: PlanGiven & { impactAssessmentId?: Id<'impact_assessment'> | null },
  now: Temporal.Instant,
): Promise<CommsPlanId> {
  return db.transaction(async (tx) => {
    const by = { ownerId: officer.id, writtenBy: officer.id, writtenAt: now, touchedAt: now };
    const [made] = await tx
      .insert(commsPlan)
      .values({ ...given, impactAssessmentId, ...by })
      .returning({ id: commsPlan.id });
    const { id } = made!;
    await writeAreas(tx, id, { areaId: given.areaId, others });
    const entry = { operation: 'collect', entity: 'comms_plan', ids: [id], fields: ['owner_id'] } as const;
    await record(tx, officer, entry, now);
    return id;
  });
}

/** Writes the further areas of a plan anew. */
export async function writeAreas(
  tx: Db,
  planId: CommsPlanId,
  { areaId, others }: Pick<PlanGiven, 'areaId' | 'others'>,
): Promise<void> {
  await tx.delete(commsPlanArea).where(eq(commsPlanArea.planId, planId));
  const further = [...new Set(others)].filter((one) => one !== areaId);
  if (further.length > 0)
    await tx.insert(commsPlanArea).values(further.map((one) => ({ planId, areaId: one })));
}
