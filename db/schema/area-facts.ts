import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

const ofArea = (name = 'area_id') =>
  uuid(name)
    .$type<AreaId>()
    .notNull()
    .references(() => area.id);
const who = (name: string) =>
  uuid(name)
    .$type<OfficerId>()
    .references(() => officer.id);

/** Which area follows another when councils or forces are reorganised, and how much of it goes there. */
export const areaSuccession = pgTable(
  'area_succession',
  {
    predecessorId: ofArea('predecessor_id'),
    successorId: ofArea('successor_id'),
    // Of the people who live in the predecessor: the shares of one predecessor come to 1.
    share: doublePrecision().notNull(),
    effectiveOn: plainDate('effective_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: who('recorded_by').notNull(),
    // When what stands in the predecessor was moved: on the day, by a job. Until then it can be taken back.
    followedAt: instant('followed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.predecessorId, t.successorId] }),
    index('area_succession_due')
      .on(t.effectiveOn)
      .where(sql`${t.followedAt} is null`),
    index().on(t.successorId),
    check('area_succession_share', sql`${t.share} > 0 and ${t.share} <= 1`),
    check('area_succession_other', sql`${t.predecessorId} <> ${t.successorId}`),
  ],
);
keeps(areaSuccession, {
  purpose: 'places_and_areas',
  personal: ['recorded_by'],
  retention: 'session',
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
