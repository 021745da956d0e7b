import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export const mergeableKinds = ['institution', 'contact'] as const;
export type MergeableKind = (typeof mergeableKinds)[number];
export type PairId = Id<'duplicate_pair'>;
export type MergeId = Id<'record_merge'>;

/**
 * A key under which records that may be one stand together: found as they are saved, never all against all. Keys are
 * hashes: they outlast what a record held before it was merged, so that its old address is known again.
 */
export const blockingKey = pgTable(
  'blocking_key',
  {
    entity: text().$type<MergeableKind>().notNull(),
    entityId: uuid('entity_id').notNull(),
    key: bigint({ mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entityId, t.key] }),
    index('blocking_key_found').on(t.key),
    check('blocking_key_entity', oneOf(t.entity, mergeableKinds)),
  ],
);
keeps(blockingKey, {
  purpose: 'contacts',
  personal: ['key', 'entity_id'],
  retention: 'contact',
});

/** A record that was saved since it was last compared with others. Triggers write it, a job takes it away. */
export const duplicateCheck = pgTable('duplicate_check', {
  id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  entity: text().$type<MergeableKind>().notNull(),
  entityId: uuid('entity_id').notNull(),
});
keeps(duplicateCheck, {
  purpose: 'contacts',
  personal: [],
  retention: { none: 'An id in a queue, gone within minutes.' },
});

/** Two records that may be one, with what speaks for it. Somebody decides; nothing is merged by itself. */
export const duplicatePair = pgTable(
  'duplicate_pair',
  {
    id: uuid().$type<PairId>().defaultRandom().primaryKey(),
    entity: text().$type<MergeableKind>().notNull(),
    firstId: uuid('first_id').notNull(),
    secondId: uuid('second_id').notNull(),
    // Hundredths: 100 is as good as certain.
    weight: integer().notNull(),
    // What speaks for and against it, with its points: "same_email:70".
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

/** What came to a record since it was merged, and what was changed since, as counts. */
export type Stayed = {
  since: { words: readonly [one: string, many: string]; count: number }[];
  left: { entity: string; fields: readonly string[]; count: number }[];
};

/** That two records became one, who said so and why; it can be undone for 30 days. */
export const recordMerge = pgTable(
  'record_merge',
  {
    id: uuid().$type<MergeId>().defaultRandom().primaryKey(),
    entity: text().$type<MergeableKind>().notNull(),
    fromId: uuid('from_id').notNull(),
    intoId: uuid('into_id').notNull(),
    reason: text().notNull(),
    mergedAt: instant('merged_at').notNull(),
    mergedBy: who('merged_by').notNull(),
    undoUntil: plainDate('undo_until').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: who('undone_by'),
    // What undoing left with the record that had stayed, by kind and number.
    stayed: jsonb().$type<Stayed>(),
  },
  (t) => [
    index().on(t.entity, t.fromId),
    index().on(t.entity, t.intoId),
    index('record_merge_when').on(t.mergedAt, t.id),
    check('record_merge_entity', oneOf(t.entity, mergeableKinds)),
    check('record_merge_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
  ],
);
keeps(recordMerge, {
  purpose: 'contacts',
  personal: ['from_id', 'into_id', 'reason', 'merged_by', 'undone_by'],
  retention: 'record_merge',
});

export const stepKinds = ['moved', 'changed', 'removed', 'added'] as const;
export type StepKind = (typeof stepKinds)[number];

/** One thing that a merge did to the rows of a table, as it is undone: the last first. */
export const mergeStep = pgTable(
  'merge_step',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    mergeId: uuid('merge_id')
      .$type<MergeId>()
      .notNull()
      .references(() => recordMerge.id, { onDelete: 'cascade' }),
    // The table, and the columns that came to say something else.
    entity: text().notNull(),
    fields: text().array().notNull(),
    what: text().$type<StepKind>().notNull(),
    // Of rows that moved or were added.
    keys: uuid().array(),
    // Of rows that changed, as they were and became; of rows that went, whole.
    rows: jsonb().$type<unknown[]>(),
  },
  (t) => [
    index().on(t.mergeId),
    check('merge_step_what', oneOf(t.what, stepKinds)),
    check('merge_step_one', sql`(${t.keys} is null) <> (${t.rows} is null)`),
  ],
);
keeps(mergeStep, { purpose: 'contacts', personal: ['keys', 'rows'], retention: 'record_merge' });
