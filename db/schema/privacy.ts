import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, plainDate } from './columns.ts';
import { keeps, type PurposeCode, type RetentionCode } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

/** Why we hold things: the list that the public can read. */
export const purpose = pgTable('purpose', {
  code: text().$type<PurposeCode>().primaryKey(),
  label: text().notNull(),
  lawfulBasis: text('lawful_basis').notNull(),
});
keeps(purpose, { purpose: 'accountability', personal: [], retention: { none: 'A list of words.' } });

/** How long a kind of record is kept, from when, and what happens then. */
export const retentionRule = pgTable(
  'retention_rule',
  {
    code: text().$type<RetentionCode>().primaryKey(),
    label: text().notNull(),
    // An ISO 8601 duration, such as P3Y or P30D.
    period: text().notNull(),
    startsFrom: text('starts_from').notNull(),
    action: text().$type<'erase' | 'anonymise' | 'aggregate'>().notNull(),
    reason: text().notNull(),
  },
  (t) => [
    check('retention_rule_period', sql`${t.period} ~ '^P(T?[0-9]+[YMDH])+$'`),
    check('retention_rule_action', sql`${t.action} in ('erase', 'anonymise', 'aggregate')`),
  ],
);
keeps(retentionRule, {
  purpose: 'accountability',
  personal: [],
  retention: { none: 'The rules themselves.' },
});

/** A time when someone went on although the text check had warned them: a supervisor looks at each. */
export const textCheckOverride = pgTable(
  'text_check_override',
  {
    id: uuid().$type<Id<'text_check_override'>>().defaultRandom().primaryKey(),
    form: text().notNull(),
    // The kinds of finding, never the text itself.
    findings: text().array().notNull(),
    reason: text().notNull(),
    entity: text().notNull(),
    entityId: uuid('entity_id').notNull(),
    madeAt: instant('made_at').notNull(),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: uuid('reviewed_by')
      .$type<OfficerId>()
      .references(() => officer.id),
  },
  (t) => [
    index('text_check_override_waiting')
      .on(t.madeAt)
      .where(sql`${t.reviewedAt} is null`),
    check('text_check_override_reviewed', sql`(${t.reviewedAt} is null) = (${t.reviewedBy} is null)`),
  ],
);
keeps(textCheckOverride, { purpose: 'accountability', personal: ['reason'], retention: 'text_check' });

/** That nothing of some rules goes for the time being, because a court, an inquiry or a complaint may ask for it. */
export const legalHold = pgTable(
  'legal_hold',
  {
    id: uuid().$type<Id<'legal_hold'>>().defaultRandom().primaryKey(),
    name: text().notNull(),
    reason: text().notNull(),
    // The rules that it stops; empty for every rule there is.
    rules: text().array().$type<RetentionCode[]>().notNull(),
    endsOn: plainDate('ends_on').notNull(),
    placedAt: instant('placed_at').notNull(),
    placedBy: uuid('placed_by')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    liftedAt: instant('lifted_at'),
    liftedBy: uuid('lifted_by')
      .$type<OfficerId>()
      .references(() => officer.id),
  },
  (t) => [
    check('legal_hold_named', sql`length(btrim(${t.name})) > 0 and length(btrim(${t.reason})) > 0`),
    check('legal_hold_lifted', sql`(${t.liftedAt} is null) = (${t.liftedBy} is null)`),
  ],
);
keeps(legalHold, {
  purpose: 'accountability',
  personal: ['reason', 'placed_by', 'lifted_by'],
  // Why something was not erased is asked for as long as the log of what was done.
  retention: 'audit_log',
});
