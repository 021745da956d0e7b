import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { institution, type InstitutionId, sector } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

const ofInstitution = () =>
  uuid('institution_id')
    .$type<InstitutionId>()
    .notNull()
    .references(() => institution.id);

/** Who leads on Prevent at an institution: a role and its mailbox, and a name where there is one to ask for. */
export const preventLead = pgTable(
  'prevent_lead',
  {
    id: uuid().$type<Id<'prevent_lead'>>().defaultRandom().primaryKey(),
    institutionId: ofInstitution(),
    role: text().notNull(),
    name: text(),
    mailbox: citext().notNull(),
    namedOn: plainDate('named_on').notNull(),
    // When the institution last told us that this still holds: retention counts from here.
    confirmedOn: plainDate('confirmed_on').notNull(),
    namedBy: who('named_by').notNull(),
    // Training that was not ours: when, as they told us.
    trainedElsewhereOn: plainDate('trained_elsewhere_on'),
    endedAt: instant('ended_at'),
    endedBy: who('ended_by'),
  },
  (t) => [
    uniqueIndex('prevent_lead_once')
      .on(t.institutionId)
      .where(sql`${t.endedAt} is null`),
    index().on(t.mailbox),
    check('prevent_lead_confirmed', sql`${t.confirmedOn} >= ${t.namedOn}`),
    check('prevent_lead_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
    check('prevent_lead_mailbox', sql`${t.mailbox} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
  ],
);
keeps(preventLead, {
  purpose: 'institutions',
  personal: ['name', 'mailbox', 'named_by', 'ended_by'],
  retention: 'prevent_lead',
});

export const routeAnswers = ['confirmed', 'out_of_date', 'none'] as const;
export type RouteAnswer = (typeof routeAnswers)[number];

/** That an institution's way of passing on a concern was looked at with them, and what was found. */
export const referralRouteCheck = pgTable(
  'referral_route_check',
  {
    id: uuid().$type<Id<'referral_route_check'>>().defaultRandom().primaryKey(),
    institutionId: ofInstitution(),
    answer: text().$type<RouteAnswer>().notNull(),
    checkedOn: plainDate('checked_on').notNull(),
    checkedBy: who('checked_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    index().on(t.institutionId, t.checkedOn),
    check('referral_route_check_answer', oneOf(t.answer, routeAnswers)),
  ],
);
keeps(referralRouteCheck, { purpose: 'institutions', personal: ['checked_by'], retention: 'session' });

export const contactKinds = ['training', 'booking', 'request', 'route', 'lead'] as const;
export type ContactKind = (typeof contactKinds)[number];

/**
 * Where each institution with a Prevent duty stands, reckoned from leads, checks, attendance, bookings and
 * requests: never counted up, always reckoned anew and as a whole. See docs/decisions.
 */
export const dutyCoverage = pgTable(
  'duty_coverage',
  {
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .primaryKey()
      .references(() => institution.id),
    leadNamedOn: plainDate('lead_named_on'),
    leadTrainedOn: plainDate('lead_trained_on'),
    leadDueOn: plainDate('lead_due_on'),
    staffTrained: integer('staff_trained').notNull(),
    lastContactOn: plainDate('last_contact_on'),
    lastContactKind: text('last_contact_kind').$type<ContactKind>(),
    routeAnswer: text('route_answer').$type<RouteAnswer>(),
    routeCheckedOn: plainDate('route_checked_on'),
  },
  (t) => [
    check('duty_coverage_contact', sql`(${t.lastContactOn} is null) = (${t.lastContactKind} is null)`),
    check('duty_coverage_trained', sql`(${t.leadTrainedOn} is null) = (${t.leadDueOn} is null)`),
  ],
);
const reckoned = { none: 'Reckoned from other rows, and gone when they are.' };
keeps(dutyCoverage, { purpose: 'institutions', personal: [], retention: reckoned });

/** When all of the coverage was last reckoned, in its only row: pages say how old their figures are. */
export const coverageReckoning = pgTable(
  'coverage_reckoning',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    reckonedAt: instant('reckoned_at').notNull(),
    institutions: integer().notNull(),
  },
  (t) => [check('coverage_reckoning_only', sql`${t.isOnly}`)],
);
keeps(coverageReckoning, { purpose: 'institutions', personal: [], retention: reckoned });

/** What training reached of a sector in a district in a quarter: to stand beside referrals, never as their cause. */
export const quarterCoverage = pgTable(
  'quarter_coverage',
  {
    // The first day of the quarter.
    quarter: plainDate().notNull(),
    districtId: uuid('district_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    sectorCode: text('sector_code')
      .notNull()
      .references(() => sector.code),
    peopleTrained: integer('people_trained').notNull(),
    // With a Prevent duty, as the register stands today; and those whose lead was trained when the quarter ended.
    institutions: integer().notNull(),
    withTrainedLead: integer('with_trained_lead').notNull(),
  },
  (t) => [primaryKey({ columns: [t.quarter, t.districtId, t.sectorCode] })],
);
keeps(quarterCoverage, { purpose: 'evidence', personal: [], retention: reckoned });
