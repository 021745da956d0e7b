import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { citext, type Id, instant, oneOf } from './columns.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import type { MessageId } from './mail.ts';
import { who } from './officers.ts';
import { trainingRequest, type TrainingRequestId } from './training-requests.ts';

export type EnquiryId = Id<'enquiry'>;
export type EnquiryMessageId = Id<'enquiry_message'>;

export const enquiryReasons = [
  'prevent',
  'training',
  'event',
  'campaign',
  'your_information',
  'accessibility',
  'press',
  'website',
  'other',
] as const;
/** What somebody writes to us about. */
export type EnquiryReason = (typeof enquiryReasons)[number];

export const enquiryEndings = ['answered', 'converted', 'handed_over', 'no_answer', 'not_for_us'] as const;
/** How an enquiry ended. */
export type EnquiryEnding = (typeof enquiryEndings)[number];

/**
 * What somebody wrote to the team. Nobody but the writer is in it: there is no field for another person, and where
 * the words are about one, they are handed over and wiped.
 */
export const enquiry = pgTable(
  'enquiry',
  {
    id: uuid().$type<EnquiryId>().defaultRandom().primaryKey(),
    reference: text().notNull().unique(),
    formToken: text('form_token').notNull().unique(),
    reason: text().$type<EnquiryReason>().notNull(),
    // Where the writer lives or works, if they say; without it the enquiry is for the whole team.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .references(() => area.id),
    // Empty once handed over, as is the address.
    words: text().notNull(),
    email: citext(),
    receivedAt: instant('received_at').notNull(),
    // The mail that said we have it: what the writer answers to is known by its id.
    receiptId: uuid('receipt_id').$type<MessageId>(),
    // By when it is our turn to have answered; null while we wait for the writer, and once it is closed.
    dueAt: instant('due_at'),
    ownerId: who('owner_id'),
    takenAt: instant('taken_at'),
    closedAt: instant('closed_at'),
    closedBy: who('closed_by'),
    ending: text().$type<EnquiryEnding>(),
    trainingRequestId: uuid('training_request_id')
      .$type<TrainingRequestId>()
      .references(() => trainingRequest.id, { onDelete: 'set null' }),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id, { onDelete: 'set null' }),
    // Counts changes: how a stale form is noticed.
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('enquiry_open')
      .on(t.dueAt)
      .where(sql`${t.closedAt} is null`),
    index('enquiry_newest').on(t.receivedAt.desc(), t.id),
    index('enquiry_closed').on(t.closedAt),
    index().on(t.areaId),
    index().on(t.ownerId),
    index().on(t.email),
    index().on(t.institutionId),
    index().on(t.trainingRequestId),
    check('enquiry_reason', oneOf(t.reason, enquiryReasons)),
    check('enquiry_ending', oneOf(t.ending, enquiryEndings)),
    check(
      'enquiry_closed_how',
      sql`(${t.closedAt} is null) = (${t.ending} is null) and (${t.closedAt} is null) = (${t.closedBy} is null)`,
    ),
    check('enquiry_clock', sql`${t.closedAt} is null or ${t.dueAt} is null`),
    check('enquiry_owner', sql`(${t.ownerId} is null) = (${t.takenAt} is null)`),
    check(
      'enquiry_words',
      sql`case when coalesce(${t.ending}, '') = 'handed_over' then ${t.words} = '' and ${t.email} is null
        else length(btrim(${t.words})) between 1 and 600 and ${t.email} is not null end`,
    ),
  ],
);
keeps(enquiry, {
  purpose: 'enquiries',
  personal: ['words', 'email', 'owner_id', 'closed_by'],
  retention: 'enquiry',
});

const ofEnquiry = () =>
  uuid('enquiry_id')
    .$type<EnquiryId>()
    .notNull()
    .references(() => enquiry.id, { onDelete: 'cascade' });

export const messageWays = ['in', 'out'] as const;
/** Whether the writer wrote it, or we did. */
export type MessageWay = (typeof messageWays)[number];

/** What was written back and forth after the enquiry itself. */
export const enquiryMessage = pgTable(
  'enquiry_message',
  {
    id: uuid().$type<EnquiryMessageId>().defaultRandom().primaryKey(),
    enquiryId: ofEnquiry(),
    way: text().$type<MessageWay>().notNull(),
    words: text().notNull(),
    writtenAt: instant('written_at').notNull(),
    // Who wrote it, or put in by hand what came; null for what a mailbox brought.
    officerId: who('officer_id'),
    // The form's own token, or the Message-ID of a mail that came: the same one counts once.
    token: text().notNull().unique(),
    // The mail by which ours went.
    mailId: uuid('mail_id').$type<MessageId>(),
    // The Message-ID of a mail that came, as RFC 5322 writes it.
    messageId: text('message_id'),
  },
  (t) => [
    index('enquiry_message_thread').on(t.enquiryId, t.writtenAt),
    index('enquiry_message_mail').on(t.mailId),
    check('enquiry_message_way', oneOf(t.way, messageWays)),
    check('enquiry_message_words', sql`length(btrim(${t.words})) between 1 and 5000`),
    check(
      'enquiry_message_ours',
      sql`(${t.way} = 'out') = (${t.mailId} is not null) and (${t.way} = 'in' or ${t.officerId} is not null)`,
    ),
  ],
);
keeps(enquiryMessage, {
  purpose: 'enquiries',
  personal: ['words', 'officer_id', 'message_id'],
  retention: 'enquiry',
});

/** What colleagues say to each other about an enquiry; the writer never sees it. */
export const enquiryNote = pgTable(
  'enquiry_note',
  {
    id: uuid().$type<Id<'enquiry_note'>>().defaultRandom().primaryKey(),
    enquiryId: ofEnquiry(),
    words: text().notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by').notNull(),
  },
  (t) => [
    index('enquiry_note_of').on(t.enquiryId, t.writtenAt),
    check('enquiry_note_words', sql`length(btrim(${t.words})) between 1 and 1000`),
  ],
);
keeps(enquiryNote, { purpose: 'enquiries', personal: ['words', 'written_by'], retention: 'enquiry' });

/** A reply that somebody has begun and not sent: one for each officer. */
export const enquiryDraft = pgTable(
  'enquiry_draft',
  {
    enquiryId: ofEnquiry(),
    officerId: who('officer_id').notNull(),
    words: text().notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enquiryId, t.officerId] }),
    check('enquiry_draft_words', sql`length(btrim(${t.words})) between 1 and 5000`),
  ],
);
keeps(enquiryDraft, { purpose: 'enquiries', personal: ['words', 'officer_id'], retention: 'enquiry' });

/** Words for replies that are written again and again. */
export const replyTemplate = pgTable(
  'reply_template',
  {
    id: uuid().$type<Id<'reply_template'>>().defaultRandom().primaryKey(),
    title: text().notNull(),
    // The reason for which it is offered first; null for any.
    reason: text().$type<EnquiryReason>(),
    words: text().notNull(),
    changedAt: instant('changed_at').notNull(),
    changedBy: who('changed_by').notNull(),
    retiredAt: instant('retired_at'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    unique('reply_template_title').on(t.title),
    check('reply_template_reason', oneOf(t.reason, enquiryReasons)),
    check('reply_template_titled', sql`length(btrim(${t.title})) between 1 and 100`),
    check('reply_template_words', sql`length(btrim(${t.words})) between 1 and 3000`),
  ],
);
keeps(replyTemplate, {
  purpose: 'enquiries',
  personal: ['changed_by'],
  // The words are ours and about nobody; who wrote them goes with their account.
  retention: 'officer_account',
});
