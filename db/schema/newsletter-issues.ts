import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { approvalColumns } from './approved-versions.ts';
import { type Id, instant } from './columns.ts';
import { keeps } from './keeping.ts';
import { severalOfficers, who } from './officers.ts';

export type IssueId = Id<'newsletter_issue'>;
export type IssueVersionId = Id<'newsletter_version'>;

/** A line of a list in an issue: an event, a course, a campaign or a resource, with where it leads. */
export type IssueItem = { title: string; meta: string; words: string; path: string };
/** A part of an issue as its writers keep it: words, or records that were chosen from a list. */
export type IssueBlock =
  | { kind: 'text'; markdown: string }
  | { kind: 'events' | 'courses' | 'campaigns' | 'resources'; heading: string; ids: readonly string[] };
/** A part as it leaves: what was chosen, as it stood when approval was asked for. */
export type IssuePart = { text: string } | { heading: string; items: readonly IssueItem[] };

/** Who gets an issue, as data: and, or, not, and what somebody chose. */
export type IssueFilter =
  | { all: readonly IssueFilter[] }
  | { any: readonly IssueFilter[] }
  | { not: IssueFilter }
  | { topic: string }
  | { area: string }
  | { sector: string }
  | { confirmedSince: string };

/** One newsletter, through all its versions. */
export const newsletterIssue = pgTable(
  'newsletter_issue',
  {
    id: uuid().$type<IssueId>().defaultRandom().primaryKey(),
    // Its address in the archive, given when it is sent and never changed.
    slug: text().unique(),
    begunAt: instant('begun_at').notNull(),
    begunBy: who('begun_by').notNull(),
    discardedAt: instant('discarded_at'),
    discardedBy: who('discarded_by'),
  },
  (t) => [
    check('newsletter_issue_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('newsletter_issue_discarded', sql`(${t.discardedAt} is null) = (${t.discardedBy} is null)`),
  ],
);
keeps(newsletterIssue, {
  purpose: 'newsletters',
  personal: ['begun_by', 'discarded_by'],
  retention: 'newsletter_issue',
});

/** What an issue says, to whom: written until approval is asked for, and never again once it is approved. */
export const newsletterVersion = pgTable(
  'newsletter_version',
  {
    id: uuid().$type<IssueVersionId>().defaultRandom().primaryKey(),
    issueId: uuid('issue_id')
      .$type<IssueId>()
      .notNull()
      .references(() => newsletterIssue.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    subject: text().notNull(),
    previewLine: text('preview_line').notNull(),
    blocks: jsonb().$type<readonly IssueBlock[]>().notNull(),
    filter: jsonb().$type<IssueFilter>().notNull(),
    // What leaves, frozen when approval is asked for: who approves approves exactly this.
    parts: jsonb().$type<readonly IssuePart[]>(),
    writtenAt: instant('written_at').notNull(),
    // Counts changes, so that two who write at once do not undo each other.
    sequence: integer().notNull().default(0),
    ...approvalColumns(),
    askedBy: who('asked_by'),
    sentBackAt: instant('sent_back_at'),
    sentBackBy: who('sent_back_by'),
    sentBackReason: text('sent_back_reason'),
  },
  (t) => [
    unique('newsletter_version_number').on(t.issueId, t.number),
    index('newsletter_version_waiting')
      .on(t.askedAt)
      .where(sql`${t.askedAt} is not null and ${t.approvedAt} is null`),
    check('newsletter_version_subject', sql`length(btrim(${t.subject})) between 1 and 120`),
    check('newsletter_version_preview', sql`length(${t.previewLine}) <= 150`),
    check('newsletter_version_writers', sql`cardinality(${t.writers}) > 0`),
    check(
      'newsletter_version_asked',
      sql`(${t.askedAt} is null) = (${t.askedBy} is null) and (${t.askedAt} is null) = (${t.parts} is null)`,
    ),
    check(
      'newsletter_version_approved',
      sql`(${t.approvedAt} is null) = (${t.approvedBy} is null) and (${t.approvedAt} is null or ${t.askedAt} is not null)`,
    ),
    check(
      'newsletter_by_another',
      sql`${t.approvedBy} <> all (${t.writers}) and ${t.approvedBy} <> ${t.askedBy}`,
    ),
    check(
      'newsletter_version_sent_back',
      sql`(${t.sentBackAt} is null) = (${t.sentBackBy} is null) and (${t.sentBackAt} is null) = (${t.sentBackReason} is null)`,
    ),
  ],
);
keeps(newsletterVersion, {
  purpose: 'newsletters',
  personal: ['writers', 'asked_by', 'approved_by', 'sent_back_by'],
  retention: 'newsletter_issue',
});

/** That a newsletter was sent to colleagues to look at: which writing of it, by whom, to whom. It is counted nowhere. */
export const newsletterTest = pgTable(
  'newsletter_test',
  {
    id: uuid().$type<Id<'newsletter_test'>>().defaultRandom().primaryKey(),
    versionId: uuid('version_id')
      .$type<IssueVersionId>()
      .notNull()
      .references(() => newsletterVersion.id, { onDelete: 'cascade' }),
    // As the version stood: its changes are counted.
    sequence: integer().notNull(),
    at: instant().notNull(),
    by: who('by').notNull(),
    readers: severalOfficers(),
  },
  (t) => [
    index('newsletter_test_of').on(t.versionId, t.at),
    check('newsletter_test_few', sql`cardinality(${t.readers}) between 1 and 6`),
  ],
);
keeps(newsletterTest, {
  purpose: 'newsletters',
  personal: ['by', 'readers'],
  retention: 'newsletter_issue',
});
