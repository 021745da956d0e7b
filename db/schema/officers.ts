import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { citext, type Id, instant, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';

export type OfficerId = Id<'officer'>;

export const roles = [
  'npt_reader',
  'prevent_officer',
  'gateway_clerk',
  'analyst',
  'supervisor',
  'comms',
  'content_editor',
  'administrator',
  'dpo',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** A member of the team who signs in. */
export const officer = pgTable('officer', {
  id: uuid().$type<OfficerId>().defaultRandom().primaryKey(),
  name: text().notNull(),
  email: citext().notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  addedAt: instant('added_at').notNull(),
  deactivatedAt: instant('deactivated_at'),
});
keeps(officer, {
  purpose: 'accounts',
  personal: ['name', 'email', 'password_hash'],
  retention: 'officer_account',
});

/** What an officer may do, where and between which days. */
export const roleGrant = pgTable(
  'role_grant',
  {
    id: uuid().defaultRandom().primaryKey(),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    role: text().$type<Role>().notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    startsOn: plainDate('starts_on').notNull(),
    endsOn: plainDate('ends_on'),
  },
  (t) => [
    unique().on(t.officerId, t.role, t.areaId, t.startsOn),
    index().on(t.areaId),
    check('role_grant_role', sql`${t.role} in (${sql.raw(roles.map((role) => `'${role}'`).join(', '))})`),
    check('role_grant_dates', sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
  ],
);
keeps(roleGrant, { purpose: 'accounts', personal: ['officer_id'], retention: 'officer_account' });

/** One signed-in browser. The shape, Date included, is the one lucia's adapter reads. */
export const officerSession = pgTable(
  'officer_session',
  {
    id: text().primaryKey(),
    userId: uuid('officer_id')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (t) => [index().on(t.userId), index().on(t.expiresAt)],
);
keeps(officerSession, { purpose: 'accounts', personal: ['officer_id'], retention: 'sign_in_session' });
