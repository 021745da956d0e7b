import { desc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { boundaryUpload, boundaryUploadFeature, type BoundaryUploadId } from '#db/schema/boundary-uploads.ts';
import { officer } from '#db/schema/officers.ts';

const { id, fileName, fileBytes, reading, uploadedAt, readAt, failure, format, readAs, fields } =
  boundaryUpload;
const { vertices, remarks } = boundaryUpload;
const shown = { id, fileName, fileBytes, reading, uploadedAt, readAt, failure, format, readAs, fields };

/** A file that waits to become a layer, or null. */
export async function findUpload(db: Db, wanted: BoundaryUploadId | null) {
  if (!wanted) return null;
  const [row] = await db
    .select({ ...shown, vertices, remarks, uploadedBy: officer.name })
    .from(boundaryUpload)
    .innerJoin(officer, eq(officer.id, boundaryUpload.uploadedBy))
    .where(eq(boundaryUpload.id, wanted));
  return row ?? null;
}
export type FoundUpload = NonNullable<Awaited<ReturnType<typeof findUpload>>>;

/** Files that wait, the newest first. */
export async function listUploads(db: Db) {
  const features = sql<number>`(select count(*)::int from ${boundaryUploadFeature}
    where ${boundaryUploadFeature.uploadId} = ${boundaryUpload.id})`;
  return db
    .select({ ...shown, features, uploadedBy: officer.name })
    .from(boundaryUpload)
    .innerJoin(officer, eq(officer.id, boundaryUpload.uploadedBy))
    .where(gt(boundaryUpload.fileBytes, 0))
    .orderBy(desc(boundaryUpload.uploadedAt))
    .limit(50);
}
export type ListedUpload = Awaited<ReturnType<typeof listUploads>>[number];
