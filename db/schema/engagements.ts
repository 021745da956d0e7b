import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { contact, type ContactId } from './contacts.ts';
import { engagementTerm } from './engagement-terms.ts';
import { institution, type InstitutionId, site, type SiteId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { partner, type PartnerId } from './partners.ts';

export type EngagementId = Id<'engagement'>;

export const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const;
export type Marking = (typeof markings)[number];

/** What an officer may choose to show to the institution, beside the day, the kind and our role. */
export const shownParts = ['summary', 'topics', 'asked', 'promises', 'headcount'] as const;
export type ShownPart = (typeof shownParts)[number];

const term = (name: string) =>
  text(name)
    .notNull()
    .references(() => engagementTerm.code);
const ofEngagement = () =>
  uuid('engagement_id')
    .$type<EngagementId>()
    .notNull()
    .references(() => engagement.id);

/** That we were in touch: who of us, with which institution or where, what about, and what was asked of us. */
export const engagement = pgTable(
  'engagement',
  {
    id: uuid().$type<EngagementId>().defaultRandom().primaryKey(),
    // A form sent twice, from a phone that found signal again, is one engagement.
    formToken: text('form_token').notNull().unique(),
    typeCode: term('type_code'),
    purposeCode: term('purpose_code'),
    happenedAt: instant('happened_at').notNull(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    siteId: uuid('site_id')
      .$type<SiteId>()
      .references(() => site.id),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    placeWords: text('place_words'),
    // Both sides spoke: a letter that nobody answered is none.
    isTwoWay: boolean('is_two_way').notNull(),
    saidPrevent: boolean('said_prevent').notNull(),
    // Why not, where it was not said that we are Prevent police.
    notSaidBecause: text('not_said_because'),
    headcount: integer(),
    // Facts, apart from what we think of them.
    summary: text().notNull(),
    opinion: text(),
    askedOfUs: text('asked_of_us'),
    marking: text().$type<Marking>().notNull().default('OFFICIAL'),
    officerId: who('officer_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    changedAt: instant('changed_at'),
    changedBy: who('changed_by'),
    sequence: integer().notNull().default(0),
    // From then on the institution sees it on its own page.
    shownAt: instant('shown_at'),
    shownBy: who('shown_by'),
    shownParts: text('shown_parts')
      .$type<ShownPart>()
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (t) => [
    index('engagement_of_institution').on(t.institutionId, t.happenedAt),
    index('engagement_in_area').on(t.areaId, t.happenedAt),
    index('engagement_of_officer').on(t.officerId, t.happenedAt),
    index('engagement_when').on(t.happenedAt, t.id),
    check('engagement_marking', oneOf(t.marking, markings)),
    check('engagement_headcount', sql`${t.headcount} between 0 and 100000`),
    check('engagement_said', sql`${t.saidPrevent} or length(btrim(coalesce(${t.notSaidBecause}, ''))) > 0`),
    check('engagement_shown', sql`(${t.shownAt} is null) = (${t.shownBy} is null)`),
    check(
      'engagement_shown_plain',
      sql`${t.shownAt} is null or (${t.marking} = 'OFFICIAL' and ${t.institutionId} is not null)`,
    ),
    check(
      'engagement_shown_parts',
      sql`${t.shownParts} <@ array['summary', 'topics', 'asked', 'promises', 'headcount']`,
    ),
    check('engagement_length', sql`length(${t.summary}) <= 4000 and length(${t.opinion}) <= 2000`),
  ],
);
keeps(engagement, {
  purpose: 'engagement',
  personal: ['summary', 'opinion', 'asked_of_us', 'officer_id', 'changed_by', 'shown_by'],
  retention: 'engagement',
});

/** What came of it. */
export const engagementOutcome = pgTable(
  'engagement_outcome',
  { engagementId: ofEngagement(), outcomeCode: term('outcome_code') },
  (t) => [primaryKey({ columns: [t.engagementId, t.outcomeCode] })],
);
keeps(engagementOutcome, { purpose: 'engagement', personal: [], retention: 'engagement' });

/** Another officer who was there. */
export const engagementOfficer = pgTable(
  'engagement_officer',
  { engagementId: ofEngagement(), officerId: who('officer_id').notNull() },
  (t) => [primaryKey({ columns: [t.engagementId, t.officerId] }), index().on(t.officerId)],
);
keeps(engagementOfficer, { purpose: 'engagement', personal: ['officer_id'], retention: 'engagement' });

/** A contact who was there: dropped long before the engagement itself. */
export const engagementContact = pgTable(
  'engagement_contact',
  {
    engagementId: ofEngagement(),
    contactId: uuid('contact_id')
      .$type<ContactId>()
      .notNull()
      .references(() => contact.id),
  },
  (t) => [primaryKey({ columns: [t.engagementId, t.contactId] }), index().on(t.contactId)],
);
keeps(engagementContact, { purpose: 'engagement', personal: ['contact_id'], retention: 'engagement_people' });

/** One thing that was talked about, with what follows from it. */
export const discussionPoint = pgTable(
  'discussion_point',
  {
    id: uuid().$type<Id<'discussion_point'>>().defaultRandom().primaryKey(),
    engagementId: ofEngagement(),
    position: integer().notNull(),
    topicCode: term('topic_code'),
    words: text(),
    followUp: text('follow_up'),
    followUpBy: plainDate('follow_up_by'),
    followUpOwnerId: who('follow_up_owner_id'),
    doneAt: instant('done_at'),
    doneBy: who('done_by'),
  },
  (t) => [
    unique().on(t.engagementId, t.position),
    index('discussion_point_open')
      .on(t.followUpOwnerId, t.followUpBy)
      .where(sql`${t.followUp} is not null and ${t.doneAt} is null`),
    index('discussion_point_done_lately')
      .on(t.doneAt)
      .where(sql`${t.doneAt} is not null`),
    check('discussion_point_follow_up', sql`${t.followUp} is null or ${t.followUpOwnerId} is not null`),
    check('discussion_point_done', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`),
  ],
);
keeps(discussionPoint, {
  purpose: 'engagement',
  personal: ['words', 'follow_up', 'follow_up_owner_id', 'done_by'],
  retention: 'engagement',
});

export type EngagementCorrectionId = Id<'engagement_correction'>;

/** "This is not right": what an institution asks to be changed in an engagement that it was shown. */
export const engagementCorrection = pgTable(
  'engagement_correction',
  {
    id: uuid().$type<EngagementCorrectionId>().defaultRandom().primaryKey(),
    formToken: text('form_token').notNull().unique(),
    engagementId: ofEngagement(),
    words: text().notNull(),
    askedAt: instant('asked_at').notNull(),
    // Whoever asked: gone when their account goes, and the request stays.
    askedBy: uuid('asked_by')
      .$type<PartnerId>()
      .references(() => partner.id, { onDelete: 'set null' }),
    answeredAt: instant('answered_at'),
    answeredBy: who('answered_by'),
    isRight: boolean('is_right'),
    answer: text(),
  },
  (t) => [
    index().on(t.engagementId, t.askedAt),
    index().on(t.askedBy),
    index('engagement_correction_open')
      .on(t.askedAt)
      .where(sql`${t.answeredAt} is null`),
    check('engagement_correction_said', sql`length(btrim(${t.words})) between 1 and 1000`),
    check(
      'engagement_correction_answered',
      sql`(${t.answeredAt} is null) = (${t.answeredBy} is null) and (${t.answeredAt} is null) = (${t.isRight} is null)
        and (${t.answeredAt} is null) = (${t.answer} is null)`,
    ),
  ],
);
keeps(engagementCorrection, {
  purpose: 'engagement',
  personal: ['words', 'asked_by', 'answered_by', 'answer'],
  retention: 'engagement',
});
