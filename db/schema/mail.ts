import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { citext, type Id, instant } from './columns.ts';
import { keeps } from './keeping.ts';

export type MessageId = Id<'mail_message'>;

/** A message to one person: written down with what caused it, delivered by the worker. */
export const mailMessage = pgTable(
  'mail_message',
  {
    id: uuid().$type<MessageId>().defaultRandom().primaryKey(),
    template: text().notNull(),
    toName: text('to_name').notNull(),
    toEmail: citext('to_email').notNull(),
    // What the template says. A link that holds a secret is stored sealed (src/lib/mail/links.ts).
    fields: jsonb().notNull(),
    invite: jsonb(),
    // A file that is made when the mail leaves, so that it is never stored: what kind, and of which record.
    attachment: jsonb().$type<{ kind: string; id: string }>(),
    // What it answers, the oldest first: ids of mails of ours, and Message-IDs of mails that came.
    thread: jsonb().$type<string[]>(),
    // The record this message is about, for its page and for the rights report.
    entity: text().notNull(),
    entityId: uuid('entity_id').notNull(),
    queuedAt: instant('queued_at').notNull(),
    attempts: integer().notNull().default(0),
    sentAt: instant('sent_at'),
    failedAt: instant('failed_at'),
    lastError: text('last_error'),
    // Not sent, because its address is not written to; the reason is one of `mail_suppression`.
    withheldAt: instant('withheld_at'),
    withheldFor: text('withheld_for'),
  },
  (t) => [
    index('mail_message_newest').on(t.queuedAt.desc(), t.id),
    index().on(t.entityId),
    index('mail_message_failed')
      .on(t.failedAt)
      .where(sql`${t.failedAt} is not null`),
    index('mail_message_withheld')
      .on(t.withheldAt)
      .where(sql`${t.withheldAt} is not null`),
    check('mail_message_withheld', sql`(${t.withheldAt} is null) = (${t.withheldFor} is null)`),
    check('mail_message_withheld_unsent', sql`${t.withheldAt} is null or ${t.sentAt} is null`),
  ],
);
keeps(mailMessage, {
  purpose: 'messages',
  personal: ['to_name', 'to_email', 'fields', 'invite'],
  retention: 'message',
});
