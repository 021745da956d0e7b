import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { family } from './family.ts';

/**
 * An institution with a Prevent duty and the records that were merged into it, itself first; nothing for one that
 * the duty does not bind, or that belongs to another by now.
 */
export async function recordsOf(db: Db, id: InstitutionId): Promise<readonly InstitutionId[]> {
  const rows = await db.execute<{ id: InstitutionId }>(
    sql`with recursive ${family([id])} select id from family order by id <> root, id`,
  );
  return rows.map((row) => row.id);
}

/** The institution that a merged record belongs to today, or null for one that was never merged. */
export async function survivorOf(db: Db, id: InstitutionId): Promise<InstitutionId | null> {
  const [row] = await db.execute<{ id: InstitutionId }>(sql`
    with recursive up as (
      select id, merged_into_id from institution where id = ${id}
      union select i.id, i.merged_into_id from institution i join up on up.merged_into_id = i.id
    ) select id from up where merged_into_id is null and id <> ${id}`);
  return row?.id ?? null;
}
