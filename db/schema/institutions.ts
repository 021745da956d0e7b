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
import { type Id, instant } from './columns.ts';
import { keeps } from './keeping.ts';

export type InstitutionId = Id<'institution'>;
export type SiteId = Id<'site'>;

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
    index().on(t.typeCode),
    index().on(t.districtId),
    index('institution_survivor')
      .on(t.mergedIntoId)
      .where(sql`${t.mergedIntoId} is not null`),
    // plain_words() lowers and drops accents; the migration writes it, since unaccent alone is not immutable.
    index('institution_name_words').using('gin', sql`plain_words(${t.name}) gin_trgm_ops`),
    index('institution_name_order').on(sql`plain_words(${t.name}) text_pattern_ops`),
    check('institution_merged', sql`(${t.mergedIntoId} is null) = (${t.mergedAt} is null)`),
    check('institution_merged_elsewhere', sql`${t.mergedIntoId} <> ${t.id}`),
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
    // WGS84 degrees, for how long it takes to get from one to another.
    latitude: doublePrecision(),
    longitude: doublePrecision(),
  },
  (t) => [
    index().on(t.institutionId),
    index().on(t.districtId),
    check('site_on_the_map', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
  ],
);
keeps(site, {
  purpose: 'institutions',
  personal: [],
  retention: { none: 'A site is a building. Nobody is in it.' },
});
