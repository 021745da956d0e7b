import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export const mergeableKinds = ['institution', 'contact'] as const;
export type MergeableKind = (typeof mergeableKinds)[number];

const who = (name: string) =>
  uuid(name)
    .$type<OfficerId>()
    .references(() => officer.id);

/** A key under which records that may be one stand together: found as they are saved, never all against all. */
export const blockingKey = pgTable(
  'blocking_key',
  {
    entity: text().$type<MergeableKind>().notNull(),
    entityId: uuid('entity_id').notNull(),
    key: text().notNull(),
  },
  (t) => [
    unique('blocking_key_once').on(t.entity, t.entityId, t.key),
    index('blocking_key_found').on(t.entity, t.key),
    check('blocking_key_entity', oneOf(t.entity, mergeableKinds)),
  ],
);
keeps(blockingKey, {
  purpose: 'contacts',
  personal: ['key', 'entity_id'],
  retention: 'contact',
});

/** Two records that may be one, with what speaks for it. Somebody decides; nothing is merged by itself. */
export const duplicatePair = pgTable(
  'duplicate_pair',
  {
    id: uuid().$type<Id<'duplicate_pair'>>().defaultRandom().primaryKey(),
    entity: text().$type<MergeableKind>().notNull(),
    firstId: uuid('first_id').notNull(),
    secondId: uuid('second_id').notNull(),
    // Hundredths: 100 is as good as certain.
    weight: integer().notNull(),
    reasons: text().array().notNull(),
    foundAt: instant('found_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: who('decided_by'),
    decision: text().$type<'merged' | 'two'>(),
  },
  (t) => [
    unique('duplicate_pair_once').on(t.entity, t.firstId, t.secondId),
    index('duplicate_pair_open')
      .on(t.entity, t.weight)
      .where(sql`${t.decidedAt} is null`),
    check('duplicate_pair_entity', oneOf(t.entity, mergeableKinds)),
    check('duplicate_pair_order', sql`${t.firstId} < ${t.secondId}`),
    check('duplicate_pair_decision', oneOf(t.decision, ['merged', 'two'])),
    check(
      'duplicate_pair_decided',
      sql`(${t.decidedAt} is null) = (${t.decidedBy} is null) and (${t.decidedAt} is null) = (${t.decision} is null)`,
    ),
  ],
);
keeps(duplicatePair, {
  purpose: 'contacts',
  personal: ['first_id', 'second_id', 'decided_by'],
  retention: 'contact',
});

/** That two records became one: what each held and which rows moved, so that it can be undone for 30 days. */
export const recordMerge = pgTable(
  'record_merge',
  {
    id: uuid().$type<Id<'record_merge'>>().defaultRandom().primaryKey(),
    entity: text().$type<MergeableKind>().notNull(),
    fromId: uuid('from_id').notNull(),
    intoId: uuid('into_id').notNull(),
    // The fields that changed on the record that stays, as they were.
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    // Table → ids of the rows that came over.
    moved: jsonb().$type<Record<string, string[]>>().notNull(),
    mergedAt: instant('merged_at').notNull(),
    mergedBy: who('merged_by').notNull(),
    undoUntil: plainDate('undo_until').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: who('undone_by'),
  },
  (t) => [
    index().on(t.entity, t.fromId),
    index().on(t.entity, t.intoId),
    check('record_merge_entity', oneOf(t.entity, mergeableKinds)),
    check('record_merge_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
  ],
);
keeps(recordMerge, {
  purpose: 'contacts',
  personal: ['before', 'from_id', 'into_id', 'merged_by', 'undone_by'],
  retention: 'record_merge',
});
