import { and, desc, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { entriesPageSize, wanted } from './find-entries.ts';

/** What others did with a record that belongs to somebody, newest first, one page. */
export async function entriesByOthers(
  db: Db,
  owner: { entity: string; id: string },
  after: number | null = null,
  size = entriesPageSize,
) {
  const rows = await db
    .select()
    .from(auditLog)
    .where(
      and(
        ...wanted({ entity: owner.entity, about: [owner.id], after }),
        sql`audit_log.actor_id is distinct from ${owner.id}`,
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(size + 1);
  return { rows: rows.slice(0, size), hasMore: rows.length > size };
}
