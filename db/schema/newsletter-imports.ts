import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AreaId } from './areas.ts';
import { citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { type SubscriberId, subscriber } from './newsletters.ts';
import { who } from './officers.ts';

export type SubscriberImportId = Id<'subscriber_import'>;

/** A list of people who agreed to newsletters somewhere else, with the evidence of that. */
export const subscriberImport = pgTable(
  'subscriber_import',
  {
    id: uuid().$type<SubscriberImportId>().defaultRandom().primaryKey(),
    fileName: text('file_name').notNull(),
    // Whether each of them pressed a link in a mail when they agreed. Whoever did not is asked by mail first.
    isProven: boolean('is_proven').notNull(),
    sentAt: instant('sent_at').notNull(),
    sentBy: who('sent_by').notNull(),
    writtenAt: instant('written_at'),
    writtenBy: who('written_by'),
    undoneAt: instant('undone_at'),
    undoneBy: who('undone_by'),
  },
  (t) => [
    index('subscriber_import_sent').on(t.sentAt),
    check('subscriber_import_written', sql`(${t.writtenAt} is null) = (${t.writtenBy} is null)`),
    check(
      'subscriber_import_undone',
      sql`(${t.undoneAt} is null) = (${t.undoneBy} is null) and (${t.undoneAt} is null or ${t.writtenAt} is not null)`,
    ),
  ],
);
keeps(subscriberImport, {
  purpose: 'newsletters',
  personal: ['sent_by', 'written_by', 'undone_by'],
  retention: 'newsletter_consent',
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
  personal: ['email', 'chosen', 'subscriber_id'],
  retention: 'newsletter_import',
});
