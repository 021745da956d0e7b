import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { columnsRead } from './columns-read.ts';
import type { FoundImport } from './runs.ts';

const mostRows = 50_000;

/**
 * The rows that cannot be, with the columns that were read and what is wrong with each: to be mended and sent again.
 * That they left is recorded.
 */
export async function problemsFile(
  db: Db,
  officer: Officer,
  run: FoundImport,
  now: Temporal.Instant,
): Promise<string> {
  const rows = await db.execute<{
    number: number;
    cells: string[] | null;
    record: Record<string, unknown> | null;
    problems: string[];
  }>(sql`
    select number, cells, record, problems from import_row
    where import_id = ${run.id} and decision = 'refused' order by number limit ${mostRows}`);
  await record(
    db,
    officer,
    { operation: 'disclose', entity: 'import_run', ids: [run.id], fields: ['cells'] },
    now,
  );
  const columns = columnsRead(run);
  const lines = [...rows].map(({ number, cells, record: read, problems }) => [
    ...columns.map(([field], index) => cells?.[index] ?? textOf(read?.[field])),
    String(number),
    problems.join('. '),
  ]);
  return csvOf(
    [...columns.map(([, column]) => run.headings[column]!), 'Row of the file', 'What is wrong'],
    lines,
  );
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'string' ? value : '';
};
