import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type FileHash, storedFile, storedFilePart, storedPicture } from '#db/schema/stored-files.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { cleanName } from '../zip.ts';
import type { Judged } from './judge.ts';
import type { Rendition } from './pictures.ts';

/** A file as it came in a form; the name is for showing. */
export type SentFile = { name: string; content: Uint8Array };
export type StoredFile = typeof storedFile.$inferSelect;
type Kept = Omit<Judged, 'kind'> & {
  kind: StoredFile['kind'];
  name: string;
  content: Uint8Array;
  renditions: readonly Rendition[];
};

// Small enough that a range of a film is read without much around it.
const partBytes = 512 * 1024;

/** Keeps a file under the hash of its content. Sent twice, also at once, it is there once. */
export function keep(
  db: Db,
  officer: Officer,
  { content, renditions, ending, ...given }: Kept,
  now: Temporal.Instant,
) {
  const hash = hashOf(content);
  return db.transaction(async (tx): Promise<StoredFile> => {
    const name = named(given.name, ending);
    const row = {
      ...given,
      hash,
      name,
      size: content.length,
      storedAt: now,
      storedBy: officer.id,
      touchedAt: now,
    };
    const [kept] = await tx
      .insert(storedFile)
      .values(row)
      // Locks the row of before as well, so that it is not erased before it is used again.
      .onConflictDoUpdate({ target: storedFile.hash, set: { touchedAt: now } })
      .returning();
    const [known] = await tx.execute(sql`select 1 from stored_file_part where hash = ${hash} limit 1`);
    if (known) return kept!;
    await writeContent(tx, hash, content, renditions);
    await record(tx, officer, { operation: 'collect', entity: 'stored_file', ids: [hash] }, now);
    return kept!;
  });
}

async function writeContent(tx: Db, hash: FileHash, content: Uint8Array, renditions: readonly Rendition[]) {
  for (let at = 0; at < content.length; at += partBytes)
    await tx
      .insert(storedFilePart)
      .values({ hash, startsAt: at, content: content.subarray(at, at + partBytes) });
  for (const one of renditions) await tx.insert(storedPicture).values({ hash, ...one });
}

/** The name under which content is kept. */
export const hashOf = (content: Uint8Array): FileHash =>
  createHash('sha256').update(content).digest('hex') as FileHash;

/** A name that is safe in an address and on a disk, with the ending that the content has. */
export function named(name: string, ending: string): string {
  const stem = cleanName(name)
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return `${stem.slice(0, 100) || 'file'}.${ending}`;
}
