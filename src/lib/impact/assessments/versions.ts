import { asc, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import { impactGridRow, impactVersion, type ImpactVersionId } from '#db/schema/impact-versions.ts';
import { officer as account } from '#db/schema/officers.ts';
import { type GridRow, inOrder } from '../grid/rows.ts';

const author = alias(account, 'author');
const approver = alias(account, 'approver');

/** Every version of an assessment, the newest first. */
export const listVersions = (db: Db, id: ImpactId) =>
  db
    .select({ version: impactVersion, author: author.name, approver: approver.name })
    .from(impactVersion)
    .innerJoin(author, eq(author.id, impactVersion.writtenBy))
    .leftJoin(approver, eq(approver.id, impactVersion.approvedBy))
    .where(eq(impactVersion.assessmentId, id))
    .orderBy(desc(impactVersion.version));
export type ListedVersion = Awaited<ReturnType<typeof listVersions>>[number];

/** The grid of a version, in its order. */
export async function gridOfVersion(db: Db, id: ImpactVersionId): Promise<GridRow[]> {
  const rows = await db
    .select()
    .from(impactGridRow)
    .where(eq(impactGridRow.versionId, id))
    .orderBy(asc(impactGridRow.row));
  return inOrder(rows.map(({ versionId: _, ...row }) => row));
}

/** How far a version is. */
export type VersionState = 'draft' | 'sent back' | 'waiting' | 'approved';

export function versionState({
  askedAt,
  sentBackWords,
  approvedAt,
}: Pick<ListedVersion['version'], 'askedAt' | 'sentBackWords' | 'approvedAt'>): VersionState {
  if (approvedAt) return 'approved';
  if (askedAt) return 'waiting';
  return sentBackWords ? 'sent back' : 'draft';
}

/** The version that stands, which is the last that was approved, and the one that is being written. */
export const standingOf = (versions: readonly ListedVersion[]) => ({
  standing: versions.find(({ version }) => version.approvedAt) ?? null,
  draft: versions.find(({ version }) => !version.approvedAt) ?? null,
});
