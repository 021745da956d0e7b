import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type SuppressionId = Id<'mail_suppression'>;

export const bounceKinds = ['hard', 'soft', 'complaint'] as const;
export type BounceKind = (typeof bounceKinds)[number];
export const bounceSources = ['mailbox', 'webhook', 'server'] as const;
export type BounceSource = (typeof bounceSources)[number];

/** A message that came back, or that its reader called unwanted, known by a keyed hash of the address. */
export const mailBounce = pgTable(
  'mail_bounce',
  {
    id: uuid().$type<Id<'mail_bounce'>>().defaultRandom().primaryKey(),
    kind: text().$type<BounceKind>().notNull(),
    source: text().$type<BounceSource>().notNull(),
    emailHash: bytes('email_hash').notNull(),
    // The id of the message, in the outbox or of a newsletter; null where the report names none.
    messageId: uuid('message_id'),
    // As mail servers number their answers: "5.1.1".
    status: text(),
    // What makes a report the same report when it comes a second time.
    report: text().notNull().unique(),
    at: instant().notNull(),
  },
  (t) => [
    index('mail_bounce_newest').on(t.at.desc(), t.id),
    index('mail_bounce_of').on(t.emailHash, t.at),
    index('mail_bounce_message').on(t.messageId),
    check('mail_bounce_kind', oneOf(t.kind, bounceKinds)),
    check('mail_bounce_source', oneOf(t.source, bounceSources)),
    check('mail_bounce_status', sql`${t.status} ~ '^[245][.][0-9]{1,3}[.][0-9]{1,3}$'`),
  ],
);
keeps(mailBounce, { purpose: 'messages', personal: ['email_hash'], retention: 'mail_bounce' });

export const suppressionReasons = [
  'hard_bounce',
  'soft_bounces',
  'complaint',
  'unsubscribed',
  'asked',
] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];
export const suppressionScopes = ['all', 'newsletters'] as const;
export type SuppressionScope = (typeof suppressionScopes)[number];

/**
 * An address that is not written to, known by a keyed hash alone. A row is added and lifted once, by a person with a
 * reason or by the very person whose address it is; nothing else can touch it.
 */
export const mailSuppression = pgTable(
  'mail_suppression',
  {
    id: uuid().$type<SuppressionId>().defaultRandom().primaryKey(),
    emailHash: bytes('email_hash').notNull(),
    scope: text().$type<SuppressionScope>().notNull(),
    reason: text().$type<SuppressionReason>().notNull(),
    since: instant().notNull(),
    addedBy: who('added_by'),
    liftedAt: instant('lifted_at'),
    liftedBy: who('lifted_by'),
    liftReason: text('lift_reason'),
  },
  (t) => [
    uniqueIndex('mail_suppression_once')
      .on(t.emailHash, t.scope, t.reason)
      .where(sql`${t.liftedAt} is null`),
    index('mail_suppression_newest').on(t.since.desc(), t.id),
    check('mail_suppression_reason', oneOf(t.reason, suppressionReasons)),
    check('mail_suppression_scope', oneOf(t.scope, suppressionScopes)),
    check('mail_suppression_lifted', sql`(${t.liftedAt} is null) = (${t.liftReason} is null)`),
    check('mail_suppression_lift', sql`length(btrim(${t.liftReason})) between 1 and 300`),
    // Whoever lifts what a complaint or a bounce brought is an officer; who left may come back by themselves.
    check(
      'mail_suppression_lifter',
      sql`${t.liftedAt} is null or ${t.liftedBy} is not null or ${t.scope} = 'newsletters'`,
    ),
  ],
);
keeps(mailSuppression, {
  purpose: 'messages',
  personal: ['email_hash', 'added_by', 'lifted_by'],
  retention: 'mail_suppression',
});
