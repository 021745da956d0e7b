import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant } from './columns.ts';
import { engagementTerm } from './engagement-terms.ts';
import { engagement, type EngagementId } from './engagements.ts';
import { institution, type InstitutionId, site, type SiteId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type PlannedContactId = Id<'planned_contact'>;

const who = (name: string) =>
  uuid(name)
    .$type<OfficerId>()
    .references(() => officer.id);

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
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    words: text(),
    plannedAt: instant('planned_at').notNull(),
    plannedBy: who('planned_by').notNull(),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: who('cancelled_by'),
    engagementId: uuid('engagement_id')
      .$type<EngagementId>()
      .unique()
      .references(() => engagement.id),
  },
  (t) => [
    index('planned_contact_of_institution').on(t.institutionId, t.startsAt),
    index('planned_contact_of_officer').on(t.officerId, t.startsAt),
    check('planned_contact_ends', sql`${t.endsAt} > ${t.startsAt}`),
    check('planned_contact_cancelled', sql`(${t.cancelledAt} is null) = (${t.cancelledBy} is null)`),
    check('planned_contact_one_end', sql`${t.cancelledAt} is null or ${t.engagementId} is null`),
  ],
);
keeps(plannedContact, {
  purpose: 'engagement',
  personal: ['officer_id', 'words', 'planned_by', 'cancelled_by'],
  retention: 'planned_contact',
});
