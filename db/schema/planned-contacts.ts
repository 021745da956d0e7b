import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant } from './columns.ts';
import { engagementTerm } from './engagement-terms.ts';
import { engagement, type EngagementId } from './engagements.ts';
import { institution, type InstitutionId, site, type SiteId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type PlannedContactId = Id<'planned_contact'>;

const ofPlan = () =>
  uuid('planned_contact_id')
    .$type<PlannedContactId>()
    .notNull()
    .references(() => plannedContact.id, { onDelete: 'cascade' });

/** That somebody of a team means to be in touch with an institution on a day: what others look at before they go. */
export const plannedContact = pgTable(
  'planned_contact',
  {
    id: uuid().$type<PlannedContactId>().defaultRandom().primaryKey(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .notNull()
      .references(() => institution.id),
    siteId: uuid('site_id')
      .$type<SiteId>()
      .references(() => site.id),
    officerId: who('officer_id').notNull(),
    typeCode: text('type_code')
      .notNull()
      .references(() => engagementTerm.code),
    purposeCode: text('purpose_code')
      .notNull()
      .references(() => engagementTerm.code),
    topicCode: text('topic_code').references(() => engagementTerm.code),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    // What to bring or to ask: never who will be there.
    words: text(),
    plannedAt: instant('planned_at').notNull(),
    plannedBy: who('planned_by').notNull(),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: who('cancelled_by'),
    cancelReason: text('cancel_reason'),
    engagementId: uuid('engagement_id')
      .$type<EngagementId>()
      .unique()
      .references(() => engagement.id),
    // Counts changes: how a stale form is noticed.
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('planned_contact_of_institution').on(t.institutionId, t.startsAt),
    index('planned_contact_of_officer').on(t.officerId, t.startsAt),
    index('planned_contact_when').on(t.startsAt, t.id),
    check('planned_contact_ends', sql`${t.endsAt} > ${t.startsAt}`),
    check(
      'planned_contact_cancelled',
      sql`(${t.cancelledAt} is null) = (${t.cancelledBy} is null)
        and (${t.cancelledAt} is null) = (${t.cancelReason} is null)`,
    ),
    check('planned_contact_one_end', sql`${t.cancelledAt} is null or ${t.engagementId} is null`),
  ],
);
keeps(plannedContact, {
  purpose: 'engagement',
  personal: ['officer_id', 'words', 'planned_by', 'cancelled_by', 'cancel_reason'],
  retention: 'planned_contact',
});

/** Another officer who goes along, so that two visits are one. */
export const plannedContactOfficer = pgTable(
  'planned_contact_officer',
  {
    plannedContactId: ofPlan(),
    officerId: who('officer_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.plannedContactId, t.officerId] }), index().on(t.officerId)],
);
keeps(plannedContactOfficer, {
  purpose: 'engagement',
  personal: ['officer_id'],
  retention: 'planned_contact',
});

/** That a plan went to another officer or time, and why. */
export const plannedContactChange = pgTable(
  'planned_contact_change',
  {
    id: uuid().$type<Id<'planned_contact_change'>>().defaultRandom().primaryKey(),
    plannedContactId: ofPlan(),
    at: instant().notNull(),
    by: who('by').notNull(),
    fromOfficerId: who('from_officer_id').notNull(),
    toOfficerId: who('to_officer_id').notNull(),
    fromStartsAt: instant('from_starts_at').notNull(),
    toStartsAt: instant('to_starts_at').notNull(),
    reason: text().notNull(),
  },
  (t) => [
    index().on(t.plannedContactId, t.at),
    check('planned_contact_change_reason', sql`length(btrim(${t.reason})) between 1 and 500`),
  ],
);
keeps(plannedContactChange, {
  purpose: 'engagement',
  personal: ['by', 'from_officer_id', 'to_officer_id', 'reason'],
  retention: 'planned_contact',
});
