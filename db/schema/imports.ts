import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf, plainDate } from './columns.ts';
import { type ContactId } from './contacts.ts';
import { type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type ImportId = Id<'import'>;

export const importKinds = ['institutions', 'contacts'] as const;
export type ImportKind = (typeof importKinds)[number];

export const importStates = [
  'mapping',
  'checking',
  'preview',
  'writing',
  'done',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

const who = (name: string) =>
  uuid(name)
    .$type<OfficerId>()
    .references(() => officer.id);

/** A file of institutions or contacts on its way in: looked at row by row, then written at once or not at all. */
export const importRun = pgTable(
  'import_run',
  {
    id: uuid().$type<ImportId>().defaultRandom().primaryKey(),
    kind: text().$type<ImportKind>().notNull(),
    fileName: text('file_name').notNull(),
    fileHash: bytes('file_hash').notNull(),
    headings: text().array().notNull(),
    // Heading of the file → field of ours; what is not here is left out.
    mapping: jsonb().$type<Record<string, string>>().notNull(),
    state: text().$type<ImportState>().notNull(),
    rowsAll: integer('rows_all').notNull().default(0),
    rowsDone: integer('rows_done').notNull().default(0),
    failure: text(),
    startedAt: instant('started_at').notNull(),
    startedBy: who('started_by').notNull(),
    writtenAt: instant('written_at'),
    // Until then it can be undone.
    undoUntil: plainDate('undo_until'),
    undoneAt: instant('undone_at'),
    undoneBy: who('undone_by'),
  },
  (t) => [
    index().on(t.startedAt),
    check('import_run_kind', oneOf(t.kind, importKinds)),
    check('import_run_state', oneOf(t.state, importStates)),
    check('import_run_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
  ],
);
keeps(importRun, { purpose: 'institutions', personal: ['started_by', 'undone_by'], retention: 'import_run' });

export const rowDecisions = ['create', 'update', 'fill', 'skip', 'refused'] as const;
/** What becomes of a row: a new record, all its values taken over, only blanks filled, nothing, or it cannot be. */
export type RowDecision = (typeof rowDecisions)[number];

/** One row of a file, with what is wrong with it and what becomes of it. */
export const importRow = pgTable(
  'import_row',
  {
    importId: uuid('import_id')
      .$type<ImportId>()
      .notNull()
      .references(() => importRun.id, { onDelete: 'cascade' }),
    // As a spreadsheet counts: the headings are row 1.
    number: integer().notNull(),
    cells: jsonb().$type<string[]>().notNull(),
    problems: text().array().notNull(),
    decision: text().$type<RowDecision>().notNull(),
    // The record it would change, or did.
    institutionId: uuid('institution_id').$type<InstitutionId>(),
    contactId: uuid('contact_id').$type<ContactId>(),
    // What stood there before, for undoing.
    before: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.number] }),
    index('import_row_refused')
      .on(t.importId, t.number)
      .where(sql`${t.decision} = 'refused'`),
    check('import_row_decision', oneOf(t.decision, rowDecisions)),
  ],
);
keeps(importRow, {
  purpose: 'institutions',
  personal: ['cells', 'before', 'contact_id'],
  retention: 'import_run',
});

/** How the headings of a kind of file were matched before, so that the next such file needs no asking. */
export const importMapping = pgTable(
  'import_mapping',
  {
    kind: text().$type<ImportKind>().notNull(),
    headingsHash: bytes('headings_hash').notNull(),
    mapping: jsonb().$type<Record<string, string>>().notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.headingsHash] })],
);
keeps(importMapping, {
  purpose: 'institutions',
  personal: [],
  retention: { none: 'Headings of spreadsheets. Nobody is in them.' },
});
