import { sql } from 'drizzle-orm';
import { bigint, check, customType, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps, type PurposeCode } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export const operations = [
  'collect',
  'alter',
  'consult',
  'disclose',
  'combine',
  'erase',
  'sign_in',
  'permission',
] as const;
/** The operations of the Data Protection Act 2018 s.62, with sign-in and permission changes. */
export type Operation = (typeof operations)[number];

// The number of the transaction, which never comes back in the life of a cluster.
const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

/** Who did what to whose details. Rows are only ever added: a trigger and the grants refuse the rest. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    // Entries are sealed when every transaction as old as theirs has ended, so that none comes in behind.
    transaction: transactionId()
      .notNull()
      .default(sql`pg_current_xact_id()`),
    at: instant().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    // The roles that the officer held at that moment.
    actorRoles: text('actor_roles')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    // `officer_session.reference`: which browser.
    signInReference: uuid('sign_in_reference'),
    operation: text().$type<Operation>().notNull(),
    entity: text().notNull(),
    entityIds: text('entity_ids').array().notNull(),
    // Names of the fields touched, never their values.
    fields: text().array().notNull(),
    purpose: text().$type<PurposeCode>(),
    reason: text(),
    // To whom something was disclosed: a role or an organisation.
    recipient: text(),
    records: integer().notNull(),
    requestId: text('request_id'),
  },
  (t) => [
    index().on(t.at),
    index().on(t.transaction),
    index().on(t.actorId, t.at),
    index().on(t.operation, t.at),
    index().on(t.entity, t.at),
    index().using('gin', t.entityIds),
    check('audit_log_operation', oneOf(t.operation, operations)),
  ],
);
keeps(auditLog, { purpose: 'accountability', personal: ['actor_id'], retention: 'audit_log' });

/**
 * The chain over the entries: each link holds the hash of its entry and of all before it. Only ever added to.
 *
 * Nothing of the chain is a foreign key: PostgreSQL checks one with a lock that needs the right to update what
 * it points to, which nobody is to have. Verifying the chain finds what a key would have refused.
 */
export const auditLink = pgTable('audit_link', {
  position: bigint({ mode: 'number' }).primaryKey(),
  entryId: bigint('entry_id', { mode: 'number' }).notNull().unique(),
  hash: bytes().notNull(),
});
keeps(auditLink, { purpose: 'accountability', personal: [], retention: 'audit_log' });

/** A batch of links closed at one moment, signed with the secret that the database does not hold. */
export const auditSeal = pgTable(
  'audit_seal',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    sealedAt: instant('sealed_at').notNull(),
    firstPosition: bigint('first_position', { mode: 'number' }).notNull(),
    lastPosition: bigint('last_position', { mode: 'number' }).notNull(),
    // When this batch was closed, every entry of a transaction below this one was in the chain.
    below: transactionId().notNull(),
    signature: bytes().notNull(),
  },
  (t) => [
    unique().on(t.firstPosition),
    unique().on(t.lastPosition),
    check('audit_seal_range', sql`${t.lastPosition} >= ${t.firstPosition}`),
  ],
);
keeps(auditSeal, { purpose: 'accountability', personal: [], retention: 'audit_log' });

export const sampleVerdicts = ['looks_right', 'ask'] as const;

/** An entry drawn by lot for a supervisor to look at, and what they said. */
export const auditSample = pgTable(
  'audit_sample',
  {
    id: uuid().$type<Id<'audit_sample'>>().defaultRandom().primaryKey(),
    // The first day of the month.
    month: plainDate().notNull(),
    entryId: bigint('entry_id', { mode: 'number' }).notNull().unique(),
    drawnAt: instant('drawn_at').notNull(),
    verdict: text().$type<(typeof sampleVerdicts)[number]>(),
    question: text(),
    checkedAt: instant('checked_at'),
    checkedBy: uuid('checked_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    answer: text(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index().on(t.month),
    check('audit_sample_verdict', oneOf(t.verdict, sampleVerdicts)),
    check(
      'audit_sample_checked',
      sql`(${t.checkedAt} is null) = (${t.checkedBy} is null) and (${t.checkedAt} is null) = (${t.verdict} is null)`,
    ),
    check('audit_sample_question', sql`${t.verdict} is distinct from 'ask' or ${t.question} is not null`),
    check('audit_sample_answer', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
  ],
);
keeps(auditSample, {
  purpose: 'accountability',
  personal: ['checked_by', 'question', 'answer'],
  retention: 'audit_log',
});

export const chainFaults = ['entry', 'missing', 'link', 'gap', 'order', 'signature', 'late'] as const;
/** Where a chain can break: what `verify-chain.ts` says of it. */
export type ChainFault = (typeof chainFaults)[number];

/** A walk along the whole chain, and what it found. The proof is the walk: this row only tells of it. */
export const auditVerification = pgTable(
  'audit_verification',
  {
    id: uuid().$type<Id<'audit_verification'>>().defaultRandom().primaryKey(),
    askedAt: instant('asked_at').notNull(),
    // Null for the nightly one.
    askedBy: uuid('asked_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    entries: bigint({ mode: 'number' }).notNull().default(0),
    checked: bigint({ mode: 'number' }).notNull().default(0),
    waiting: bigint({ mode: 'number' }).notNull().default(0),
    // Numbers that no entry carries: transactions that were rolled back, or entries taken out unsealed.
    unused: bigint({ mode: 'number' }).notNull().default(0),
    headHash: bytes('head_hash'),
    finishedAt: instant('finished_at'),
    failedAt: instant('failed_at'),
    fault: text().$type<ChainFault>(),
    faultPosition: bigint('fault_position', { mode: 'number' }),
    faultEntryId: bigint('fault_entry_id', { mode: 'number' }),
    faultAt: instant('fault_at'),
  },
  (t) => [index().on(t.askedAt), check('audit_verification_fault', oneOf(t.fault, chainFaults))],
);
keeps(auditVerification, { purpose: 'accountability', personal: ['asked_by'], retention: 'audit_log' });
