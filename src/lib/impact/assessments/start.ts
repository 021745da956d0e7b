import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { impactArea, impactAssessment, type ImpactId } from '#db/schema/impact-assessments.ts';
import { impactRows, type ImpactType } from '#db/schema/impact-terms.ts';
import { impactGridRow, impactVersion } from '#db/schema/impact-versions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { newReference } from '#lib/keys/reference.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** What an assessment begins with. */
export type NewImpact = {
  formToken: string;
  type: ImpactType;
  name: string;
  areaId: AreaId;
  /** Areas beside the one that leads. */ otherAreas: readonly AreaId[];
  whatHappened: string;
  /** What is known of the area now, in words that can be changed. */ areaWords: string | null;
};
export type StartRefusal = 'sent by somebody else';

/** Begins an assessment as a draft; its review clock counts from now. A form sent twice begins one. */
export function startImpact(
  db: Db,
  officer: Officer,
  given: NewImpact,
  now: Temporal.Instant,
): Promise<Outcome<{ id: ImpactId; isNew: boolean }, StartRefusal>> {
  return db.transaction(async (tx) => {
    const { otherAreas, whatHappened, areaWords, ...rest } = given;
    const by = { startedAt: now, startedBy: officer.id, ownerId: officer.id };
    const [made] = await tx
      .insert(impactAssessment)
      .values({ ...rest, ...by, reference: newReference('C') })
      .onConflictDoNothing({ target: impactAssessment.formToken })
      .returning({ id: impactAssessment.id });
    if (!made) return sentBefore(tx, officer, given.formToken);
    await addAreas(tx, officer, { id: made.id, areaId: given.areaId, others: otherAreas }, now);
    await firstVersion(tx, officer, made.id, { whatHappened, areaWords }, now);
    const fields = ['started_by', 'owner_id', 'written_by'];
    const entry = { operation: 'collect', entity: 'impact_assessment', ids: [made.id], fields } as const;
    await record(tx, officer, entry, now);
    return done({ id: made.id, isNew: true });
  });
}

async function sentBefore(tx: Db, officer: Officer, formToken: string) {
  const [found] = await tx
    .select({ id: impactAssessment.id, startedBy: impactAssessment.startedBy })
    .from(impactAssessment)
    .where(eq(impactAssessment.formToken, formToken));
  return found?.startedBy === officer.id
    ? done({ id: found.id, isNew: false })
    : refused('sent by somebody else' as const);
}

/** Writes down which other areas are touched; the one that leads is never among them. */
export async function addAreas(
  tx: Db,
  officer: Officer,
  { id, areaId, others }: { id: ImpactId; areaId: AreaId; others: readonly AreaId[] },
  now: Temporal.Instant,
): Promise<void> {
  const rows = [...new Set(others)]
    .filter((one) => one !== areaId)
    .map((one) => ({ assessmentId: id, areaId: one, addedAt: now, addedBy: officer.id }));
  if (rows.length > 0) await tx.insert(impactArea).values(rows).onConflictDoNothing();
}

async function firstVersion(
  tx: Db,
  officer: Officer,
  assessmentId: ImpactId,
  texts: Pick<NewImpact, 'whatHappened' | 'areaWords'>,
  now: Temporal.Instant,
): Promise<void> {
  const by = { writtenAt: now, writtenBy: officer.id, writers: [officer.id] };
  const [version] = await tx
    .insert(impactVersion)
    .values({ assessmentId, ...texts, ...by })
    .returning({ id: impactVersion.id });
  await tx.insert(impactGridRow).values(impactRows.map((row) => ({ versionId: version!.id, row })));
}
