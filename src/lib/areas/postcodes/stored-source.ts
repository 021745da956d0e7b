import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { postcodeRelease, type PostcodeReleaseId, postcodeUpload } from '#db/schema/postcodes.ts';
import type { Source } from '#lib/files/source.ts';

/** A list that was sent, as it lies in the database; null when it is no more there. */
export async function storedSource(db: Db, id: PostcodeReleaseId): Promise<Source | null> {
  const [row] = await db
    .select({
      name: postcodeRelease.fileName,
      size: sql<string>`coalesce(max(${postcodeUpload.offset} + octet_length(${postcodeUpload.content})), 0)`,
    })
    .from(postcodeRelease)
    .leftJoin(postcodeUpload, eq(postcodeUpload.releaseId, postcodeRelease.id))
    .where(eq(postcodeRelease.id, id))
    .groupBy(postcodeRelease.id);
  const size = Number(row?.size ?? 0);
  return row && size > 0 ? { name: row.name, size, read: (from, to) => pieces(db, id, from, to) } : null;
}

async function* pieces(db: Db, id: PostcodeReleaseId, from: number, to: number): AsyncGenerator<Uint8Array> {
  let at = from;
  while (at < to) {
    const piece = await pieceAt(db, id, at);
    if (!piece) throw new Error('A piece of the list of postcodes is missing.');
    const part = piece.content.subarray(at - piece.offset, to - piece.offset);
    yield part;
    at += part.byteLength;
  }
}

async function pieceAt(db: Db, id: PostcodeReleaseId, at: number) {
  const { releaseId, offset, content } = postcodeUpload;
  const [piece] = await db
    .select({ offset, content })
    .from(postcodeUpload)
    .where(
      and(
        eq(releaseId, id),
        gte(
          offset,
          sql`(select max(u."offset") from postcode_upload u where u.release_id = ${id} and u."offset" <= ${at})`,
        ),
        lt(offset, at + 1),
      ),
    )
    .orderBy(asc(offset))
    .limit(1);
  return piece && at < piece.offset + piece.content.byteLength ? piece : null;
}
