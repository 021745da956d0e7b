import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type PostcodeReleaseId, postcodeUpload } from '#db/schema/postcodes.ts';
import type { Sql } from '#db/sql.ts';
import { importList } from './import-list.ts';
import { storedSource } from './stored-source.ts';

type Desk = { db: Db; sql: Sql; clock: () => Temporal.Instant };

/** Reads a list of postcodes that was sent; the file goes then, whatever came of it. */
export async function readUpload({ db, sql, clock }: Desk, id: PostcodeReleaseId): Promise<void> {
  const source = await storedSource(db, id);
  // Read already: a job may come twice.
  if (!source) return;
  try {
    await importList({ sql, id, source, clock });
  } finally {
    await db.delete(postcodeUpload).where(eq(postcodeUpload.releaseId, id));
  }
}
