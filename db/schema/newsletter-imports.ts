import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AreaId } from './areas.ts';
import { bytes, citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { type SubscriberId, subscriber } from './newsletters.ts';
import { who } from './officers.ts';

export type SubscriberImportId = Id<'subscriber_import'>;

/** Where a list stands. In `reading`, `writing` and `undoing` the worker has it. */
export const listStates = ['reading', 'ready', 'writing', 'written', 'undoing', 'undone', 'failed'] as const;
export type ListState = (typeof listStates)[number];

/** What is said of a list as a whole, for rows that do not say it themselves. */
export type SaidOfList = {
  topics: readonly string[];
  source: string;
  agreedOn: string | null;
  words: string;
};

/** A list of people who agreed to newsletters somewhere else, with the evidence of that. */
export const subscriberImport = pgTable(
  'subscriber_import',
  {
    id: uuid().$type<SubscriberImportId>().defaultRandom().primaryKey(),
    fileName: text('file_name').notNull(),
    // Whether each of them pressed a link in a mail when they agreed. Whoever did not is asked by mail first.
    isProven: boolean('is_proven').notNull(),
    state: text().$type<ListState>().notNull().default('reading'),
    said: jsonb().$type<SaidOfList>(),
    // By which the same file sent twice is known.
    fileHash: bytes('file_hash'),
    // How it was read, in words, and the headings that say nothing to us.
    readAs: text('read_as'),
    notRead: text('not_read')
      .array()
      .notNull()
      .default(sql`'{}'`),
    // What does not change any more once the worker has left it, kept so that lists of lists need not count rows.
    rowsAll: integer('rows_all').notNull().default(0),
    rowsFine: integer('rows_fine').notNull().default(0),
    rowsDone: integer('rows_done').notNull().default(0),
    // Who asked for the step that the worker does, and why nothing came of it.
    askedBy: who('asked_by'),
    failure: text(),
    sentAt: instant('sent_at').notNull(),
    sentBy: who('sent_by').notNull(),
    writtenAt: instant('written_at'),
    writtenBy: who('written_by'),
    undoneAt: instant('undone_at'),
    undoneBy: who('undone_by'),
  },
  (t) => [
    index('subscriber_import_sent').on(t.sentAt),
    check('subscriber_import_state', oneOf(t.state, listStates)),
    check('subscriber_import_written', sql`(${t.writtenAt} is null) = (${t.writtenBy} is null)`),
    check(
      'subscriber_import_undone',
      sql`(${t.undoneAt} is null) = (${t.undoneBy} is null) and (${t.undoneAt} is null or ${t.writtenAt} is not null)`,
    ),
  ],
);
keeps(subscriberImport, {
  purpose: 'newsletters',
  personal: ['sent_by', 'written_by', 'undone_by', 'asked_by'],
  retention: 'newsletter_consent',
});

/** A piece of the file as it came, for the worker to read. It goes as soon as it was read. */
export const subscriberImportPart = pgTable(
  'subscriber_import_part',
  {
    importId: uuid('import_id')
      .$type<SubscriberImportId>()
      .notNull()
      .references(() => subscriberImport.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
);
keeps(subscriberImportPart, {
  purpose: 'newsletters',
  personal: ['content'],
  retention: 'newsletter_import',
});

/** Why a row of a list is not taken. */
export const importProblems = [
  'no address',
  'not an address',
  'twice',
  'no source',
  'no day',
  'no such day',
  'not yet',
  'too old',
  'no words',
  'no topic',
  'unknown topic',
  'unknown area',
  'unknown sector',
  'known',
  'not to be written to',
] as const;
export type ImportProblem = (typeof importProblems)[number];

/** What somebody of a list chose, by the codes of our own lists. */
export type ImportedChoices = {
  topics: readonly string[];
  areas: readonly AreaId[];
  sectors: readonly string[];
};

/** One row of a list: whose address, what they chose, and the evidence. Its address goes after 30 days. */
export const subscriberImportRow = pgTable(
  'subscriber_import_row',
  {
    importId: uuid('import_id')
      .$type<SubscriberImportId>()
      .notNull()
      .references(() => subscriberImport.id, { onDelete: 'cascade' }),
    // As a spreadsheet counts, with the headings as line 1.
    line: integer().notNull(),
    email: citext(),
    chosen: jsonb().$type<ImportedChoices>().notNull(),
    // Where they agreed, when, and in which words.
    source: text(),
    agreedOn: plainDate('agreed_on'),
    words: text(),
    problem: text().$type<ImportProblem>(),
    // Its cells as they were typed, by the column they are for: a row that is not taken goes back as it came.
    typed: jsonb().$type<Readonly<Record<string, string>>>(),
    subscriberId: uuid('subscriber_id')
      .$type<SubscriberId>()
      .references(() => subscriber.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    index('subscriber_import_row_of').on(t.subscriberId),
    check('subscriber_import_row_problem', oneOf(t.problem, importProblems)),
    check(
      'subscriber_import_row_evidence',
      sql`${t.problem} is not null or (coalesce(length(btrim(${t.source})),0) > 0
        and ${t.agreedOn} is not null and coalesce(length(btrim(${t.words})),0) > 0)`,
    ),
    check('subscriber_import_row_refused', sql`${t.problem} is null or ${t.subscriberId} is null`),
  ],
);
keeps(subscriberImportRow, {
  purpose: 'newsletters',
  personal: ['email', 'chosen', 'typed', 'subscriber_id'],
  retention: 'newsletter_import',
});
