import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import { impactGridRow, impactVersion } from '#db/schema/impact-versions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockOpen, type OpenRefusal, type VersionRow } from './lock.ts';

/** Begins the next version from the one that stands. Where somebody has begun it already, theirs is the one. */
export function beginVersion(
  db: Db,
  officer: Officer,
  id: ImpactId,
  now: Temporal.Instant,
): Promise<Outcome<{ version: number; isNew: boolean }, OpenRefusal | 'never approved'>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    const ofIt = eq(impactVersion.assessmentId, id);
    const [draft] = await tx
      .select()
      .from(impactVersion)
      .where(and(ofIt, isNull(impactVersion.approvedAt)));
    if (draft) return done({ version: draft.version, isNew: false });
    const [last] = await tx
      .select()
      .from(impactVersion)
      .where(and(ofIt, isNotNull(impactVersion.approvedAt)))
      .orderBy(desc(impactVersion.version))
      .limit(1);
    if (!last) return refused('never approved');
    await copied(tx, officer, last, now);
    return done({ version: last.version + 1, isNew: true });
  });
}

async function copied(tx: Db, officer: Officer, last: VersionRow, now: Temporal.Instant): Promise<void> {
  const {
    id: from,
    approvedAt: _at,
    approvedBy: _by,
    askedAt: _asked,
    sentBackWords: _words,
    ...said
  } = last;
  const by = { writtenAt: now, writtenBy: officer.id, writers: [officer.id], sequence: 0 };
  const [made] = await tx
    .insert(impactVersion)
    .values({ ...said, ...by, version: last.version + 1 })
    .returning({ id: impactVersion.id });
  const rows = await tx.select().from(impactGridRow).where(eq(impactGridRow.versionId, from));
  await tx.insert(impactGridRow).values(rows.map((row) => ({ ...row, versionId: made!.id })));
  const entry = { operation: 'collect', entity: 'impact_version', ids: [made!.id] } as const;
  await record(tx, officer, { ...entry, fields: ['written_by'] }, now);
}
