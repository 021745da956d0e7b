import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { citext, type Id, instant, oneOf } from './columns.ts';
import { eventTerm } from './event-terms.ts';
import { event, type EventId } from './events.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { partner, type PartnerId } from './partners.ts';

export type ProposalId = Id<'event_proposal'>;

/** Who is to find it: everybody, or partners who are signed in. */
export const proposedCircles = ['public', 'partners'] as const;
export type ProposedCircle = (typeof proposedCircles)[number];

export const proposalDecisions = ['accepted', 'declined', 'withdrawn'] as const;

/** An event that somebody outside asks us to put into the calendar; an officer takes it up or says why not. */
export const eventProposal = pgTable(
  'event_proposal',
  {
    id: uuid().$type<ProposalId>().defaultRandom().primaryKey(),
    reference: text().notNull().unique(),
    // Made when the form was shown: sending the same form twice finds the first proposal.
    formToken: text('form_token').notNull().unique(),
    organisation: text().notNull(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    // Whoever sent it, signed in; gone with their account.
    partnerId: uuid('partner_id')
      .$type<PartnerId>()
      .references(() => partner.id, { onDelete: 'set null' }),
    // Whom we can ask about it there, by their work details.
    proposerName: text('proposer_name').notNull(),
    proposerEmail: citext('proposer_email').notNull(),
    proposerPhone: text('proposer_phone'),
    typeCode: text('type_code')
      .notNull()
      .references(() => eventTerm.code),
    visibility: text().$type<ProposedCircle>().notNull(),
    title: text().notNull(),
    // One sentence for lists, then the words of its page: for everybody to read.
    summary: text().notNull(),
    words: text().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    allDay: boolean('all_day').notNull().default(false),
    venue: text().notNull(),
    venuePostcode: text('venue_postcode').notNull(),
    stepFree: boolean('step_free').notNull(),
    hearingLoop: boolean('hearing_loop').notNull(),
    accessibleToilet: boolean('accessible_toilet').notNull(),
    parking: text().notNull(),
    // What else helps people get in.
    access: text(),
    audienceCode: text('audience_code').references(() => eventTerm.code),
    website: text(),
    // What they would like of us: a stall, a talk, only to be listed.
    wish: text(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    sentAt: instant('sent_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    // Counts changes by its organisation: nobody decides on words that are others by now.
    sequence: integer().notNull().default(0),
    decidedAt: instant('decided_at'),
    decidedBy: who('decided_by'),
    decision: text().$type<(typeof proposalDecisions)[number]>(),
    // What was said to them.
    decisionWords: text('decision_words'),
    eventId: uuid('event_id')
      .$type<EventId>()
      .references(() => event.id),
  },
  (t) => [
    index('event_proposal_waiting')
      .on(t.sentAt)
      .where(sql`${t.decidedAt} is null`),
    index().on(t.institutionId),
    index().on(t.partnerId),
    index('event_proposal_decided_at')
      .on(t.decidedAt)
      .where(sql`${t.decidedAt} is not null`),
    check('event_proposal_type', sql`starts_with(${t.typeCode}, 'type_')`),
    check('event_proposal_visibility', oneOf(t.visibility, proposedCircles)),
    check('event_proposal_reason', sql`${t.decision} <> 'declined' or length(btrim(${t.decisionWords})) > 0`),
    check('event_proposal_email', sql`${t.proposerEmail} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
    check('event_proposal_ends', sql`${t.endsAt} > ${t.startsAt}`),
    check('event_proposal_decided', sql`(${t.decidedAt} is null) = (${t.decision} is null)`),
    check('event_proposal_decision', oneOf(t.decision, proposalDecisions)),
    check('event_proposal_accepted', sql`${t.eventId} is null or ${t.decision} = 'accepted'`),
  ],
);
keeps(eventProposal, {
  purpose: 'calendar',
  personal: ['proposer_name', 'proposer_email', 'proposer_phone', 'words', 'decided_by', 'decision_words'],
  retention: 'event_proposal',
});
