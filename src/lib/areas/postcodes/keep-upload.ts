import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { postcodeRelease, type PostcodeReleaseId, postcodeUpload } from '#db/schema/postcodes.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { publishedOn } from './attribution.ts';
import { hasUnderWay } from './releases.ts';

const pieceSize = 1024 * 1024;

/** A file that arrives: its name, and its bytes as they come. */
export type Arriving = { name: string; content: AsyncIterable<Uint8Array> };

/**
 * Keeps a list of postcodes as it arrives, piece by piece, where every worker finds it. It is read once
 * `askImport` says that it came whole.
 */
export async function keepUpload(
  db: Db,
  officer: Officer,
  { name, content }: Arriving,
  now: Temporal.Instant,
): Promise<Outcome<PostcodeReleaseId, 'one is under way' | 'empty'>> {
  const releaseId = await beginRelease(db, officer, name, now);
  if (!releaseId) return refused('one is under way');
  try {
    const size = await keepPieces(db, releaseId, content);
    if (size > 0) return done(releaseId);
  } catch (error) {
    await forgetUpload(db, releaseId);
    throw error;
  }
  await forgetUpload(db, releaseId);
  return refused('empty');
}

async function beginRelease(
  db: Db,
  officer: Officer,
  fileName: string,
  now: Temporal.Instant,
): Promise<PostcodeReleaseId | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7251964022)`);
    if (await hasUnderWay(tx, now)) return null;
    const [made] = await tx
      .insert(postcodeRelease)
      // What it is and whom it is owed to is known once it is read.
      .values({
        ...{ source: 'onspd', attribution: '', fileName },
        ...{ publishedOn: publishedOn(fileName), startedAt: now, startedBy: officer.id },
      })
      .returning({ id: postcodeRelease.id });
    const { id } = made!;
    await record(tx, officer, { operation: 'collect', entity: 'postcode_release', ids: [id] }, now);
    return id;
  });
}

async function keepPieces(
  db: Db,
  releaseId: PostcodeReleaseId,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  let parts: Uint8Array[] = [];
  let [offset, waiting] = [0, 0];
  const write = async () => {
    if (waiting === 0) return;
    await db.insert(postcodeUpload).values({ releaseId, offset, content: Buffer.concat(parts) });
    offset += waiting;
    [parts, waiting] = [[], 0];
  };
  for await (const part of content) {
    parts.push(part);
    waiting += part.byteLength;
    if (waiting >= pieceSize) await write();
  }
  await write();
  return offset;
}

/** Forgets a list that did not arrive whole, as if it had never been sent. */
export async function forgetUpload(db: Db, id: PostcodeReleaseId): Promise<void> {
  await db.delete(postcodeRelease).where(eq(postcodeRelease.id, id));
}

/** Asks the worker to read a list that arrived whole. */
export async function askImport(db: Db, id: PostcodeReleaseId): Promise<void> {
  await enqueue(db, 'import-postcodes', { id });
}
