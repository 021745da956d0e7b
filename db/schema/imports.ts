import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf, plainDate } from './columns.ts';
import { type AreaId } from './areas.ts';
import { type ContactId, type FaithCondition } from './contacts.ts';
import { type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type ImportId = Id<'import'>;

export const importKinds = ['institutions', 'contacts'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Where an import stands. In `looking`, `checking`, `writing` and `undoing` the worker has it. */
export const importStates = [
  'looking',
  'mapping',
  'checking',
  'preview',
  'writing',
  'done',
  'undoing',
  'undone',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/** What an officer says of a file as a whole. */
export type ImportSettings = {
  /** The kind of institution that each is whose own is missing or unknown; without one such rows are refused. */
  otherKind?: string | undefined;
  /** Words of the file for kinds of institutions → our kinds. */
  kinds?: Record<string, string> | undefined;
  /** From whom the list came: people may ask. */
  sourceWords?: string | undefined;
  /** Under which condition roles of the file that tell of a faith may be held. */
  faithCondition?: FaithCondition | undefined;
};

/** How many rows were found how, and are to become what. */
export type ImportCount = { foundBy: FoundBy | null; decision: RowDecision; rows: number };

/** A column that is not read, and why. */
export type LeftOut = { heading: string; because: string };

/** A file of institutions or contacts on its way in: looked at row by row, then written at once or not at all. */
export const importRun = pgTable(
  'import_run',
  {
    id: uuid().$type<ImportId>().defaultRandom().primaryKey(),
    kind: text().$type<ImportKind>().notNull(),
    fileName: text('file_name').notNull(),
    fileBytes: bigint('file_bytes', { mode: 'number' }).notNull(),
    fileHash: bytes('file_hash').notNull(),
    // How it was read, in words: "CSV in Windows-1252, cells parted by semicolons".
    readAs: text('read_as'),
    encoding: text(),
    delimiter: text(),
    headingRow: integer('heading_row').notNull().default(1),
    headings: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    // The first cells of each column, to tell what is in it.
    examples: jsonb().$type<string[][]>().notNull().default([]),
    leftOut: jsonb('left_out').$type<LeftOut[]>().notNull().default([]),
    // Field of ours → heading of the file; headings that are not here are not read.
    mapping: jsonb().$type<Record<string, string>>().notNull().default({}),
    settings: jsonb().$type<ImportSettings>().notNull().default({}),
    // Words for kinds that we do not know, with how many rows hold each.
    unknownKinds: jsonb('unknown_kinds').$type<Record<string, number>>().notNull().default({}),
    state: text().$type<ImportState>().notNull(),
    rowsAll: integer('rows_all').notNull().default(0),
    rowsDone: integer('rows_done').notNull().default(0),
    counts: jsonb().$type<ImportCount[]>().notNull().default([]),
    failure: text(),
    // Where whoever sent it may import: only who may do so in all of these sees it.
    areaIds: uuid('area_ids').$type<AreaId>().array().notNull(),
    startedAt: instant('started_at').notNull(),
    startedBy: who('started_by').notNull(),
    writtenAt: instant('written_at'),
    writtenBy: who('written_by'),
    // Until then it can be undone.
    undoUntil: plainDate('undo_until'),
    undoneAt: instant('undone_at'),
    undoneBy: who('undone_by'),
  },
  (t) => [
    index().on(t.startedAt),
    check('import_run_kind', oneOf(t.kind, importKinds)),
    check('import_run_state', oneOf(t.state, importStates)),
    check('import_run_written', sql`(${t.writtenAt} is null) = (${t.undoUntil} is null)`),
    check('import_run_undone', sql`${t.undoneAt} is null or ${t.writtenAt} is not null`),
  ],
);
keeps(importRun, {
  purpose: 'institutions',
  personal: ['examples', 'started_by', 'written_by', 'undone_by'],
  retention: 'import_run',
});

/** A piece of the file as it came, so that none is ever whole in the memory of the site. It goes once it is written. */
export const importPart = pgTable(
  'import_part',
  {
    importId: uuid('import_id')
      .$type<ImportId>()
      .notNull()
      .references(() => importRun.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);
keeps(importPart, { purpose: 'institutions', personal: ['content'], retention: 'import_run' });

export const rowDecisions = ['create', 'update', 'fill', 'skip', 'refused'] as const;
/** What becomes of a row: a new record, all its values taken over, only blanks filled, nothing, or it cannot be. */
export type RowDecision = (typeof rowDecisions)[number];

/**
 * What a row was found to be: a record with the same number or address, one of the same name in the same place, one
 * that may be the same, the same as an earlier row, or somebody whom we may not add to or change.
 */
export const foundBys = ['number', 'place', 'like', 'like_row', 'twice', 'barred'] as const;
export type FoundBy = (typeof foundBys)[number];

/** One row of a file, with what is wrong with it and what becomes of it. */
export const importRow = pgTable(
  'import_row',
  {
    importId: uuid('import_id')
      .$type<ImportId>()
      .notNull()
      .references(() => importRun.id, { onDelete: 'cascade' }),
    // As a spreadsheet counts, from 1.
    number: integer().notNull(),
    decision: text().$type<RowDecision>().notNull(),
    foundBy: text('found_by').$type<FoundBy>(),
    // The earlier row that this one is like.
    likeNumber: integer('like_number'),
    // What was read, by field; nothing where the row cannot be.
    record: jsonb().$type<Record<string, unknown>>(),
    // What stands in the columns that are read, for rows that cannot be: to be mended and sent again.
    cells: jsonb().$type<string[]>(),
    problems: text().array().notNull(),
    remarks: text().array().notNull(),
    // The record that it would change or be; for somebody, the institution of their role.
    institutionId: uuid('institution_id').$type<InstitutionId>(),
    contactId: uuid('contact_id').$type<ContactId>(),
    // By which somebody is known who asked to stay away.
    hashes: bytes().array(),
    // What stood there before, for undoing.
    before: jsonb().$type<Record<string, unknown>>(),
    // Why undoing left the record as it is.
    keptBecause: text('kept_because'),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.number] }),
    index('import_row_not_new')
      .on(t.importId, t.decision, t.number)
      .where(sql`${t.decision} <> 'create'`),
    index('import_row_contact')
      .on(t.contactId)
      .where(sql`${t.contactId} is not null`),
    check('import_row_decision', oneOf(t.decision, rowDecisions)),
    check('import_row_found', oneOf(t.foundBy, foundBys)),
  ],
);
keeps(importRow, {
  purpose: 'institutions',
  personal: ['record', 'cells', 'before', 'contact_id', 'hashes'],
  retention: 'import_run',
});

/** How the headings of a kind of file were matched before, so that the next such file needs no asking. */
export const importMapping = pgTable(
  'import_mapping',
  {
    kind: text().$type<ImportKind>().notNull(),
    headingsHash: bytes('headings_hash').notNull(),
    mapping: jsonb().$type<Record<string, string>>().notNull(),
    settings: jsonb().$type<ImportSettings>().notNull().default({}),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.headingsHash] })],
);
keeps(importMapping, {
  purpose: 'institutions',
  personal: [],
  retention: { none: 'Headings of spreadsheets. Nobody is in them.' },
});
