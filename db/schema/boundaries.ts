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
import { who } from './officers.ts';

export type BoundaryLayerId = Id<'boundary_layer'>;

export const boundaryFormats = ['geojson', 'topojson', 'kml', 'kmz', 'shapefile', 'police_api'] as const;
export type BoundaryFormat = (typeof boundaryFormats)[number];

/** A set of boundaries as its publisher drew them. Never changed: a later version takes its place. */
export const boundaryLayer = pgTable(
  'boundary_layer',
  {
    id: uuid().$type<BoundaryLayerId>().defaultRandom().primaryKey(),
    kind: text().$type<AreaKind>().notNull(),
    // Neighbourhoods are each force's own: a file of one force leaves those of another in use.
    forceId: uuid('force_id')
      .$type<AreaId>()
      .references(() => area.id),
    version: integer().notNull(),
    name: text().notNull(),
    format: text().$type<BoundaryFormat>().notNull(),
    // EPSG number of the file that was read; what is stored is always WGS84.
    readAs: integer('read_as').notNull(),
    attribution: text().notNull(),
    sourceDate: plainDate('source_date'),
    fileName: text('file_name').notNull(),
    fileHash: bytes('file_hash').notNull(),
    // Which property of the file held the code and which the name.
    codeField: text('code_field').notNull(),
    nameField: text('name_field').notNull(),
    // What was left out, in words.
    remarks: text().array().notNull(),
    committedAt: instant('committed_at').notNull(),
    committedBy: who('committed_by').notNull(),
  },
  (t) => [
    unique('boundary_layer_version').on(t.kind, t.forceId, t.version).nullsNotDistinct(),
    check('boundary_layer_kind', oneOf(t.kind, areaKinds)),
    check('boundary_layer_format', oneOf(t.format, boundaryFormats)),
    check('boundary_layer_force', sql`(${t.kind} = 'neighbourhood') = (${t.forceId} is not null)`),
    check('boundary_layer_attributed', sql`length(btrim(${t.attribution})) > 0`),
  ],
);
keeps(boundaryLayer, {
  purpose: 'places_and_areas',
  personal: ['committed_by'],
  retention: 'session',
});

/** From when to when a layer was the one that decides. Taking a layer back is a row too. */
export const boundaryLayerUse = pgTable(
  'boundary_layer_use',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    layerId: uuid('layer_id')
      .$type<BoundaryLayerId>()
      .notNull()
      .references(() => boundaryLayer.id),
    // As the layer has them: two layers of a kind are never in use at once.
    kind: text().$type<AreaKind>().notNull(),
    forceId: uuid('force_id')
      .$type<AreaId>()
      .references(() => area.id),
    fromAt: instant('from_at').notNull(),
    fromBy: who('from_by').notNull(),
    untilAt: instant('until_at'),
    untilBy: who('until_by'),
  },
  (t) => [
    uniqueIndex('boundary_layer_in_use')
      .on(t.kind, sql`coalesce(${t.forceId}, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`${t.untilAt} is null`),
    index().on(t.layerId),
    check('boundary_layer_use_until', sql`(${t.untilAt} is null) = (${t.untilBy} is null)`),
  ],
);
keeps(boundaryLayerUse, {
  purpose: 'places_and_areas',
  personal: ['from_by', 'until_by'],
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
    index('boundary_box').using(
      'gist',
      t.layerId,
      sql`box(point(${t.west}, ${t.south}), point(${t.east}, ${t.north}))`,
    ),
    check('boundary_box_round', sql`${t.west} <= ${t.east} and ${t.south} <= ${t.north}`),
  ],
);
keeps(boundary, {
  purpose: 'places_and_areas',
  personal: [],
  retention: { none: 'Lines on a map, published by others. Nobody is in them.' },
});
