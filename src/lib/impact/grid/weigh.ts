import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactGridRow, type ImpactVersionId } from '#db/schema/impact-versions.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import {
  changeDraft,
  type DraftRefusal,
  lockDraft,
  type SeenDraft,
  writersWith,
} from '../assessments/lock.ts';
import type { GridRow } from './rows.ts';

export type WeighRefusal = DraftRefusal | 'changed without words';

/** Whether a row says what is done about it wherever it is weighed otherwise afterwards. */
export const saysWhy = (row: GridRow): boolean =>
  (row.mitigation ?? '').trim() !== '' ||
  ((row.likelihoodAfter === null || row.likelihoodAfter === row.likelihoodBefore) &&
    (row.impactAfter === null || row.impactAfter === row.impactBefore));

/** Weighs the rows of a draft anew; what stands otherwise after mitigation says why. */
export function weighGrid(
  db: Db,
  officer: Officer,
  seen: SeenDraft,
  rows: readonly GridRow[],
  now: Temporal.Instant,
): Promise<Outcome<{ wasAsked: boolean }, WeighRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    if (!rows.every(saysWhy)) return refused('changed without words');
    const { draft } = found.value;
    // First the draft: what waits for approval has its grid locked to what was asked for.
    await changeDraft(tx, officer, draft, { writers: writersWith(draft, officer), askedAt: null }, now);
    for (const row of rows) await writeRow(tx, draft.id, row);
    return done({ wasAsked: draft.askedAt !== null });
  });
}

const writeRow = (tx: Db, versionId: ImpactVersionId, { row, ...weighed }: GridRow) =>
  tx
    .update(impactGridRow)
    .set(weighed)
    .where(and(eq(impactGridRow.versionId, versionId), eq(impactGridRow.row, row)));
