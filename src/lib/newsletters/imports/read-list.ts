import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  subscriberImport,
  type SubscriberImportId,
  subscriberImportPart,
  subscriberImportRow,
} from '#db/schema/newsletter-imports.ts';
import { ukDay } from '#lib/dates.ts';
import { type SheetRow, UnreadableTable } from '#lib/tables/sheet.ts';
import { offeredChoices } from '../subscribers/choices.ts';
import { choiceNames } from './choice-names.ts';
import { headingsNotRead } from './columns.ts';
import { keptFile, mostRows, openTable } from './file.ts';
import { columnsIn, noRows } from './head.ts';
import { withKnown } from './known.ts';
import { type OfAll, type ReadingDesk, readRow, type ReadRow } from './read-row.ts';
import { type ListDesk, type ListRun, noteProgress } from './step.ts';

const rowsAtOnce = 2000;

/**
 * Reads every row of a list with what speaks against it, in the order of the file; nobody is written to. The file
 * itself goes.
 *
 * @throws UnreadableTable where it cannot be read, or is too long
 */
export async function readList(tx: Db, desk: ListDesk, run: ListRun): Promise<void> {
  const table = openTable(await keptFile(tx, run.id));
  const reading = { ...(await readingDesk(tx, run, desk.clock())), seen: new Set<string>() };
  const tally = { all: 0, fine: 0 };
  let notRead: string[] | null = null;
  for await (const some of table.rows) {
    // The first row that is not blank holds the headings.
    if (!notRead) notRead = takeHeadings(reading, some.shift()!);
    for (let at = 0; at < some.length; at += rowsAtOnce) {
      await keepRows(tx, { desk, run, reading, tally }, some.slice(at, at + rowsAtOnce));
      await noteProgress(desk, run.id, tally.all);
    }
  }
  if (tally.all === 0) throw noRows();
  await tx.delete(subscriberImportPart).where(eq(subscriberImportPart.importId, run.id));
  const read = { readAs: table.readAs, notRead: notRead ?? [], rowsAll: tally.all, rowsFine: tally.fine };
  await tx
    .update(subscriberImport)
    .set({ ...read, state: 'ready', rowsDone: 0, failure: null })
    .where(eq(subscriberImport.id, run.id));
}

type Reading = ReadingDesk & { seen: Set<string> };
type Work = { desk: ListDesk; run: ListRun; reading: Reading; tally: { all: number; fine: number } };

async function readingDesk(tx: Db, { said }: ListRun, now: Temporal.Instant): Promise<ReadingDesk> {
  const day = said?.agreedOn ? Temporal.PlainDate.from(said.agreedOn) : null;
  const ofAll: OfAll = { topics: [], source: '', words: '', ...said, agreedOn: day };
  const names = choiceNames(await offeredChoices(tx));
  return { columns: new Map(), names, ofAll, today: ukDay(now) };
}

function takeHeadings(reading: Reading, heading: SheetRow): string[] {
  reading.columns = columnsIn(heading);
  return headingsNotRead(heading, reading.columns);
}

async function keepRows(
  tx: Db,
  { desk, run, reading, tally }: Work,
  some: readonly SheetRow[],
): Promise<void> {
  tally.all += some.length;
  if (tally.all > mostRows) {
    const most = mostRows.toLocaleString('en-GB');
    throw new UnreadableTable(`The file has more than ${most} rows. Send it in parts.`);
  }
  const read = some.map((row) => onlyOnce(reading.seen, readRow(reading, row)));
  const checked = await withKnown(tx, read, desk.secret);
  tally.fine += checked.filter(({ problem }) => !problem).length;
  await insertRows(tx, run.id, checked);
}

/** Of the rows with one address, the first counts. */
function onlyOnce(seen: Set<string>, row: ReadRow): ReadRow {
  if (row.problem || !row.email) return row;
  if (seen.has(row.email)) return { ...row, problem: 'twice' };
  seen.add(row.email);
  return row;
}

const insertRows = (tx: Db, id: SubscriberImportId, rows: readonly ReadRow[]) =>
  tx.execute(sql`
    insert into ${subscriberImportRow} (import_id, line, email, chosen, source, agreed_on, words, problem, typed)
    select ${id}::uuid, r.line, r.email, r.chosen, r.source, r."agreedOn", r.words, r.problem, r.typed
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r (line integer, email text, chosen jsonb,
      source text, "agreedOn" date, words text, problem text, typed jsonb)`);
