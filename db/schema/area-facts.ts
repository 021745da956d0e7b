import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

const ofArea = (name = 'area_id') =>
  uuid(name)
    .$type<AreaId>()
    .notNull()
    .references(() => area.id);

/** An area that will stand from the day of a reorganisation, and how much of each that ends goes to it. */
export type PlannedArea = { code: string; name: string; share: number };

/**
 * That some areas end on a day and others take their place. The register is changed on the day and not before, so
 * that until then it can be taken back, and every list shows what stands.
 */
export const areaReorganisation = pgTable(
  'area_reorganisation',
  {
    id: uuid().$type<Id<'area_reorganisation'>>().defaultRandom().primaryKey(),
    endingIds: uuid('ending_ids').array().$type<AreaId[]>().notNull(),
    successors: jsonb().$type<PlannedArea[]>().notNull(),
    effectiveOn: plainDate('effective_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: who('recorded_by').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: who('withdrawn_by'),
    followedAt: instant('followed_at'),
    // Institutions and sites that moved, and those that nobody could place by their postcode.
    movedCount: integer('moved_count'),
    leftCount: integer('left_count'),
  },
  (t) => [
    index('area_reorganisation_due')
      .on(t.effectiveOn)
      .where(sql`${t.followedAt} is null and ${t.withdrawnAt} is null`),
    check('area_reorganisation_ends', sql`cardinality(${t.endingIds}) between 1 and 20`),
    check('area_reorganisation_end', sql`${t.followedAt} is null or ${t.withdrawnAt} is null`),
    check('area_reorganisation_withdrawn', sql`(${t.withdrawnAt} is null) = (${t.withdrawnBy} is null)`),
  ],
);
keeps(areaReorganisation, {
  purpose: 'places_and_areas',
  personal: ['recorded_by', 'withdrawn_by'],
  retention: 'session',
});

/** Which area follows another since councils or forces were reorganised, and how much of it went there. */
export const areaSuccession = pgTable(
  'area_succession',
  {
    predecessorId: ofArea('predecessor_id'),
    successorId: ofArea('successor_id'),
    // Of the people who live in the predecessor: the shares of one predecessor come to 1.
    share: doublePrecision().notNull(),
    effectiveOn: plainDate('effective_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.predecessorId, t.successorId] }),
    index().on(t.successorId),
    check('area_succession_share', sql`${t.share} > 0 and ${t.share} <= 1`),
    check('area_succession_other', sql`${t.predecessorId} <> ${t.successorId}`),
  ],
);
keeps(areaSuccession, {
  purpose: 'places_and_areas',
  personal: [],
  retention: { none: 'A public register of places. Nobody is in it.' },
});

/** Something known about an area, with where it is from and for when it holds. Later rows take its place. */
export const areaFact = pgTable(
  'area_fact',
  {
    id: uuid().$type<Id<'area_fact'>>().defaultRandom().primaryKey(),
    areaId: ofArea(),
    label: text().notNull(),
    value: text().notNull(),
    source: text().notNull(),
    asOf: plainDate('as_of').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: who('recorded_by'),
    replacedAt: instant('replaced_at'),
    replacedBy: who('replaced_by'),
  },
  (t) => [
    uniqueIndex('area_fact_current')
      .on(t.areaId, t.label)
      .where(sql`${t.replacedAt} is null`),
    check(
      'area_fact_said',
      sql`length(btrim(${t.value})) between 1 and 2000 and length(btrim(${t.source})) > 0`,
    ),
  ],
);
keeps(areaFact, {
  purpose: 'places_and_areas',
  personal: ['recorded_by', 'replaced_by'],
  retention: 'session',
});

export const areaParts = ['named', 'deputy'] as const;
export type AreaPart = (typeof areaParts)[number];

/** Who of the team looks after an area, and from when to when. */
export const areaOfficer = pgTable(
  'area_officer',
  {
    id: uuid().$type<Id<'area_officer'>>().defaultRandom().primaryKey(),
    areaId: ofArea(),
    officerId: who('officer_id').notNull(),
    part: text().$type<AreaPart>().notNull(),
    namedAt: instant('named_at').notNull(),
    namedBy: who('named_by').notNull(),
    endedAt: instant('ended_at'),
    endedBy: who('ended_by'),
  },
  (t) => [
    uniqueIndex('area_officer_once')
      .on(t.areaId, t.part)
      .where(sql`${t.endedAt} is null`),
    index().on(t.officerId),
    check('area_officer_part', oneOf(t.part, areaParts)),
    check('area_officer_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
  ],
);
keeps(areaOfficer, {
  purpose: 'places_and_areas',
  personal: ['officer_id', 'named_by', 'ended_by'],
  retention: 'session',
});
