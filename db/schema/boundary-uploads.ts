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
  uuid,
} from 'drizzle-orm/pg-core';
import { type BoundaryFormat, boundaryFormats, type Shape } from './boundaries.ts';
import { bytes, type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type BoundaryUploadId = Id<'boundary_upload'>;

/** How the numbers of a file are to be taken: as it says itself, as the National Grid, or latitude first. */
export const boundaryReadings = ['as_said', 'grid', 'latitude_first'] as const;
export type BoundaryReading = (typeof boundaryReadings)[number];

/** One property that the areas of a file bear: how many have it, how many values there are, and some of them. */
export type BoundaryField = { name: string; filled: number; distinct: number; examples: string[] };

/** A file of boundaries that somebody looks at before it becomes a layer. Nothing else reads it. */
export const boundaryUpload = pgTable(
  'boundary_upload',
  {
    id: uuid().$type<BoundaryUploadId>().defaultRandom().primaryKey(),
    fileName: text('file_name').notNull(),
    fileBytes: integer('file_bytes').notNull(),
    fileHash: bytes('file_hash').notNull(),
    reading: text().$type<BoundaryReading>().notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedBy: uuid('uploaded_by')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    readAt: instant('read_at'),
    // Why nothing could be read.
    failure: text(),
    format: text().$type<BoundaryFormat>(),
    readAs: integer('read_as'),
    fields: jsonb().$type<BoundaryField[]>(),
    vertices: integer(),
    remarks: text().array().notNull(),
  },
  (t) => [
    index('boundary_upload_by').on(t.uploadedAt),
    check('boundary_upload_reading', oneOf(t.reading, boundaryReadings)),
    check('boundary_upload_format', oneOf(t.format, boundaryFormats)),
  ],
);
keeps(boundaryUpload, {
  purpose: 'places_and_areas',
  personal: ['uploaded_by'],
  retention: 'import_run',
});

const ofUpload = () =>
  uuid('upload_id')
    .$type<BoundaryUploadId>()
    .notNull()
    .references(() => boundaryUpload.id, { onDelete: 'cascade' });

/** A piece of the file as it came, so that none is ever whole in the memory of the site. */
export const boundaryUploadPart = pgTable(
  'boundary_upload_part',
  { uploadId: ofUpload(), position: integer().notNull(), content: bytes().notNull() },
  (t) => [primaryKey({ columns: [t.uploadId, t.position] })],
);
keeps(boundaryUploadPart, { purpose: 'places_and_areas', personal: [], retention: 'import_run' });

/** One feature of the file, read; or why it cannot be used. */
export const boundaryUploadFeature = pgTable(
  'boundary_upload_feature',
  {
    uploadId: ofUpload(),
    // Which of the file, from 1.
    position: integer().notNull(),
    properties: jsonb().$type<Record<string, string>>().notNull(),
    shape: jsonb().$type<Shape>(),
    drawn: jsonb().$type<Shape>(),
    west: doublePrecision(),
    south: doublePrecision(),
    east: doublePrecision(),
    north: doublePrecision(),
    problem: text(),
    // What was mended, in words.
    remarks: text().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.uploadId, t.position] }),
    check('boundary_upload_feature_read', sql`(${t.problem} is null) = (${t.shape} is not null)`),
  ],
);
keeps(boundaryUploadFeature, { purpose: 'places_and_areas', personal: [], retention: 'import_run' });
