import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type BoundaryReading,
  boundaryUpload,
  type BoundaryUploadId,
  boundaryUploadPart,
} from '#db/schema/boundary-uploads.ts';
import type { Officer } from '#lib/actor.ts';
import { inParts } from '#lib/files/in-parts.ts';
import { enqueue } from '#lib/jobs/queue.ts';

type Arriving = { name: string; content: AsyncIterable<Uint8Array> };

/** Keeps a file as it arrives, part by part. Until `askReading` nobody reads it. */
export async function keepUpload(
  db: Db,
  actor: Officer,
  { name, content }: Arriving,
  now: Temporal.Instant,
): Promise<BoundaryUploadId> {
  const begun = { fileName: name, fileBytes: 0, fileHash: new Uint8Array(), remarks: [] };
  const [row] = await db
    .insert(boundaryUpload)
    .values({ ...begun, reading: 'as_said', uploadedAt: now, uploadedBy: actor.id })
    .returning({ id: boundaryUpload.id });
  const { id } = row!;
  try {
    const kept = await keepParts(db, id, content);
    await db.update(boundaryUpload).set(kept).where(eq(boundaryUpload.id, id));
    return id;
  } catch (error) {
    await db.delete(boundaryUpload).where(eq(boundaryUpload.id, id));
    throw error;
  }
}

async function keepParts(db: Db, uploadId: BoundaryUploadId, content: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let [position, fileBytes] = [0, 0];
  for await (const part of inParts(content)) {
    hash.update(part);
    fileBytes += part.length;
    await db.insert(boundaryUploadPart).values({ uploadId, position: position++, content: part });
  }
  return { fileBytes, fileHash: new Uint8Array(hash.digest()) };
}

/** Asks the worker to read a file that was kept, or to read it again in another way. */
export async function askReading(db: Db, id: BoundaryUploadId, reading: BoundaryReading): Promise<void> {
  await db.transaction(async (tx) => {
    const again = { reading, readAt: null, failure: null, format: null, readAs: null, fields: null };
    await tx.update(boundaryUpload).set(again).where(eq(boundaryUpload.id, id));
    await enqueue(tx, 'read-boundaries', { id });
  });
}

/** Throws a file away, with all that was read of it. */
export async function discardUpload(db: Db, id: BoundaryUploadId): Promise<void> {
  await db.delete(boundaryUpload).where(eq(boundaryUpload.id, id));
}
