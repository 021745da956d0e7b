import { done, type Outcome, refused } from '#lib/outcome.ts';
import { guessDelimiter } from '#lib/tables/delimiter.ts';
import { watchEncoding } from '#lib/tables/encoding.ts';
import { readCsv } from '#lib/tables/read-csv.ts';
import { type SheetRow, UnreadableTable } from '#lib/tables/sheet.ts';
import { columnsOf } from './columns.ts';
import { type ReadingDesk, readRow, type ReadRow } from './read-row.ts';

export const mostRows = 2000;
export const mostBytes = 1_000_000;

export type ListRefusal = 'empty' | 'no column' | 'too many' | 'not a table';

/** Reads a CSV file of subscribers: every row with what speaks against it, in the order of the file. */
export async function readList(
  bytes: Uint8Array,
  desk: Omit<ReadingDesk, 'columns'>,
): Promise<Outcome<ReadRow[], ListRefusal>> {
  const rows = await rowsOf(bytes);
  if (rows === null) return refused('not a table');
  const [heading, ...rest] = rows;
  if (!heading || rest.length === 0) return refused('empty');
  const columns = columnsOf(heading);
  if (!columns.has('email')) return refused('no column');
  if (rest.length > mostRows) return refused('too many');
  return done(withTwice(rest.map((row) => readRow({ ...desk, columns }, row))));
}

async function rowsOf(bytes: Uint8Array): Promise<SheetRow[] | null> {
  const watch = watchEncoding();
  watch.see(bytes);
  const { encoding } = watch.end();
  const delimiter = guessDelimiter(new TextDecoder(encoding).decode(bytes.subarray(0, 4096)));
  const rows: SheetRow[] = [];
  try {
    for await (const some of readCsv(once(bytes), { encoding, delimiter })) rows.push(...some);
  } catch (error) {
    if (error instanceof UnreadableTable) return null;
    throw error;
  }
  // A workbook or a picture that was called a list.
  return rows.some(({ cells }) => cells.some((cell) => cell.includes('\0'))) ? null : rows;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Of the rows with one address, the first counts. */
function withTwice(rows: readonly ReadRow[]): ReadRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    if (row.problem || !row.email) return row;
    if (seen.has(row.email)) return { ...row, problem: 'twice' };
    seen.add(row.email);
    return row;
  });
}
