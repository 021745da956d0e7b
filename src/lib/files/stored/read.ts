import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type FileHash, type PictureFormat, storedFile, storedPicture } from '#db/schema/stored-files.ts';
import type { StoredFile } from './keep.ts';

/** A hash from an address; null for anything that no file could have. */
export const readHash = (text: string | null | undefined): FileHash | null =>
  text && /^[0-9a-f]{64}$/.test(text) ? (text as FileHash) : null;

/** What is known of a file, without its content; null where there is none. */
export async function findFile(db: Db, hash: FileHash | null): Promise<StoredFile | null> {
  if (!hash) return null;
  const [row] = await db.select().from(storedFile).where(eq(storedFile.hash, hash));
  return row ?? null;
}

/** The bytes of a file from one to another, both included; nothing else of it is read. */
export async function bytesOf(
  db: Db,
  hash: FileHash,
  { from, to }: { from: number; to: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await db.execute<{ startsAt: number; content: Uint8Array }>(sql`
    select starts_at as "startsAt", content from stored_file_part
    where hash = ${hash} and starts_at <= ${to} and starts_at > ${from}::int - 1048576
    order by starts_at`);
  const within = [...parts].filter(({ startsAt, content }) => startsAt + content.length > from);
  const pieces = within.map(({ startsAt, content }) =>
    content.subarray(Math.max(0, from - startsAt), Math.max(0, to + 1 - startsAt)),
  );
  return new Uint8Array(Buffer.concat(pieces));
}

const formats: Readonly<Record<string, PictureFormat>> = { avif: 'avif', webp: 'webp', jpg: 'jpeg' };
const mediaTypes: Readonly<Record<PictureFormat, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
};

/** A picture at the width and in the format that a name like "640.avif" asks for; null where there is none. */
export async function findRendition(db: Db, hash: FileHash, name: string) {
  const [, width, ending = ''] = /^(\d{1,4})\.(avif|webp|jpg)$/.exec(name) ?? [];
  const format = formats[ending];
  if (!width || !format) return null;
  const [row] = await db
    .select({ content: storedPicture.content })
    .from(storedPicture)
    .where(
      and(
        eq(storedPicture.hash, hash),
        eq(storedPicture.width, Number(width)),
        eq(storedPicture.format, format),
      ),
    );
  return row ? { content: new Uint8Array(row.content), mediaType: mediaTypes[format] } : null;
}
