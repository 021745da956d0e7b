import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

/** After how much mail came back an address is not written to any more. The latest row holds. */
export const mailThreshold = pgTable(
  'mail_threshold',
  {
    id: uuid().$type<Id<'mail_threshold'>>().defaultRandom().primaryKey(),
    // Mails that came back for good.
    hard: integer().notNull(),
    // On how many different days mail came back for now, within how many days.
    softDays: integer('soft_days').notNull(),
    softWithin: integer('soft_within').notNull(),
    complaints: integer().notNull(),
    decidedAt: instant('decided_at').notNull(),
    decidedBy: who('decided_by'),
  },
  (t) => [
    index().on(t.decidedAt),
    check('mail_threshold_hard', sql`${t.hard} between 1 and 5`),
    check('mail_threshold_soft', sql`${t.softDays} between 2 and 14`),
    check('mail_threshold_within', sql`${t.softWithin} between ${t.softDays} and 90`),
    check('mail_threshold_complaints', sql`${t.complaints} between 1 and 3`),
  ],
);
keeps(mailThreshold, { purpose: 'messages', personal: ['decided_by'], retention: 'session' });

/** How the reading of a mailbox goes, by a hash of where it is and whose. */
export const mailboxState = pgTable('mailbox_state', {
  mailbox: bytes().primaryKey(),
  readAt: instant('read_at'),
  // The last time that it could not be read, and why in our own words.
  faultAt: instant('fault_at'),
  fault: text(),
  // Tries in a row that failed: the next waits the longer.
  failures: integer().notNull().default(0),
  tryAfter: instant('try_after'),
});
keeps(mailboxState, {
  purpose: 'messages',
  personal: [],
  retention: { none: 'One row for each mailbox: how its reading goes now.' },
});

export const mailSorts = [
  'bounce',
  'delayed',
  'complaint',
  'auto_reply',
  'reply',
  'kept_aside',
  'known_already',
] as const;
export type MailSort = (typeof mailSorts)[number];

/**
 * A message of the mailbox that was read, written down in the transaction that did what it asks: whoever finds it
 * there again, because the reader was stopped before it could put it away, leaves it alone.
 */
export const mailboxMessage = pgTable(
  'mailbox_message',
  {
    id: uuid().$type<Id<'mailbox_message'>>().defaultRandom().primaryKey(),
    mailbox: bytes().notNull(),
    uidValidity: bigint('uid_validity', { mode: 'number' }).notNull(),
    uid: bigint({ mode: 'number' }).notNull(),
    sort: text().$type<MailSort>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    unique('mailbox_message_once').on(t.mailbox, t.uidValidity, t.uid),
    index('mailbox_message_newest').on(t.at),
    check('mailbox_message_sort', oneOf(t.sort, mailSorts)),
  ],
);
keeps(mailboxMessage, { purpose: 'messages', personal: [], retention: 'mail_bounce' });

export const asideReasons = [
  'not_understood',
  'no_mail_of_ours',
  'reply_not_taken',
  'could_not_be_kept',
] as const;
export type AsideReason = (typeof asideReasons)[number];
export type AsideId = Id<'mail_kept_aside'>;

/** A message of the mailbox that nobody could be given by rule: its head waits for a person to look at it. */
export const mailKeptAside = pgTable(
  'mail_kept_aside',
  {
    id: uuid().$type<AsideId>().defaultRandom().primaryKey(),
    why: text().$type<AsideReason>().notNull(),
    headers: text().notNull(),
    at: instant().notNull(),
    settledAt: instant('settled_at'),
    settledBy: who('settled_by'),
    note: text(),
  },
  (t) => [
    index('mail_kept_aside_newest').on(t.at.desc(), t.id),
    check('mail_kept_aside_why', oneOf(t.why, asideReasons)),
    check('mail_kept_aside_headers', sql`length(${t.headers}) <= 20000`),
    check('mail_kept_aside_settled', sql`(${t.settledAt} is null) = (${t.note} is null)`),
    check('mail_kept_aside_note', sql`length(btrim(${t.note})) between 1 and 300`),
  ],
);
keeps(mailKeptAside, {
  purpose: 'messages',
  personal: ['headers', 'settled_by', 'note'],
  retention: 'mail_kept_aside',
});

/** A call of the mail provider that was answered, by its signature: the same call a second time is refused. */
export const mailWebhookCall = pgTable(
  'mail_webhook_call',
  { signature: bytes().primaryKey(), reports: integer().notNull(), at: instant().notNull() },
  (t) => [index('mail_webhook_call_newest').on(t.at)],
);
keeps(mailWebhookCall, { purpose: 'messages', personal: [], retention: 'mail_bounce' });
