import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { type IssueVersionId, newsletterVersion } from './newsletter-issues.ts';
import { type SubscriberId, subscriber } from './newsletters.ts';
import { who } from './officers.ts';

export type SendingId = Id<'newsletter_sending'>;
export type RecipientId = Id<'newsletter_recipient'>;

/**
 * An approved version on its way to those it is for. One worker holds it at a time, by a lease that it renews; what
 * that worker left undone is taken up by the next.
 */
export const newsletterSending = pgTable(
  'newsletter_sending',
  {
    id: uuid().$type<SendingId>().defaultRandom().primaryKey(),
    versionId: uuid('version_id')
      .$type<IssueVersionId>()
      .notNull()
      .unique()
      .references(() => newsletterVersion.id, { onDelete: 'cascade' }),
    dueAt: instant('due_at').notNull(),
    perSecond: integer('per_second').notNull(),
    // Null until the list of people is made, when the hour has come.
    listedAt: instant('listed_at'),
    // How many are on that list, which nobody joins or leaves: counted once, or a page of lists counts millions.
    listedPeople: integer('listed_people'),
    pausedAt: instant('paused_at'),
    cancelledAt: instant('cancelled_at'),
    finishedAt: instant('finished_at'),
    leaseHolder: uuid('lease_holder'),
    leaseUntil: instant('lease_until'),
  },
  (t) => [
    index('newsletter_sending_open')
      .on(t.dueAt)
      .where(sql`${t.finishedAt} is null and ${t.cancelledAt} is null`),
    check('newsletter_sending_rate', sql`${t.perSecond} between 1 and 2000`),
    check('newsletter_sending_lease', sql`(${t.leaseHolder} is null) = (${t.leaseUntil} is null)`),
    check('newsletter_sending_end', sql`${t.cancelledAt} is null or ${t.finishedAt} is null`),
  ],
);
keeps(newsletterSending, { purpose: 'newsletters', personal: [], retention: 'newsletter_issue' });

export const sendingSteps = ['scheduled', 'listed', 'paused', 'resumed', 'cancelled', 'finished'] as const;
export type SendingStep = (typeof sendingSteps)[number];

/** Who did what to a sending, and when; nobody where the worker did. */
export const newsletterStep = pgTable(
  'newsletter_step',
  {
    id: uuid().$type<Id<'newsletter_step'>>().defaultRandom().primaryKey(),
    sendingId: uuid('sending_id')
      .$type<SendingId>()
      .notNull()
      .references(() => newsletterSending.id, { onDelete: 'cascade' }),
    kind: text().$type<SendingStep>().notNull(),
    at: instant().notNull(),
    by: who('by'),
  },
  (t) => [index().on(t.sendingId, t.at), check('newsletter_step_kind', oneOf(t.kind, sendingSteps))],
);
keeps(newsletterStep, { purpose: 'newsletters', personal: ['by'], retention: 'newsletter_issue' });

/**
 * One person of one sending. `handed_at` is written in the breath before the last line of the message goes to the
 * mail server: whoever takes over knows by it who has theirs. The id is the name of the message.
 */
export const newsletterRecipient = pgTable(
  'newsletter_recipient',
  {
    id: uuid().$type<RecipientId>().defaultRandom().primaryKey(),
    sendingId: uuid('sending_id')
      .$type<SendingId>()
      .notNull()
      .references(() => newsletterSending.id, { onDelete: 'cascade' }),
    subscriberId: uuid('subscriber_id')
      .$type<SubscriberId>()
      .references(() => subscriber.id, { onDelete: 'set null' }),
    handedAt: instant('handed_at'),
    // Left since, or suppressed since: nothing is sent.
    skippedAt: instant('skipped_at'),
    failedAt: instant('failed_at'),
    tries: integer().notNull().default(0),
    tryAfter: instant('try_after'),
    // The answer of the mail server, without the address: "550 5.1.1".
    answer: text(),
    bouncedAt: instant('bounced_at'),
    bouncedHard: boolean('bounced_hard'),
  },
  (t) => [
    unique('newsletter_recipient_once').on(t.sendingId, t.subscriberId),
    index('newsletter_recipient_waiting')
      .on(t.sendingId, t.id)
      .where(sql`${t.handedAt} is null and ${t.skippedAt} is null and ${t.failedAt} is null`),
    index('newsletter_recipient_of').on(t.subscriberId),
    check('newsletter_recipient_end', sql`num_nonnulls(${t.handedAt}, ${t.skippedAt}, ${t.failedAt}) <= 1`),
  ],
);
keeps(newsletterRecipient, {
  purpose: 'newsletters',
  personal: ['subscriber_id', 'answer'],
  retention: 'newsletter_delivery',
});
