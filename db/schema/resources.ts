import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { approvalChecks, approvalColumns } from './approved-versions.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import {
  type ResourceAudience,
  type ResourceFileRole,
  resourceFileRoles,
  type ResourceKind,
  resourceKinds,
  type ResourceLanguage,
  resourceLanguages,
  type ResourceLicence,
  resourceLicences,
  type ResourceTopic,
  resourceTopics,
} from './resource-terms.ts';
import { type FileHash, storedFile } from './stored-files.ts';

export type ResourceId = Id<'resource'>;
export type ResourceVersionId = Id<'resource_version'>;
export type ResourceFileId = Id<'resource_file'>;

/** Something that people may take and use, in one language. What it says and holds stands in its versions. */
export const resource = pgTable(
  'resource',
  {
    id: uuid().$type<ResourceId>().defaultRandom().primaryKey(),
    slug: text().notNull().unique(),
    // The same in other languages shares it: the id of the first.
    familyId: uuid('family_id').$type<ResourceId>().notNull(),
    language: text().$type<ResourceLanguage>().notNull(),
    kind: text().$type<ResourceKind>().notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: who('made_by').notNull(),
    // The last time that anything of it was written or decided.
    touchedAt: instant('touched_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: who('withdrawn_by'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [
    unique('resource_once_a_language').on(t.familyId, t.language),
    index('resource_touched').on(t.touchedAt),
    check('resource_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('resource_language', oneOf(t.language, resourceLanguages)),
    check('resource_kind', oneOf(t.kind, resourceKinds)),
    check(
      'resource_withdrawn',
      sql`(${t.withdrawnAt} is null) = (${t.withdrawnBy} is null) and (${t.withdrawnAt} is null) = (${t.withdrawnReason} is null)`,
    ),
  ],
);
keeps(resource, { purpose: 'publishing', personal: ['made_by', 'withdrawn_by'], retention: 'resource' });

/** What a resource said and held from one approval to the next. Once approved it stays as it is. */
export const resourceVersion = pgTable(
  'resource_version',
  {
    id: uuid().$type<ResourceVersionId>().defaultRandom().primaryKey(),
    resourceId: uuid('resource_id')
      .$type<ResourceId>()
      .notNull()
      .references(() => resource.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    // What it is for and how to use it.
    use: text().notNull(),
    transcript: text(),
    audiences: text().array().$type<ResourceAudience[]>().notNull(),
    topic: text().$type<ResourceTopic>().notNull(),
    licence: text().$type<ResourceLicence>().notNull(),
    // The last day on which it is offered.
    expiresOn: plainDate('expires_on'),
    writtenAt: instant('written_at').notNull(),
    // Whoever sent a file for it is a writer too.
    ...approvalColumns(),
    sentBackReason: text('sent_back_reason'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    unique('resource_version_number').on(t.resourceId, t.number),
    uniqueIndex('resource_version_open')
      .on(t.resourceId)
      .where(sql`approved_at is null`),
    check('resource_version_title', sql`coalesce(length(btrim(${t.title})), 0) between 1 and 120`),
    check('resource_version_summary', sql`coalesce(length(btrim(${t.summary})), 0) between 1 and 250`),
    check('resource_version_use', sql`coalesce(length(btrim(${t.use})), 0) between 1 and 2000`),
    check('resource_version_audiences', sql`cardinality(${t.audiences}) > 0`),
    check('resource_version_topic', oneOf(t.topic, resourceTopics)),
    check('resource_version_licence', oneOf(t.licence, resourceLicences)),
    ...approvalChecks('resource_version', t),
  ],
);
keeps(resourceVersion, {
  purpose: 'publishing',
  personal: ['writers', 'approved_by'],
  retention: 'resource',
});

/** A file of a version: what is taken away, for a print shop, for a film, or to show what it looks like. */
export const resourceFile = pgTable(
  'resource_file',
  {
    id: uuid().$type<ResourceFileId>().defaultRandom().primaryKey(),
    versionId: uuid('version_id')
      .$type<ResourceVersionId>()
      .notNull()
      .references(() => resourceVersion.id, { onDelete: 'cascade' }),
    role: text().$type<ResourceFileRole>().notNull(),
    hash: text()
      .$type<FileHash>()
      .notNull()
      .references(() => storedFile.hash),
    // "A3", "A5, folded": what its own facts do not say. Of a preview, what it shows.
    words: text().notNull().default(''),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    unique('resource_file_once').on(t.versionId, t.role, t.hash),
    index('resource_file_of').on(t.hash),
    uniqueIndex('resource_file_one_preview')
      .on(t.versionId)
      .where(sql`role = 'preview'`),
    check('resource_file_role', oneOf(t.role, resourceFileRoles)),
    check('resource_file_alt', sql`${t.role} <> 'preview' or coalesce(length(btrim(${t.words})), 0) > 0`),
    check('resource_file_words', sql`length(${t.words}) <= 250`),
  ],
);
keeps(resourceFile, { purpose: 'publishing', personal: [], retention: 'resource' });

/** How often a resource was taken away on a day in a format. Nothing tells by whom, so it is a count and no rows. */
export const downloadCount = pgTable(
  'download_count',
  {
    resourceId: uuid('resource_id')
      .$type<ResourceId>()
      .notNull()
      .references(() => resource.id, { onDelete: 'cascade' }),
    format: text().notNull(),
    on: plainDate('counted_on').notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.resourceId, t.format, t.on] }),
    check('download_count_some', sql`${t.count} > 0`),
  ],
);
keeps(downloadCount, { purpose: 'publishing', personal: [], retention: 'download_count' });
