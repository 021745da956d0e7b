import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { FoundBy, RowDecision } from '#db/schema/imports.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { FoundImport } from './runs.ts';

/** Which rows of an import a page shows. */
export type RowFilter = {
  group?: FoundBy | 'new' | 'refused' | 'kept' | undefined;
  /** The number of the last row of the page before. */
  after?: number | undefined;
};

export type ImportedRow = {
  number: number;
  decision: RowDecision;
  foundBy: FoundBy | null;
  likeNumber: number | null;
  record: Record<string, unknown> | null;
  cells: string[] | null;
  problems: string[];
  remarks: string[];
  keptBecause: string | null;
  /** The record that was found, or that the row became. */
  recordId: string | null;
  recordName: string | null;
  /** Where the row says that it lies. */
  district: string | null;
  institution: string | null;
};

const pageSize = 25;

/** A page of the rows of an import, in the order of the file. That people were looked at is recorded. */
export async function listRows(
  db: Db,
  officer: Officer,
  run: Pick<FoundImport, 'id' | 'kind'>,
  filter: RowFilter,
  now: Temporal.Instant,
): Promise<{ rows: ImportedRow[]; hasMore: boolean }> {
  const found = await db.execute<ImportedRow>(sql`
    with page as materialized (
      select * from import_row r where r.import_id = ${run.id} and r.number > ${filter.after ?? 0}
        and ${conditionOf(filter.group)}
      order by r.number limit ${pageSize + 1}
    )
    select r.number, r.decision, r.found_by as "foundBy", r.like_number as "likeNumber", r.record, r.cells, r.problems,
      r.remarks, r.kept_because as "keptBecause", e.id as "recordId", e.name as "recordName", d.name as district,
      i.name as institution
    from page r left join institution i on i.id = r.institution_id
    left join ${run.kind === 'institutions' ? sql`institution e on e.id = r.institution_id` : sql`contact e on e.id = r.contact_id`}
    left join area d on d.id = (r.record->>'districtId')::uuid
    order by r.number`);
  const rows = [...found].slice(0, pageSize);
  if (run.kind === 'contacts') await noteLook(db, officer, run.id, rows, now);
  return { rows, hasMore: found.length > pageSize };
}

const conditionOf = (group: RowFilter['group']): SQL => {
  if (group === undefined) return sql`true`;
  if (group === 'refused') return sql`r.decision = 'refused'`;
  if (group === 'kept') return sql`r.kept_because is not null`;
  return group === 'new'
    ? sql`r.found_by is null and r.decision <> 'refused'`
    : sql`r.found_by = ${group} and r.decision <> 'refused'`;
};

async function noteLook(
  db: Db,
  officer: Officer,
  id: string,
  rows: readonly ImportedRow[],
  now: Temporal.Instant,
): Promise<void> {
  await record(
    db,
    officer,
    { operation: 'consult', entity: 'import_run', ids: [id], fields: ['record'] },
    now,
  );
  const ids = rows.flatMap(({ recordId }) => recordId ?? []);
  if (ids.length > 0)
    await record(db, officer, { operation: 'consult', entity: 'contact', ids, fields: ['name'] }, now);
}
