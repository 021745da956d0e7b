import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { bytes, citext, type Id, instant, oneOf, plainDate } from './columns.ts';
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
export const officer = pgTable(
  'officer',
  {
    id: uuid().$type<OfficerId>().defaultRandom().primaryKey(),
    name: text().notNull(),
    email: citext().notNull().unique(),
    // Null until an invitation is taken up, and for whoever signs in by passkey or single sign-on alone.
    passwordHash: text('password_hash'),
    passwordSetAt: instant('password_set_at'),
    addedAt: instant('added_at').notNull(),
    // Null for the first administrator, who is added from the terminal, and for single sign-on.
    addedBy: uuid('added_by').$type<OfficerId>(),
    // Sign-ins from before this moment get a new id at their next request: what they may do has changed.
    privilegesChangedAt: instant('privileges_changed_at'),
    // An administrator opened the account again after it had gone dormant.
    awokenAt: instant('awoken_at'),
    deactivatedAt: instant('deactivated_at'),
    deactivatedBy: uuid('deactivated_by').$type<OfficerId>(),
    deactivationReason: text('deactivation_reason'),
  },
  (t) => [
    check(
      'officer_deactivated',
      sql`${t.deactivatedAt} is not null or (${t.deactivatedBy} is null and ${t.deactivationReason} is null)`,
    ),
    check('officer_password', sql`${t.passwordSetAt} is null or ${t.passwordHash} is not null`),
  ],
);
keeps(officer, {
  purpose: 'accounts',
  personal: ['name', 'email', 'password_hash', 'deactivation_reason'],
  retention: 'officer_account',
});

/** The column of who did something. */
export const who = (name: string) =>
  uuid(name)
    .$type<OfficerId>()
    .references(() => officer.id);

/** A column of several officers: none, until somebody is added. */
export const severalOfficers = () =>
  uuid()
    .$type<OfficerId>()
    .array()
    .notNull()
    .default(sql`'{}'`);

const officerId = (name: string) => uuid(name).$type<OfficerId>();
const theOfficer = () =>
  officerId('officer_id')
    .notNull()
    .references(() => officer.id);

export const grantSources = ['person', 'directory', 'start'] as const;

/** What an officer may do, where and between which days. */
export const roleGrant = pgTable(
  'role_grant',
  {
    id: uuid().$type<Id<'role_grant'>>().defaultRandom().primaryKey(),
    officerId: theOfficer(),
    role: text().$type<Role>().notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    startsOn: plainDate('starts_on').notNull(),
    endsOn: plainDate('ends_on'),
    // Who gave it: a person, the groups of the force's directory at sign-in, or the start of the system.
    source: text().$type<(typeof grantSources)[number]>().notNull().default('start'),
    grantedAt: instant('granted_at'),
    grantedBy: officerId('granted_by').references(() => officer.id),
    // Taken away before its last day: from this moment it no longer holds.
    revokedAt: instant('revoked_at'),
    revokedBy: officerId('revoked_by').references(() => officer.id),
    reason: text(),
  },
  (t) => [
    uniqueIndex('role_grant_once')
      .on(t.officerId, t.role, t.areaId, t.startsOn)
      .where(sql`${t.revokedAt} is null`),
    index().on(t.areaId),
    index().on(t.officerId),
    check('role_grant_role', oneOf(t.role, roles)),
    check('role_grant_source', oneOf(t.source, grantSources)),
    check('role_grant_dates', sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
    // Nobody gives themselves a role.
    check('role_grant_by_another', sql`${t.grantedBy} is null or ${t.grantedBy} <> ${t.officerId}`),
  ],
);
keeps(roleGrant, {
  purpose: 'accounts',
  personal: ['officer_id', 'granted_by', 'revoked_by', 'reason'],
  retention: 'officer_account',
});

export const accountLinkKinds = ['invitation', 'password_reset'] as const;

/** A link by mail into one's own account, good for one use until it expires. */
export const accountLink = pgTable(
  'account_link',
  {
    id: uuid().$type<Id<'account_link'>>().defaultRandom().primaryKey(),
    officerId: theOfficer(),
    kind: text().$type<(typeof accountLinkKinds)[number]>().notNull(),
    keyHash: bytes('key_hash').notNull().unique(),
    madeAt: instant('made_at').notNull(),
    // Null when the owner asked for it.
    madeBy: officerId('made_by').references(() => officer.id),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    index().on(t.officerId),
    check('account_link_kind', oneOf(t.kind, accountLinkKinds)),
    check('account_link_expires', sql`${t.expiresAt} > ${t.madeAt}`),
  ],
);
keeps(accountLink, { purpose: 'accounts', personal: ['officer_id', 'made_by'], retention: 'account_link' });

export const reviewDecisions = ['keep', 'change', 'close'] as const;

/** Somebody looked at an account in its quarter, and said whether it is still right. */
export const accountReview = pgTable(
  'account_review',
  {
    id: uuid().defaultRandom().primaryKey(),
    officerId: theOfficer(),
    // The first day of the quarter.
    quarter: plainDate().notNull(),
    decision: text().$type<(typeof reviewDecisions)[number]>().notNull(),
    note: text(),
    reviewedAt: instant('reviewed_at').notNull(),
    reviewedBy: officerId('reviewed_by')
      .notNull()
      .references(() => officer.id),
  },
  (t) => [
    unique().on(t.officerId, t.quarter),
    check('account_review_decision', oneOf(t.decision, reviewDecisions)),
    check('account_review_by_another', sql`${t.reviewedBy} <> ${t.officerId}`),
  ],
);
keeps(accountReview, {
  purpose: 'accounts',
  personal: ['officer_id', 'reviewed_by', 'note'],
  retention: 'officer_account',
});

/** What somebody looked after when they left, until a colleague has taken it over. */
export const handOver = pgTable(
  'hand_over',
  {
    id: uuid().$type<Id<'hand_over'>>().defaultRandom().primaryKey(),
    officerId: theOfficer(),
    askedAt: instant('asked_at').notNull(),
    askedBy: officerId('asked_by')
      .notNull()
      .references(() => officer.id),
    toOfficerId: officerId('to_officer_id').references(() => officer.id),
    doneAt: instant('done_at'),
    doneBy: officerId('done_by').references(() => officer.id),
    // They looked after nothing, or it was settled otherwise.
    isNothingLeft: boolean('is_nothing_left').notNull().default(false),
  },
  (t) => [
    uniqueIndex('hand_over_open')
      .on(t.officerId)
      .where(sql`${t.doneAt} is null`),
    check('hand_over_done', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`),
    check('hand_over_to', sql`${t.doneAt} is null or ${t.isNothingLeft} or ${t.toOfficerId} is not null`),
    check('hand_over_to_another', sql`${t.toOfficerId} is null or ${t.toOfficerId} <> ${t.officerId}`),
  ],
);
keeps(handOver, {
  purpose: 'accounts',
  personal: ['officer_id', 'asked_by', 'to_officer_id', 'done_by'],
  retention: 'officer_account',
});
