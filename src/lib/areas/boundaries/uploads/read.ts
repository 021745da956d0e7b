import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  boundaryUpload,
  boundaryUploadFeature,
  type BoundaryUploadId,
  boundaryUploadPart,
} from '#db/schema/boundary-uploads.ts';
import type { ReadBoundaries, ReadFeature } from '../read/boundaries.ts';
import { readInThread } from '../read/in-thread.ts';

/** Reads a file that was kept, for its preview. A file that cannot be read says why. */
export async function readUploaded(
  db: Db,
  id: BoundaryUploadId,
  clock: () => Temporal.Instant,
): Promise<void> {
  const unread = and(eq(boundaryUpload.id, id), isNull(boundaryUpload.readAt));
  const [upload] = await db.select().from(boundaryUpload).where(unread);
  if (!upload) return;
  const end = (failure: string) =>
    db.update(boundaryUpload).set({ failure, readAt: clock() }).where(eq(boundaryUpload.id, id));
  try {
    const read = await readInThread(await wholeFile(db, id), upload.fileName, upload.reading);
    if (!read.ok) return void (await end(read.reason));
    await write(db, id, read.value, clock());
  } catch (error) {
    await end('our fault');
    throw error;
  }
}

async function wholeFile(db: Db, id: BoundaryUploadId): Promise<Uint8Array> {
  const parts = await db
    .select({ content: boundaryUploadPart.content })
    .from(boundaryUploadPart)
    .where(eq(boundaryUploadPart.uploadId, id))
    .orderBy(asc(boundaryUploadPart.position));
  return new Uint8Array(Buffer.concat(parts.map(({ content }) => content)));
}

// An area may be megabytes: a few at a time.
const atOnce = 20;

async function write(db: Db, id: BoundaryUploadId, read: ReadBoundaries, readAt: Temporal.Instant) {
  const { format, readAs, fields, vertices, remarks, features } = read;
  await db.transaction(async (tx) => {
    await tx.delete(boundaryUploadFeature).where(eq(boundaryUploadFeature.uploadId, id));
    for (let n = 0; n < features.length; n += atOnce) {
      const rows = features.slice(n, n + atOnce).map((feature, more) => rowOf(id, n + more + 1, feature));
      await tx.insert(boundaryUploadFeature).values(rows);
    }
    await tx
      .update(boundaryUpload)
      .set({ readAt, format, readAs, fields, vertices, remarks })
      .where(eq(boundaryUpload.id, id));
  });
}

const rowOf = (uploadId: BoundaryUploadId, position: number, { box, ...feature }: ReadFeature) => ({
  uploadId,
  position,
  ...feature,
  ...box,
});
