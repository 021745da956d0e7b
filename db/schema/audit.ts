import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { keeps } from './keeping.ts';

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

/** Who did what to whose details. Rows are only ever added: a trigger refuses the rest. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    at: instant().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    operation: text().$type<Operation>().notNull(),
    entity: text().notNull(),
    entityIds: text('entity_ids').array().notNull(),
    // Names of the fields touched, never their values.
    fields: text().array().notNull(),
    reason: text(),
    records: integer().notNull(),
    requestId: text('request_id'),
  },
  (t) => [
    index().on(t.at),
    index().using('gin', t.entityIds),
    check(
      'audit_log_operation',
      sql`${t.operation} in (${sql.raw(operations.map((operation) => `'${operation}'`).join(', '))})`,
    ),
  ],
);
keeps(auditLog, { purpose: 'accountability', personal: ['actor_id'], retention: 'audit_log' });
