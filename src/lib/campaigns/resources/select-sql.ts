import { sql } from 'drizzle-orm';
import type { ResourceFileRole } from '#db/schema/resource-terms.ts';
import type { ResourceFileId } from '#db/schema/resources.ts';
import type { FileHash, FileKind } from '#db/schema/stored-files.ts';

/** A file as a page shows it. */
export type ShownFile = {
  id: ResourceFileId;
  role: ResourceFileRole;
  words: string;
  hash: FileHash;
  name: string;
  kind: FileKind;
  mediaType: string;
  size: number;
  width: number | null;
  height: number | null;
  pages: number | null;
  seconds: number | null;
};

/** The files of version `v`, as JSON: what is taken away first, then by name. */
export const filesOfVersion = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', f.id, 'role', f.role, 'words', f.words, 'hash', s.hash, 'name', s.name,
    'kind', s.kind, 'mediaType', s.media_type, 'size', s.size, 'width', s.width, 'height', s.height,
    'pages', s.pages, 'seconds', s.seconds) order by f.role, s.media_type, f.words, s.name)
  from resource_file f join stored_file s on s.hash = f.hash where f.version_id = v.id), '[]')`;

/** What stands for itself in a list: a file of this role, or null. */
export const fileOf = (files: readonly ShownFile[], role: ResourceFileRole): ShownFile | null =>
  files.find((file) => file.role === role) ?? null;

/** What it looks like, or what it is, where it is itself a picture. */
export const pictureOf = (files: readonly ShownFile[]): ShownFile | null =>
  fileOf(files, 'preview') ??
  files.find(({ role, kind }) => role === 'download' && kind === 'picture') ??
  null;
