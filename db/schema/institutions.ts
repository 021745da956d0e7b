import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { citext, type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';

export type InstitutionId = Id<'institution'>;
export type SiteId = Id<'site'>;

/** How often we mean to be in touch: quarterly, half-yearly, yearly, on request. */
export const tiers = ['A', 'B', 'C', 'D'] as const;
export type Tier = (typeof tiers)[number];

/** Whether a body or a person is content to hear from us. Every team honours it. */
export const contactStates = ['open', 'paused', 'declined'] as const;
export type ContactState = (typeof contactStates)[number];

/** How exactly a place was given; nothing is made more exact than it came. */
export const precisions = ['exact', 'postcode', 'outcode', 'place', 'ward', 'district'] as const;
export type Precision = (typeof precisions)[number];

/** The part of public life that an institution belongs to. */
export const sector = pgTable('sector', {
  code: text().primaryKey(),
  label: text().notNull(),
  position: integer().notNull(),
});
keeps(sector, { purpose: 'institutions', personal: [], retention: { none: 'A list of words.' } });

/** A kind of institution within a sector, and whether the Prevent duty binds it (CTSA 2015 s.26). */
export const institutionType = pgTable(
  'institution_type',
  {
    code: text().primaryKey(),
    sectorCode: text('sector_code')
      .notNull()
      .references(() => sector.code),
    label: text().notNull(),
    hasPreventDuty: boolean('has_prevent_duty').notNull(),
    position: integer().notNull(),
  },
  (t) => [index().on(t.sectorCode)],
);
keeps(institutionType, { purpose: 'institutions', personal: [], retention: { none: 'A list of words.' } });

/** A body that we work with: a school, a trust, a council, a congregation, a charity. */
export const institution = pgTable(
  'institution',
  {
    id: uuid().$type<InstitutionId>().defaultRandom().primaryKey(),
    name: text().notNull(),
    typeCode: text('type_code')
      .notNull()
      .references(() => institutionType.code),
    districtId: uuid('district_id')
      .$type<AreaId>()
      .references(() => area.id),
    postcode: text(),
    urn: text(),
    odsCode: text('ods_code'),
    charityNumber: text('charity_number'),
    companyNumber: text('company_number'),
    website: text(),
    // Where its neighbourhood policing team works.
    neighbourhoodId: uuid('neighbourhood_id')
      .$type<AreaId>()
      .references(() => area.id),
    // Where it is drawn, in degrees of WGS84: the most exact of its sites in use and its postcode. Triggers keep it,
    // so that a map of half a million need not ask for the sites of each.
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    precision: text().$type<Precision>(),
    // Languages in which it serves people, as it says itself: what to bring, never who comes.
    languages: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    // How to be in touch with the body itself, apart from any person.
    mailbox: citext(),
    telephone: text(),
    hiresOutVenue: boolean('hires_out_venue').notNull().default(false),
    hireWords: text('hire_words'),
    // What we do with it: our effort, never anybody's belief. Each change leaves a row in institution_standing.
    strength: integer().notNull().default(0),
    tier: text().$type<Tier>().notNull().default('D'),
    reach: integer(),
    relevance: integer(),
    // Until when it asked us to stay away, or for good when there is no end.
    contactState: text('contact_state').$type<ContactState>().notNull().default('open'),
    pausedUntil: plainDate('paused_until'),
    // The latest engagement in which both sides spoke. A trigger on engagement reckons it: lists are sorted by it.
    lastContactAt: instant('last_contact_at'),
    changedAt: instant('changed_at'),
    addedAt: instant('added_at')
      .notNull()
      .default(sql`now()`),
    // A body that is planned: from that day on it is there.
    opensOn: plainDate('opens_on'),
    closedOn: plainDate('closed_on'),
    // Counts changes: how a stale form is noticed.
    sequence: integer().notNull().default(0),
    // Two records of one body: everything of this one now belongs to the other.
    mergedIntoId: uuid('merged_into_id')
      .$type<InstitutionId>()
      .references((): AnyPgColumn => institution.id),
    mergedAt: instant('merged_at'),
  },
  (t) => [
    uniqueIndex().on(t.urn),
    uniqueIndex().on(t.odsCode),
    uniqueIndex().on(t.charityNumber),
    uniqueIndex().on(t.companyNumber),
    index().on(t.neighbourhoodId),
    index().on(t.typeCode),
    index().on(t.districtId),
    // What is new since somebody last looked.
    index('institution_added').on(t.addedAt),
    index('institution_survivor')
      .on(t.mergedIntoId)
      .where(sql`${t.mergedIntoId} is not null`),
    // plain_words() lowers and drops accents; the migration writes it, since unaccent alone is not immutable.
    index('institution_name_words').using('gin', sql`plain_words(${t.name}) gin_trgm_ops`),
    index('institution_name_order').on(sql`plain_words(${t.name}) text_pattern_ops`),
    // The orders in which the list is paged; "C" compares as fast as bytes, and a row compares as it is sorted.
    index('institution_by_name')
      .on(sql`(plain_words(${t.name}) collate "C")`, t.id)
      .where(sql`${t.mergedIntoId} is null`),
    index('institution_by_contact')
      .on(sql`coalesce(${t.lastContactAt}, '-infinity'::timestamptz)`, t.id)
      .where(sql`${t.mergedIntoId} is null`),
    // What is overdue, tier by tier: few institutions were ever spoken with.
    index('institution_by_touch')
      .on(t.tier, t.lastContactAt, t.id)
      .where(sql`${t.mergedIntoId} is null and ${t.lastContactAt} is not null`),
    index('institution_by_tier')
      .on(t.tier, sql`(plain_words(${t.name}) collate "C")`, t.id)
      .where(sql`${t.mergedIntoId} is null`),
    index('institution_on_the_map')
      .on(t.longitude, t.latitude)
      .where(sql`${t.mergedIntoId} is null and ${t.longitude} is not null`),
    // Few are closed: without it the list of them walks all the others.
    index('institution_closed')
      .on(t.closedOn)
      .where(sql`${t.closedOn} is not null`),
    check('institution_merged', sql`(${t.mergedIntoId} is null) = (${t.mergedAt} is null)`),
    check('institution_merged_elsewhere', sql`${t.mergedIntoId} <> ${t.id}`),
    check('institution_strength', sql`${t.strength} between 0 and 5`),
    check('institution_tier', oneOf(t.tier, tiers)),
    check('institution_reach', sql`${t.reach} between 1 and 5`),
    check('institution_relevance', sql`${t.relevance} between 1 and 5`),
    check('institution_contact', oneOf(t.contactState, contactStates)),
    check('institution_paused', sql`${t.pausedUntil} is null or ${t.contactState} = 'paused'`),
    check('institution_precision', oneOf(t.precision, precisions)),
    check('institution_placed', sql`num_nulls(${t.latitude}, ${t.longitude}, ${t.precision}) in (0, 3)`),
    check('institution_named', sql`length(btrim(${t.name})) between 1 and 200`),
  ],
);
keeps(institution, {
  purpose: 'institutions',
  personal: [],
  retention: { none: 'Institutions are bodies, not people. Their contacts have rules of their own.' },
});

/** A place where an institution can be visited, and how people get in. */
export const site = pgTable(
  'site',
  {
    id: uuid().$type<SiteId>().defaultRandom().primaryKey(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .notNull()
      .references(() => institution.id),
    name: text().notNull(),
    street: text().notNull(),
    town: text().notNull(),
    postcode: text().notNull(),
    districtId: uuid('district_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    stepFree: boolean('step_free').notNull(),
    hearingLoop: boolean('hearing_loop').notNull(),
    accessibleToilet: boolean('accessible_toilet').notNull(),
    parking: text().notNull(),
    accessNotes: text('access_notes'),
    // WGS84 degrees, to draw it and to reckon ways. Only as exact as what was given.
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    precision: text().$type<Precision>(),
    wardId: uuid('ward_id')
      .$type<AreaId>()
      .references(() => area.id),
    neighbourhoodId: uuid('neighbourhood_id')
      .$type<AreaId>()
      .references(() => area.id),
    closedOn: plainDate('closed_on'),
    // Counts changes: how a stale form is noticed.
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index().on(t.institutionId),
    index().on(t.districtId),
    index().on(t.wardId),
    index().on(t.neighbourhoodId),
    check('site_precision', oneOf(t.precision, precisions)),
    check('site_on_the_map', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
  ],
);
keeps(site, {
  purpose: 'institutions',
  personal: [],
  retention: { none: 'A site is a building. Nobody is in it.' },
});
