import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type SavedSearchId = Id<'saved_search'>;
export type DataExportId = Id<'data_export'>;

/** A search that somebody keeps: its words and filters, never its results, so that it stays live. */
export const savedSearch = pgTable(
  'saved_search',
  {
    id: uuid().$type<SavedSearchId>().defaultRandom().primaryKey(),
    officerId: who('officer_id').notNull(),
    name: text().notNull(),
    // The page it belongs to and its query, as the address has it.
    page: text().notNull(),
    query: jsonb().$type<Record<string, string>>().notNull(),
    isShared: boolean('is_shared').notNull().default(false),
    // With whom it is shared: everybody whose roles reach this area.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .references(() => area.id),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    index().on(t.officerId),
    index('saved_search_shared')
      .on(t.areaId)
      .where(sql`${t.isShared}`),
    check('saved_search_named', sql`length(btrim(${t.name})) between 1 and 100`),
    check('saved_search_shared_where', sql`not ${t.isShared} or ${t.areaId} is not null`),
  ],
);
keeps(savedSearch, {
  purpose: 'institutions',
  personal: ['officer_id', 'query'],
  retention: 'officer_account',
});

/** When somebody last looked at a saved search: what came since then is new to them. */
export const savedSearchLook = pgTable(
  'saved_search_look',
  {
    searchId: uuid('search_id')
      .$type<SavedSearchId>()
      .notNull()
      .references(() => savedSearch.id, { onDelete: 'cascade' }),
    officerId: who('officer_id').notNull(),
    lookedAt: instant('looked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.searchId, t.officerId] }), index().on(t.officerId)],
);
keeps(savedSearchLook, {
  purpose: 'institutions',
  personal: ['officer_id'],
  retention: 'officer_account',
});

/** A word of a name by itself, to find what is nearly spelt so. Learnt anew each hour from what is kept. */
export const searchWord = pgTable(
  'search_word',
  {
    word: text().primaryKey(),
    // Its consonants, by which spellings of one name are alike: "Yousef" and "Yusuf".
    sounds: text().notNull(),
  },
  (t) => [
    index('search_word_like').using('gin', sql`${t.word} gin_trgm_ops`),
    index('search_word_sounds').on(t.sounds),
  ],
);
keeps(searchWord, {
  purpose: 'institutions',
  personal: [],
  retention: {
    none: 'Words without the names they stood in. One that no record has is gone within the hour.',
  },
});

/** A list that left Concord as a file: who asked why, who agreed, and until when it can be fetched. */
export const dataExport = pgTable(
  'data_export',
  {
    id: uuid().$type<DataExportId>().defaultRandom().primaryKey(),
    page: text().notNull(),
    query: jsonb().$type<Record<string, string>>().notNull(),
    format: text().$type<'csv' | 'xlsx'>().notNull(),
    holdsPeople: boolean('holds_people').notNull(),
    reason: text().notNull(),
    recipient: text().notNull(),
    // Where whoever asked may take lists from: whoever agrees must answer for all of it.
    areaIds: uuid('area_ids').array().$type<AreaId[]>().notNull(),
    askedAt: instant('asked_at').notNull(),
    askedBy: who('asked_by').notNull(),
    // People's details leave only when somebody else has agreed.
    approvedAt: instant('approved_at'),
    approvedBy: who('approved_by'),
    refusedAt: instant('refused_at'),
    refusedBy: who('refused_by'),
    refusal: text(),
    expiresAt: instant('expires_at').notNull(),
    fetchedAt: instant('fetched_at'),
    // How many records the file had when it was last fetched.
    records: integer(),
  },
  (t) => [
    index().on(t.askedBy, t.askedAt),
    index('data_export_waiting')
      .on(t.askedAt)
      .where(sql`${t.holdsPeople} and ${t.approvedAt} is null and ${t.refusedAt} is null`),
    check('data_export_format', sql`${t.format} in ('csv', 'xlsx')`),
    check('data_export_reason', sql`length(btrim(${t.reason})) >= 10`),
    check('data_export_by_another', sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.askedBy}`),
    check('data_export_approved', sql`(${t.approvedAt} is null) = (${t.approvedBy} is null)`),
    check('data_export_refused', sql`(${t.refusedAt} is null) = (${t.refusedBy} is null)`),
    check(
      'data_export_fetched',
      sql`${t.fetchedAt} is null or not ${t.holdsPeople} or ${t.approvedAt} is not null`,
    ),
  ],
);
keeps(dataExport, {
  purpose: 'accountability',
  personal: ['query', 'reason', 'recipient', 'asked_by', 'approved_by', 'refused_by', 'refusal'],
  retention: 'data_export',
});
