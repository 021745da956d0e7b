import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { approvalColumns } from './approved-versions.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { commsPlan, type CommsPlanId } from './comms-plans.ts';
import { commsTerm } from './comms-terms.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type CommsWordingId = Id<'comms_wording'>;
export type CommsVersionId = Id<'comms_version'>;
export type CommsReleaseId = Id<'comms_release'>;
export type CommsRowId = Id<'comms_row'>;

export const wordingKinds = ['holding_line', 'question', 'rumour', 'not_said'] as const;
/** A line to use, a question with its answer, a rumour with the fact, or what we will not say. */
export type WordingKind = (typeof wordingKinds)[number];

const term = (name: string) => text(name).references(() => commsTerm.code);

/** A piece of wording of a plan, in one language; what it says stands in its versions. */
export const commsWording = pgTable(
  'comms_wording',
  {
    id: uuid().$type<CommsWordingId>().defaultRandom().primaryKey(),
    planId: uuid('plan_id')
      .$type<CommsPlanId>()
      .notNull()
      .references(() => commsPlan.id, { onDelete: 'cascade' }),
    kind: text().$type<WordingKind>().notNull(),
    languageCode: term('language_code').notNull(),
    // What it says in another language.
    translatesId: uuid('translates_id')
      .$type<CommsWordingId>()
      .references((): AnyPgColumn => commsWording.id, { onDelete: 'set null' }),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    index('comms_wording_of_plan').on(t.planId),
    index('comms_wording_translations').on(t.translatesId),
    check('comms_wording_kind', oneOf(t.kind, wordingKinds)),
    check('comms_wording_language', sql`starts_with(${t.languageCode}, 'language_')`),
  ],
);
keeps(commsWording, { purpose: 'impact', personal: [], retention: 'comms_plan' });

/** One version of a piece of wording. What somebody else approved stays as it is: a change is the next version. */
export const commsVersion = pgTable(
  'comms_version',
  {
    id: uuid().$type<CommsVersionId>().defaultRandom().primaryKey(),
    wordingId: uuid('wording_id')
      .$type<CommsWordingId>()
      .notNull()
      .references(() => commsWording.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    // The question, or the rumour.
    question: text(),
    words: text().notNull(),
    isEmbargoed: boolean('is_embargoed').notNull().default(false),
    // Before then nobody releases it; after it, somebody still has to.
    embargoUntil: instant('embargo_until'),
    writtenAt: instant('written_at').notNull(),
    ...approvalColumns(),
    sentBackWords: text('sent_back_words'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    unique('comms_version_number').on(t.wordingId, t.version),
    // Two who begin the next version at once find each other's.
    uniqueIndex('comms_version_one_draft')
      .on(t.wordingId)
      .where(sql`${t.approvedAt} is null`),
    index('comms_version_waiting')
      .on(t.wordingId)
      .where(sql`${t.approvedAt} is null and ${t.askedAt} is not null`),
    check('comms_version_question', sql`length(btrim(${t.question})) between 1 and 300`),
    check('comms_version_words', sql`length(btrim(${t.words})) between 1 and 1500`),
    check('comms_version_embargo', sql`${t.embargoUntil} is null or ${t.isEmbargoed}`),
    check('comms_version_written', sql`cardinality(${t.writers}) > 0`),
    check('comms_version_sent_back', sql`length(${t.sentBackWords}) <= 1000`),
    check('comms_version_approved', sql`(${t.approvedAt} is null) = (${t.approvedBy} is null)`),
    check('comms_version_by_another', sql`${t.approvedBy} <> all (${t.writers})`),
  ],
);
keeps(commsVersion, {
  purpose: 'impact',
  personal: ['writers', 'approved_by', 'sent_back_words'],
  retention: 'comms_plan',
});

/** That somebody let a version out: when, by which channel and where it was used. Rows are only added. */
export const commsRelease = pgTable(
  'comms_release',
  {
    id: uuid().$type<CommsReleaseId>().defaultRandom().primaryKey(),
    versionId: uuid('version_id')
      .$type<CommsVersionId>()
      .notNull()
      .references(() => commsVersion.id, { onDelete: 'cascade' }),
    channelCode: term('channel_code').notNull(),
    usedWhere: text('used_where'),
    releasedAt: instant('released_at').notNull(),
    releasedBy: who('released_by').notNull(),
  },
  (t) => [
    index('comms_release_of_version').on(t.versionId),
    check('comms_release_channel', sql`starts_with(${t.channelCode}, 'channel_')`),
    check('comms_release_where', sql`length(btrim(${t.usedWhere})) between 1 and 200`),
  ],
);
keeps(commsRelease, { purpose: 'impact', personal: ['released_by'], retention: 'comms_plan' });

/** That a released version must not be used any more, and why. */
export const commsRecall = pgTable(
  'comms_recall',
  {
    versionId: uuid('version_id')
      .$type<CommsVersionId>()
      .primaryKey()
      .references(() => commsVersion.id, { onDelete: 'cascade' }),
    recalledAt: instant('recalled_at').notNull(),
    recalledBy: who('recalled_by').notNull(),
    reason: text().notNull(),
  },
  (t) => [check('comms_recall_reason', sql`length(btrim(${t.reason})) between 1 and 500`)],
);
keeps(commsRecall, { purpose: 'impact', personal: ['recalled_by'], retention: 'comms_plan' });

/** Who tells whom which piece of wording, by what and when. Its language is that of the wording. */
export const commsRow = pgTable(
  'comms_row',
  {
    id: uuid().$type<CommsRowId>().defaultRandom().primaryKey(),
    wordingId: uuid('wording_id')
      .$type<CommsWordingId>()
      .notNull()
      .references(() => commsWording.id, { onDelete: 'cascade' }),
    audienceCode: term('audience_code').notNull(),
    channelCode: term('channel_code').notNull(),
    ownerId: who('owner_id').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [
    index('comms_row_of_wording').on(t.wordingId),
    index('comms_row_of_owner').on(t.ownerId),
    check('comms_row_audience', sql`starts_with(${t.audienceCode}, 'audience_')`),
    check('comms_row_channel', sql`starts_with(${t.channelCode}, 'channel_')`),
  ],
);
keeps(commsRow, { purpose: 'impact', personal: ['owner_id'], retention: 'comms_plan' });
