import { eq } from 'drizzle-orm';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type ImportId, importRun } from '#db/schema/imports.ts';
import type { Sql, SqlTransaction } from '#db/sql.ts';
import { ukDay } from '#lib/dates.ts';
import { type SheetRow, UnreadableTable } from '#lib/tables/sheet.ts';
import { suppressionHashes } from '../contacts/suppression.ts';
import { columnsRead } from './columns-read.ts';
import { copyLine, copyRows } from './copy-line.ts';
import { recount } from './decide.ts';
import { matchContacts } from './match/contacts.ts';
import { matchInstitutions } from './match/institutions.ts';
import { readContact } from './read/contact.ts';
import { readDistricts } from './read/districts.ts';
import { findInstitutions } from './read/find-institutions.ts';
import { readInstitution, type UnknownKinds } from './read/institution.ts';
import { knownKinds } from './read/kinds.ts';
import { hasPostcodes, placeRows } from './read/place.ts';
import type { ReadingDesk, ReadRow } from './read/row.ts';
import { type ImportRun, rowsOf } from './stored-file.ts';

/** What imports stand on in the worker. */
export type ImportDesk = { db: Db; sql: Sql; secret: string; clock: () => Temporal.Instant };

const mostRows = 1_000_000;

/**
 * Reads every row of a file and decides what would become of it: held against the rules, the register, and the other
 * rows. Nothing is written but the preview.
 *
 * @param areas where whoever imports may
 * @throws UnreadableTable where the file breaks off
 */
export async function checkRows(desk: ImportDesk, run: ImportRun, areas: readonly AreaId[]): Promise<void> {
  const { sql, clock } = desk;
  const reading = await readingDesk(desk, run, areas);
  const unknown: UnknownKinds = new Map();
  const tally = { rows: 0 };
  await sql.begin(async (tx) => {
    await tx`delete from import_row where import_id = ${run.id}`;
    const into = (await tx.unsafe(copyRows).writable()) as Writable;
    const lines = linesOf(desk, run, reading, unknown, tally);
    await pipeline(Readable.from(lines, { objectMode: true, highWaterMark: 1 }), into);
    await match(tx, run, areas, ukDay(clock()));
    await tx`
      update import_run set rows_all = ${tally.rows}, rows_done = ${tally.rows},
        unknown_kinds = ${JSON.stringify(Object.fromEntries(unknown))}::text::jsonb
      where id = ${run.id}`;
  });
  await desk.db.transaction(async (tx) => {
    await recount(tx, run.id);
    await tx.update(importRun).set({ state: 'preview', failure: null }).where(eq(importRun.id, run.id));
  });
}

const match = (tx: SqlTransaction, run: ImportRun, areas: readonly AreaId[], today: Temporal.PlainDate) =>
  run.kind === 'institutions' ? matchInstitutions(tx, run, areas) : matchContacts(tx, run, areas, today);

type Desk = ReadingDesk & { hasPostcodes: boolean };

async function readingDesk(
  { db, sql, clock }: ImportDesk,
  run: ImportRun,
  areas: readonly AreaId[],
): Promise<Desk> {
  const today = ukDay(clock());
  const columns = columnsRead(run);
  return {
    kind: run.kind,
    columns: new Map(columns),
    width: run.headings.length,
    settings: run.settings,
    kinds: await knownKinds(db, run.settings.kinds),
    districts: await readDistricts(db, today),
    areas: new Set(areas),
    today,
    hasPostcodes: await hasPostcodes(sql),
  };
}

async function* linesOf(
  { db, sql, secret }: ImportDesk,
  run: ImportRun,
  reading: Desk,
  unknown: UnknownKinds,
  tally: { rows: number },
): AsyncGenerator<string> {
  for await (const some of rowsOf(db, run)) {
    const rows = some.filter(({ number }) => number > run.headingRow);
    tally.rows += rows.length;
    if (tally.rows > mostRows)
      throw new UnreadableTable('The file holds more than a million rows. Send it in parts.');
    yield await linesFrom({ sql, secret }, run.id, reading, rows, unknown);
    await sql`update import_run set rows_done = ${tally.rows} where id = ${run.id}`;
  }
}

async function linesFrom(
  { sql, secret }: Pick<ImportDesk, 'sql' | 'secret'>,
  id: ImportId,
  reading: Desk,
  given: readonly SheetRow[],
  unknown: UnknownKinds,
): Promise<string> {
  if (reading.kind === 'institutions') {
    const rows = given.map((row) => readInstitution(reading, row, unknown));
    await placeRows(sql, reading, rows);
    return rows.map((row) => copyLine(id, 'institutions', row)).join('');
  }
  const rows = given.map((row) => readContact(reading, row));
  await findInstitutions(sql, reading, rows);
  return rows.map((row) => copyLine(id, 'contacts', { ...row, hashes: hashesOf(secret, row) })).join('');
}

const hashesOf = (secret: string, { record }: ReadRow): Uint8Array[] =>
  suppressionHashes(secret, {
    email: (record['email'] as string | undefined) ?? null,
    phone: (record['phone'] as string | undefined) ?? null,
  });
