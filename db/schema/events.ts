import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { eventSeries, type SeriesId } from './event-series.ts';
import { eventTerm, type Visibility, visibilities } from './event-terms.ts';
import {
  institution,
  type InstitutionId,
  type Precision,
  precisions,
  site,
  type SiteId,
} from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type EventId = Id<'event'>;

/** In a room, on a screen, or both. */
export const eventModes = ['in_person', 'online', 'both'] as const;
export type EventMode = (typeof eventModes)[number];

/** Nobody says that they come; a head is counted without a name; or an email address holds a place. */
export const registrationKinds = ['none', 'heads', 'email'] as const;
export type RegistrationKind = (typeof registrationKinds)[number];

const ofEvent = () =>
  uuid('event_id')
    .$type<EventId>()
    .notNull()
    .references(() => event.id, { onDelete: 'cascade' });
const whichInstitution = () =>
  uuid('institution_id')
    .$type<InstitutionId>()
    .references(() => institution.id);

/** One date of something that we hold, or that others hold and we tell people about. */
export const event = pgTable(
  'event',
  {
    id: uuid().$type<EventId>().defaultRandom().primaryKey(),
    // The public address; printed on posters, so it never changes once it is published.
    slug: text().notNull().unique(),
    typeCode: text('type_code')
      .notNull()
      .references(() => eventTerm.code),
    visibility: text().$type<Visibility>().notNull(),
    title: text().notNull(),
    // One sentence for lists, then the words of its page; both public.
    summary: text().notNull(),
    description: text().notNull().default(''),
    hostedByPolice: boolean('hosted_by_police').notNull(),
    // Who holds it, in words that the public reads; the institution, where we know it.
    organiser: text().notNull(),
    organiserId: uuid('organiser_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    startsAt: instant('starts_at').notNull(),
    // An event of whole days ends at the midnight after its last.
    endsAt: instant('ends_at').notNull(),
    allDay: boolean('all_day').notNull().default(false),
    mode: text().$type<EventMode>().notNull(),
    siteId: uuid('site_id')
      .$type<SiteId>()
      .references(() => site.id),
    // A venue that is no site of an institution, and how people get in there.
    venue: text(),
    venuePostcode: text('venue_postcode'),
    stepFree: boolean('step_free'),
    hearingLoop: boolean('hearing_loop'),
    accessibleToilet: boolean('accessible_toilet'),
    parking: text(),
    accessNotes: text('access_notes'),
    // Shown only to those who have a place, or to everybody where nobody registers.
    onlineLink: text('online_link'),
    // Set when it is written, from the site or the postcode: what "near me" and the map go by.
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    precision: text().$type<Precision>(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    neighbourhoodId: uuid('neighbourhood_id')
      .$type<AreaId>()
      .references(() => area.id),
    // Null once the event is so old that nobody need know who led it.
    leadOfficerId: who('lead_officer_id'),
    // For our own people: never in a feed, a page or a mail that leaves the team.
    safetyNotes: text('safety_notes'),
    registration: text().$type<RegistrationKind>().notNull().default('none'),
    capacity: integer(),
    partyLimit: integer('party_limit').notNull().default(6),
    registrationClosesAt: instant('registration_closes_at'),
    // How long a place offered to the waiting list is held.
    offerHours: integer('offer_hours').notNull().default(24),
    // The series it is a date of, and when the rule put it: RECURRENCE-ID. An exception differs from the rest.
    seriesId: uuid('series_id')
      .$type<SeriesId>()
      .references(() => eventSeries.id),
    occursAt: instant('occurs_at'),
    isException: boolean('is_exception').notNull().default(false),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by'),
    askedAt: instant('asked_at'),
    approvedAt: instant('approved_at'),
    approvedBy: who('approved_by'),
    // What an approver wants changed; gone once it is asked for again.
    sentBackWords: text('sent_back_words'),
    publishedAt: instant('published_at'),
    publishedBy: who('published_by'),
    postponedAt: instant('postponed_at'),
    postponedReason: text('postponed_reason'),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: who('cancelled_by'),
    // In words that everybody who meant to come may read.
    cancelReason: text('cancel_reason'),
    changedAt: instant('changed_at').notNull(),
    // Counts changes: the calendar's SEQUENCE, and how a stale form is noticed.
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('event_when').on(t.startsAt, t.id),
    index('event_ends').on(t.endsAt),
    index('event_public')
      .on(t.startsAt, t.id)
      .where(sql`${t.visibility} = 'public' and ${t.publishedAt} is not null`),
    index('event_of_area').on(t.areaId, t.startsAt),
    index('event_of_neighbourhood').on(t.neighbourhoodId, t.startsAt),
    index('event_of_lead').on(t.leadOfficerId, t.startsAt),
    index('event_of_organiser').on(t.organiserId, t.startsAt),
    index('event_at_site').on(t.siteId, t.startsAt),
    // By what the words of a search are held against: a part of a word is enough.
    index('event_words').using(
      'gin',
      sql`plain_words(${t.title} || ' ' || ${t.organiser} || ' ' || coalesce(${t.venue}, '') || ' ' ||
        coalesce(${t.venuePostcode}, '') || ' ' || ${t.slug}) gin_trgm_ops`,
    ),
    index('event_changed').on(t.changedAt),
    index('event_waiting')
      .on(t.askedAt)
      .where(sql`${t.askedAt} is not null and ${t.approvedAt} is null and ${t.cancelledAt} is null`),
    uniqueIndex('event_of_series').on(t.seriesId, t.occursAt),
    check('event_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('event_type', sql`starts_with(${t.typeCode}, 'type_')`),
    check('event_visibility', oneOf(t.visibility, visibilities)),
    check('event_titled', sql`length(btrim(${t.title})) between 1 and 150`),
    check('event_ends_after', sql`${t.endsAt} > ${t.startsAt}`),
    // Sixty days across the end of summer time are an hour longer.
    check('event_length', sql`${t.endsAt} <= ${t.startsAt} + interval '60 days 1 hour'`),
    check(
      'event_whole_days',
      sql`not ${t.allDay} or ((${t.startsAt} at time zone 'Europe/London')::time = '00:00'
        and (${t.endsAt} at time zone 'Europe/London')::time = '00:00')`,
    ),
    check('event_mode', oneOf(t.mode, eventModes)),
    check('event_place', sql`(${t.mode} = 'online') = (${t.siteId} is null and ${t.venue} is null)`),
    check('event_one_place', sql`${t.siteId} is null or ${t.venue} is null`),
    check(
      'event_access',
      sql`${t.venue} is null or num_nulls(${t.stepFree}, ${t.hearingLoop}, ${t.accessibleToilet}, ${t.parking}) = 0`,
    ),
    check('event_precision', oneOf(t.precision, precisions)),
    check('event_placed', sql`num_nulls(${t.latitude}, ${t.longitude}, ${t.precision}) in (0, 3)`),
    check('event_registration_kind', oneOf(t.registration, registrationKinds)),
    check('event_capacity', sql`${t.capacity} between 1 and 10000`),
    check('event_capacity_asked', sql`${t.capacity} is null or ${t.registration} <> 'none'`),
    check('event_party', sql`${t.partyLimit} between 1 and 50`),
    check('event_offer_hours', sql`${t.offerHours} between 1 and 336`),
    check('event_closes', sql`${t.registrationClosesAt} <= ${t.endsAt}`),
    check('event_in_series', sql`(${t.seriesId} is null) = (${t.occursAt} is null)`),
    check('event_approved', sql`${t.approvedBy} is null or ${t.approvedAt} is not null`),
    check('event_approved_by_another', sql`${t.approvedBy} <> ${t.addedBy}`),
    // What leaves the team has been read by a second pair of eyes.
    check(
      'event_published',
      sql`${t.publishedAt} is null or ${t.visibility} in ('staff', 'named_group') or ${t.approvedAt} is not null`,
    ),
    check('event_postponed', sql`(${t.postponedAt} is null) = (${t.postponedReason} is null)`),
    check('event_cancelled', sql`(${t.cancelledAt} is null) = (${t.cancelReason} is null)`),
  ],
);
keeps(event, {
  purpose: 'calendar',
  personal: ['lead_officer_id', 'safety_notes', 'added_by', 'approved_by', 'published_by', 'cancelled_by'],
  retention: 'event',
});

/** Whom an event is for, and what helps people take part. */
export const eventTag = pgTable(
  'event_tag',
  {
    eventId: ofEvent(),
    termCode: text('term_code')
      .notNull()
      .references(() => eventTerm.code),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.termCode] }),
    index().on(t.termCode),
    check('event_tag_term', sql`not starts_with(${t.termCode}, 'type_')`),
  ],
);
keeps(eventTag, { purpose: 'calendar', personal: [], retention: 'event' });

/** Another body that holds an event with its organiser. */
export const eventHost = pgTable(
  'event_host',
  {
    id: uuid().$type<Id<'event_host'>>().defaultRandom().primaryKey(),
    eventId: ofEvent(),
    position: integer().notNull(),
    name: text().notNull(),
    institutionId: whichInstitution(),
  },
  (t) => [uniqueIndex().on(t.eventId, t.position), index().on(t.institutionId)],
);
keeps(eventHost, { purpose: 'calendar', personal: [], retention: 'event' });

/** A colleague who goes there beside the lead officer. */
export const eventOfficer = pgTable(
  'event_officer',
  { eventId: ofEvent(), officerId: who('officer_id').notNull(), joinedAt: instant('joined_at').notNull() },
  (t) => [primaryKey({ columns: [t.eventId, t.officerId] }), index().on(t.officerId)],
);
keeps(eventOfficer, { purpose: 'calendar', personal: ['officer_id'], retention: 'event' });
