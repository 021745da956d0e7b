import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import { dataExport, type DataExportId } from '#db/schema/searches.ts';

const asker = alias(account, 'asker');
const approver = alias(account, 'approver');
const refuser = alias(account, 'refuser');

const exportPageSize = 40;

const exports = (db: Db) =>
  db
    .select({
      export: dataExport,
      asker: asker.name,
      approver: approver.name,
      refuser: refuser.name,
    })
    .from(dataExport)
    .innerJoin(asker, eq(asker.id, dataExport.askedBy))
    .leftJoin(approver, eq(approver.id, dataExport.approvedBy))
    .leftJoin(refuser, eq(refuser.id, dataExport.refusedBy));
export type FoundExport = Awaited<ReturnType<typeof exports>>[number];

/** The lists that were asked for wholly within some areas, the latest first. */
export async function listExports(
  db: Db,
  areas: readonly AreaId[],
  after: DataExportId | null,
  size = exportPageSize,
): Promise<{ rows: FoundExport[]; hasMore: boolean }> {
  const within = sql`${dataExport.areaIds} <@ ${`{${areas.join(',')}}`}::uuid[]`;
  const beyond = after
    ? sql`(${dataExport.askedAt}, ${dataExport.id}) < ((select e.asked_at from data_export e where e.id = ${after}), ${after}::uuid)`
    : undefined;
  const rows = await exports(db)
    .where(and(within, beyond))
    .orderBy(desc(dataExport.askedAt), desc(dataExport.id))
    .limit(size + 1);
  return { rows: rows.slice(0, size), hasMore: rows.length > size };
}

/** A list that was asked for, or null. */
export async function findExport(db: Db, id: DataExportId | null): Promise<FoundExport | null> {
  if (!id) return null;
  const [row] = await exports(db).where(eq(dataExport.id, id));
  return row ?? null;
}
