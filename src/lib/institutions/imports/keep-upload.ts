import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ImportId, type ImportKind, importPart, importRun } from '#db/schema/imports.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { inParts } from '#lib/files/in-parts.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { watchEncoding } from '#lib/tables/encoding.ts';

/** A file that arrives: its name, and its bytes as they come. */
export type Arriving = { name: string; content: AsyncIterable<Uint8Array> };

/**
 * Keeps a file as it arrives, part by part, where every worker finds it. Nobody reads it until `askLook`.
 *
 * @param areaIds where the officer may import
 */
export async function keepUpload(
  db: Db,
  officer: Officer,
  { name, content }: Arriving,
  areaIds: readonly AreaId[],
  now: Temporal.Instant,
): Promise<ImportId> {
  const begun = { fileName: name, fileBytes: 0, fileHash: new Uint8Array(), state: 'looking' } as const;
  const [row] = await db
    .insert(importRun)
    .values({ ...begun, kind: 'institutions', areaIds: [...areaIds], startedAt: now, startedBy: officer.id })
    .returning({ id: importRun.id });
  const { id } = row!;
  try {
    const kept = await keepParts(db, id, content);
    await db.update(importRun).set(kept).where(eq(importRun.id, id));
    return id;
  } catch (error) {
    await forgetUpload(db, id);
    throw error;
  }
}

async function keepParts(db: Db, importId: ImportId, content: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  const watch = watchEncoding();
  let [position, fileBytes] = [0, 0];
  for await (const part of inParts(content)) {
    hash.update(part);
    watch.see(part);
    fileBytes += part.length;
    await db.insert(importPart).values({ importId, position: position++, content: part });
  }
  return { fileBytes, fileHash: new Uint8Array(hash.digest()), encoding: watch.end().encoding };
}

/** Forgets a file that did not arrive whole, as if it had never been sent. */
export async function forgetUpload(db: Db, id: ImportId): Promise<void> {
  await db.delete(importRun).where(eq(importRun.id, id));
}

/** Says what a file that arrived whole holds, and asks the worker to look at its headings. */
export const askLook = (
  db: Db,
  officer: Officer,
  { id, kind }: { id: ImportId; kind: ImportKind },
  now: Temporal.Instant,
): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.update(importRun).set({ kind }).where(eq(importRun.id, id));
    await record(tx, officer, { operation: 'collect', entity: 'import_run', ids: [id] }, now);
    await enqueue(tx, 'work-on-import', { id });
  });
