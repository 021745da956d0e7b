import { desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type ImportId, importRun } from '#db/schema/imports.ts';
import { officer } from '#db/schema/officers.ts';

const undoer = alias(officer, 'undoer');

// Somebody's file can hold people of everywhere they may import: only who may do so there sees it.
const within = (areas: readonly AreaId[]) =>
  sql`${importRun.areaIds} <@ ${sql.param(`{${areas.join(',')}}`)}::uuid[]`;

const shown = { ...getTableColumns(importRun), startedByName: officer.name, undoneByName: undoer.name };

/** An import that whoever may import in some areas may see; null for any other. */
export async function findImport(db: Db, areas: readonly AreaId[], id: ImportId | null) {
  if (!id) return null;
  const [row] = await db
    .select(shown)
    .from(importRun)
    .innerJoin(officer, eq(officer.id, importRun.startedBy))
    .leftJoin(undoer, eq(undoer.id, importRun.undoneBy))
    .where(sql`${importRun.id} = ${id} and ${within(areas)}`);
  return row ?? null;
}
export type FoundImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;

const mostListed = 50;

/** The imports that whoever may import in some areas may see, newest first. */
export const listImports = (db: Db, areas: readonly AreaId[]): Promise<FoundImport[]> =>
  db
    .select(shown)
    .from(importRun)
    .innerJoin(officer, eq(officer.id, importRun.startedBy))
    .leftJoin(undoer, eq(undoer.id, importRun.undoneBy))
    .where(sql`${within(areas)} and octet_length(${importRun.fileHash}) > 0`)
    .orderBy(desc(importRun.startedAt), desc(importRun.id))
    .limit(mostListed);
