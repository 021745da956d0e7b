import { and, count, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ResourceFileRole } from '#db/schema/resource-terms.ts';
import { resourceFile, type ResourceFileId } from '#db/schema/resources.ts';
import type { Officer } from '#lib/actor.ts';
import type { SentFile, StoredFile } from '#lib/files/stored/keep.ts';
import type { FileRefusal } from '#lib/files/stored/refused-words.ts';
import { storeFile } from '#lib/files/stored/store-file.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeVersion, lockDraft, type SeenVersion, type VersionRefusal, withWriter } from './lock.ts';

export type FileGiven = { role: ResourceFileRole; words: string; sent: SentFile };
export type AddFileRefusal =
  FileRefusal | VersionRefusal | 'not for this' | 'there already' | 'too many files';

const fitting: Readonly<Record<ResourceFileRole, readonly StoredFile['kind'][]>> = {
  download: ['document', 'picture', 'film'],
  print: ['document'],
  captions: ['captions'],
  preview: ['picture'],
};
const mostFiles = 12;

/** Keeps a file and adds it to the version that is being worked on. A new preview or new captions replace the old. */
export async function addFile(
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  { role, words, sent }: FileGiven,
  now: Temporal.Instant,
): Promise<Outcome<null, AddFileRefusal>> {
  // Before the transaction: drawing a picture anew takes seconds, and a lock must not.
  const stored = await storeFile(db, officer, sent, now);
  if (!stored.ok) return stored;
  const { kind, hash } = stored.value;
  if (!fitting[role].includes(kind)) return refused('not for this');
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    const { id: versionId } = found.value;
    if (role === 'preview' || role === 'captions')
      await tx.delete(resourceFile).where(ofRole(versionId, role));
    const [held] = await tx
      .select({ n: count() })
      .from(resourceFile)
      .where(eq(resourceFile.versionId, versionId));
    if ((held?.n ?? 0) >= mostFiles) return refused('too many files');
    const [added] = await tx
      .insert(resourceFile)
      .values({ versionId, role, hash, words, addedAt: now })
      .onConflictDoNothing()
      .returning({ id: resourceFile.id });
    if (!added) return refused('there already');
    await changeVersion(tx, officer, found.value, { writers: withWriter(found.value, officer) }, now);
    return done(null);
  });
}

const ofRole = (versionId: typeof resourceFile.$inferSelect.versionId, role: ResourceFileRole) =>
  and(eq(resourceFile.versionId, versionId), eq(resourceFile.role, role));

/** Takes a file out of the version that is being worked on; versions of before keep it. */
export const removeFile = (
  db: Db,
  officer: Officer,
  seen: SeenVersion,
  fileId: ResourceFileId,
  now: Temporal.Instant,
): Promise<Outcome<null, VersionRefusal | 'no such file'>> =>
  db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    const gone = await tx.execute(sql`delete from resource_file
      where id = ${fileId} and version_id = ${found.value.id} returning id`);
    if (gone.length === 0) return refused('no such file');
    await changeVersion(tx, officer, found.value, { writers: withWriter(found.value, officer) }, now);
    return done(null);
  });
