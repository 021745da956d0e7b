import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ImportKind } from '#db/schema/imports.ts';
import { contactColumns, institutionColumns, type WrittenColumn } from '../columns.ts';

/** How one kind of record is taken back. Rows are `r`, records `e`. */
export type Undoing = {
  entity: 'institution' | 'contact';
  table: SQL;
  /** The column of a row that names its record. */
  key: SQL;
  /** Gives columns what stood in them before. */
  setting: SQL;
  /** What the import itself wrote beside a record, by table, with the column that bears its moment. */
  own: Readonly<Record<string, string>>;
  giveBackBeside: (tx: Db, theirs: SQL, writtenAt: Temporal.Instant) => Promise<void>;
  takeAwayBeside: (tx: Db, those: SQL) => Promise<void>;
};

const asBefore = (columns: readonly WrittenColumn[]): string =>
  columns.map(({ column, type }) => `${column} = (r.before->>'${column}')::${type}`).join(', ');

const institutions: Undoing = {
  entity: 'institution',
  table: sql`institution`,
  key: sql`institution_id`,
  setting: sql.raw(
    `${asBefore(institutionColumns)}, languages = array(select jsonb_array_elements_text(r.before->'languages'))`,
  ),
  own: { institution_standing: 'at', institution_alias: 'added_at' },
  giveBackBeside: async (tx, theirs, writtenAt) => {
    await tx.execute(sql`
      delete from institution_alias l using import_row r
      where ${theirs} and l.institution_id = r.institution_id and l.added_at = ${writtenAt.toString()}::timestamptz`);
  },
  takeAwayBeside: async (tx, those) => {
    await tx.execute(sql`delete from institution_standing where institution_id in ${those}`);
    await tx.execute(sql`delete from institution_alias where institution_id in ${those}`);
  },
};

const contacts: Undoing = {
  entity: 'contact',
  table: sql`contact`,
  key: sql`contact_id`,
  setting: sql.raw(asBefore(contactColumns)),
  own: { role_holding: 'recorded_at' },
  giveBackBeside: async (tx, theirs, writtenAt) => {
    await tx.execute(sql`
      delete from role_holding h using import_row r
      where ${theirs} and r.before->>'role' is null and h.contact_id = r.contact_id
        and h.institution_id = r.institution_id and h.recorded_at = ${writtenAt.toString()}::timestamptz`);
    await tx.execute(sql`
      update role_holding h set title = r.before->>'title' from import_row r
      where ${theirs} and h.id = (r.before->>'role')::uuid and h.title <> r.before->>'title'`);
  },
  takeAwayBeside: async (tx, those) => {
    await tx.execute(sql`delete from role_holding where contact_id in ${those}`);
  },
};

/** How records of a kind of file are taken back. */
export const undoingOf = (kind: ImportKind): Undoing => (kind === 'institutions' ? institutions : contacts);
