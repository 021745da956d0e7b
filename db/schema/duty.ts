import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

const ofInstitution = () =>
  uuid('institution_id')
    .$type<InstitutionId>()
    .notNull()
    .references(() => institution.id);
const who = (name: string) =>
  uuid(name)
    .$type<OfficerId>()
    .references(() => officer.id);

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
