import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

/** SHA-256 of what is kept, in hexadecimal. */
export type FileHash = Id<'stored_file'>;

export const fileKinds = ['picture', 'document', 'film', 'captions'] as const;
export type FileKind = (typeof fileKinds)[number];

export const pictureFormats = ['avif', 'webp', 'jpeg'] as const;
/** In which formats a picture is kept ready, the smallest first. */
export type PictureFormat = (typeof pictureFormats)[number];

/** A file that somebody of the team sent, as it is given out: what was dangerous in it is gone, or it was refused. */
export const storedFile = pgTable(
  'stored_file',
  {
    hash: text().$type<FileHash>().primaryKey(),
    kind: text().$type<FileKind>().notNull(),
    mediaType: text('media_type').notNull(),
    // As it was called first, cleaned, with the ending that its content has.
    name: text().notNull(),
    size: integer().notNull(),
    width: integer(),
    height: integer(),
    pages: integer(),
    seconds: integer(),
    storedAt: instant('stored_at').notNull(),
    storedBy: who('stored_by').notNull(),
    // The last time that somebody sent it.
    touchedAt: instant('touched_at').notNull(),
  },
  (t) => [
    index('stored_file_touched').on(t.touchedAt),
    check('stored_file_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('stored_file_kind', oneOf(t.kind, fileKinds)),
    check('stored_file_name', sql`coalesce(length(btrim(${t.name})), 0) between 1 and 130`),
    check('stored_file_size', sql`${t.size} > 0`),
    check(
      'stored_file_picture',
      sql`${t.kind} <> 'picture' or (coalesce(${t.width}, 0) > 0 and coalesce(${t.height}, 0) > 0)`,
    ),
  ],
);
keeps(storedFile, { purpose: 'publishing', personal: ['stored_by'], retention: 'stored_file' });

const ofFile = () =>
  text()
    .$type<FileHash>()
    .notNull()
    .references(() => storedFile.hash, { onDelete: 'cascade' });

/** A piece of a file, so that a part of a film is read without the rest. */
export const storedFilePart = pgTable(
  'stored_file_part',
  { hash: ofFile(), startsAt: integer('starts_at').notNull(), content: bytes().notNull() },
  (t) => [
    primaryKey({ columns: [t.hash, t.startsAt] }),
    check('stored_file_part_starts', sql`${t.startsAt} >= 0 and length(${t.content}) > 0`),
  ],
);
keeps(storedFilePart, { purpose: 'publishing', personal: [], retention: 'stored_file' });

/** A picture made smaller, in one format. */
export const storedPicture = pgTable(
  'stored_picture',
  {
    hash: ofFile(),
    width: integer().notNull(),
    format: text().$type<PictureFormat>().notNull(),
    height: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hash, t.width, t.format] }),
    check('stored_picture_format', oneOf(t.format, pictureFormats)),
    check('stored_picture_sides', sql`${t.width} > 0 and ${t.height} > 0`),
  ],
);
keeps(storedPicture, { purpose: 'publishing', personal: [], retention: 'stored_file' });
