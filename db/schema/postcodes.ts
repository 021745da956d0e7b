import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { bytes, type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type PostcodeReleaseId = Id<'postcode_release'>;

export const postcodeSources = ['onspd', 'nspl', 'code_point_open'] as const;
export type PostcodeSource = (typeof postcodeSources)[number];

/** A published list of postcodes that was read in; the newest that finished is the one in use. */
export const postcodeRelease = pgTable(
  'postcode_release',
  {
    id: uuid().$type<Id<'postcode_release'>>().defaultRandom().primaryKey(),
    source: text().$type<PostcodeSource>().notNull(),
    fileName: text('file_name').notNull(),
    attribution: text().notNull(),
    publishedOn: plainDate('published_on'),
    startedAt: instant('started_at').notNull(),
    startedBy: uuid('started_by')
      .$type<OfficerId>()
      .references(() => officer.id),
    bytesRead: bigint('bytes_read', { mode: 'number' }).notNull().default(0),
    bytesAll: bigint('bytes_all', { mode: 'number' }),
    rowsRead: integer('rows_read').notNull().default(0),
    rowsKept: integer('rows_kept').notNull().default(0),
    // Northern Ireland is licensed otherwise and is dropped.
    rowsDropped: integer('rows_dropped').notNull().default(0),
    // Lines that hold no postcode that we can read, and what is wrong with the first of them.
    rowsRefused: integer('rows_refused').notNull().default(0),
    refusals: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    // Postcodes that this list has in another district than the one before.
    rowsMoved: integer('rows_moved').notNull().default(0),
    finishedAt: instant('finished_at'),
    failedAt: instant('failed_at'),
    failure: text(),
  },
  (t) => [
    check('postcode_release_source', oneOf(t.source, postcodeSources)),
    check('postcode_release_end', sql`${t.finishedAt} is null or ${t.failedAt} is null`),
    check('postcode_release_failed', sql`(${t.failedAt} is null) = (${t.failure} is null)`),
  ],
);
keeps(postcodeRelease, { purpose: 'places_and_areas', personal: ['started_by'], retention: 'session' });

/** The file of a list in pieces, from when it was sent until it was read: whichever worker reads it finds it here. */
export const postcodeUpload = pgTable(
  'postcode_upload',
  {
    releaseId: uuid('release_id')
      .$type<Id<'postcode_release'>>()
      .notNull()
      .references(() => postcodeRelease.id, { onDelete: 'cascade' }),
    // Where in the file it begins.
    offset: bigint({ mode: 'number' }).notNull(),
    content: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.offset] })],
);
keeps(postcodeUpload, {
  purpose: 'places_and_areas',
  personal: [],
  retention: { none: 'A public list of postcodes, which goes as soon as it is read.' },
});

/** Where a postcode lies. Written whole by an import, never row by row. */
export const postcode = pgTable(
  'postcode',
  {
    // "MK40 2AB": capitals, one space.
    postcode: text().primaryKey(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    districtCode: text('district_code'),
    wardCode: text('ward_code'),
    // When the Post Office ended it.
    endedOn: plainDate('ended_on'),
    // Where the list before had it, when that was elsewhere, and the day on which this one said so.
    formerDistrictCode: text('former_district_code'),
    movedOn: plainDate('moved_on'),
  },
  (t) => [
    check('postcode_written', sql`${t.postcode} ~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'`),
    check('postcode_not_northern', sql`${t.postcode} !~ '^BT'`),
    check('postcode_moved', sql`(${t.formerDistrictCode} is null) = (${t.movedOn} is null)`),
    check('postcode_on_the_map', sql`(${t.latitude} is null) = (${t.longitude} is null)`),
  ],
);
keeps(postcode, {
  purpose: 'places_and_areas',
  personal: [],
  retention: { none: 'A public list of postcodes. Nobody is in it.' },
});

/** A town or village by name: names repeat, so a district always stands beside it. */
export const place = pgTable(
  'place',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    population: integer().notNull(),
  },
  (t) => [
    index().on(t.areaId),
    index('place_name_words').using('gin', sql`plain_words(${t.name}) gin_trgm_ops`),
  ],
);
keeps(place, {
  purpose: 'places_and_areas',
  personal: [],
  retention: { none: 'A public gazetteer. Nobody is in it.' },
});
