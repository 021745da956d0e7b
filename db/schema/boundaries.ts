import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId, type AreaKind, areaKinds } from './areas.ts';
import { bytes, type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type BoundaryLayerId = Id<'boundary_layer'>;

export const boundaryFormats = ['geojson', 'topojson', 'kml', 'kmz', 'shapefile', 'police_api'] as const;
export type BoundaryFormat = (typeof boundaryFormats)[number];

const who = (name: string) =>
  uuid(name)
    .$type<OfficerId>()
    .references(() => officer.id);

/** A set of boundaries as it came from its publisher. A later one of the same kind follows it; none is changed. */
export const boundaryLayer = pgTable(
  'boundary_layer',
  {
    id: uuid().$type<BoundaryLayerId>().defaultRandom().primaryKey(),
    kind: text().$type<AreaKind>().notNull(),
    version: integer().notNull(),
    name: text().notNull(),
    format: text().$type<BoundaryFormat>().notNull(),
    // EPSG number of the file that was read; what is stored is always WGS84.
    readAs: integer('read_as').notNull(),
    attribution: text().notNull(),
    sourceDate: plainDate('source_date'),
    fileName: text('file_name').notNull(),
    fileHash: bytes('file_hash').notNull(),
    // Which property of the file holds the code and which the name.
    codeField: text('code_field').notNull(),
    nameField: text('name_field').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedBy: who('uploaded_by').notNull(),
    // Until then it is a preview that nothing else reads.
    committedAt: instant('committed_at'),
    committedBy: who('committed_by'),
    retiredAt: instant('retired_at'),
    retiredBy: who('retired_by'),
  },
  (t) => [
    unique().on(t.kind, t.version),
    uniqueIndex('boundary_layer_current')
      .on(t.kind)
      .where(sql`${t.committedAt} is not null and ${t.retiredAt} is null`),
    check('boundary_layer_kind', oneOf(t.kind, areaKinds)),
    check('boundary_layer_format', oneOf(t.format, boundaryFormats)),
    check('boundary_layer_committed', sql`(${t.committedAt} is null) = (${t.committedBy} is null)`),
    check('boundary_layer_retired', sql`(${t.retiredAt} is null) = (${t.retiredBy} is null)`),
    check('boundary_layer_attributed', sql`length(btrim(${t.attribution})) > 0`),
  ],
);
keeps(boundaryLayer, {
  purpose: 'places_and_areas',
  personal: ['uploaded_by', 'committed_by', 'retired_by'],
  retention: 'session',
});

/** A polygon or several, as a GeoJSON geometry in WGS84. */
export type Shape =
  { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] };

/** One boundary of a layer: the original to decide where a point lies, and a simpler one to draw. */
export const boundary = pgTable(
  'boundary',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    layerId: uuid('layer_id')
      .$type<BoundaryLayerId>()
      .notNull()
      .references(() => boundaryLayer.id),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .references(() => area.id),
    code: text().notNull(),
    name: text().notNull(),
    shape: jsonb().$type<Shape>().notNull(),
    drawn: jsonb().$type<Shape>().notNull(),
    west: doublePrecision().notNull(),
    south: doublePrecision().notNull(),
    east: doublePrecision().notNull(),
    north: doublePrecision().notNull(),
    // What was mended or could not be: words for the preview.
    remarks: text().array().notNull(),
  },
  (t) => [
    unique().on(t.layerId, t.code),
    index().on(t.areaId),
    index('boundary_box').on(t.layerId, t.west, t.east, t.south, t.north),
    check('boundary_box_round', sql`${t.west} <= ${t.east} and ${t.south} <= ${t.north}`),
  ],
);
keeps(boundary, {
  purpose: 'places_and_areas',
  personal: [],
  retention: { none: 'Lines on a map, published by others. Nobody is in them.' },
});
