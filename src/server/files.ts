import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { staffPeoplePaths } from '#lib/web/staff-people-paths.ts';
import { compress, isCompressible, type Coding } from './compression.ts';
import { type Standing, withMarkers } from './markers.ts';
import { mediaType } from './media-types.ts';
import { allowing, type SmallParts, withSmallParts } from './small-parts.ts';

/** One way to send a file. `headers` is name, value, name, value, the last value being the request id. */
export type Sending = { body: Buffer; headers: string[] };

export type StoredFile = { etag: string; type: string; content: Buffer; unchanged: string[] } & Record<
  Coding,
  Sending
>;

/** Every file of the built site by its path. */
export type Files = Map<string, StoredFile>;

type Options = { folder: string; headers: Record<string, string>; smallParts: SmallParts } & Standing;

const policyHeader = 'Content-Security-Policy';

// What browsers heed in documents alone: half a kilobyte that each font, stylesheet and drawing need not carry.
const ofDocuments = new Set([
  policyHeader,
  'X-Frame-Options',
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
]);

// Pages that stand for a status: they have no address of their own.
const statusPage = /^\/[45]\d\d(-staff)?$/;

/**
 * Reads the whole built site into memory, so that prerendered pages answer whatever else is down.
 *
 * @returns the files by path, and the pages that stand for a status ("/404") apart
 */
export function readFiles(options: Options): { files: Files; statusPages: Files } {
  const { folder } = options;
  const files: Files = new Map();
  const statusPages: Files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(br|gz)$/.test(file)) continue;
    const path = pathOf(file.slice(folder.length).replaceAll(sep, '/'));
    const stored = store(file, path, options);
    (statusPage.test(path) ? statusPages : files).set(path, stored);
  }
  return { files, statusPages };
}

function pathOf(name: string): string {
  const path = name.startsWith('/') ? name : `/${name}`;
  return path.replace(/\/index\.html$/, '/').replace(/\.html$/, '');
}

function store(file: string, path: string, options: Options): StoredFile {
  const raw = readFileSync(file);
  const type = mediaType(file);
  const { content, headers } = type.startsWith('text/html')
    ? asPage(raw, path, options)
    : { content: raw, headers: options.headers };
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const common = {
    ...fitting(headers, type),
    ...workerScope(path),
    'Cache-Control': caching(path, type),
    ETag: etag,
    Vary: 'Accept-Encoding',
  };
  const sending = (body: Buffer, coding: Coding): Sending => ({
    body,
    headers: flat(common, type, body, coding),
  });
  const identity = sending(content, 'identity');
  const packed = (coding: 'br' | 'gzip', extension: string) => {
    if (!isCompressible(type)) return identity;
    const twin = `${file}.${extension}`;
    // The twin was made from the file as built, so it is no use for a page that now says more.
    const body =
      content === raw && existsSync(twin) ? readFileSync(twin) : compress(content, coding, 'start');
    return body.length < content.length ? sending(body, coding) : identity;
  };
  const unchanged = [...Object.entries(common).flat(), 'X-Request-Id', ''];
  return { etag, type, content, unchanged, identity, br: packed('br', 'br'), gzip: packed('gzip', 'gz') };
}

function asPage(raw: Buffer, path: string, { headers, smallParts, ...standing }: Options) {
  const marked = withMarkers(raw, standing);
  // A page for a status goes out with the headers of whatever failed.
  if (statusPage.test(path)) return { content: marked, headers };
  const { html, allowed } = withSmallParts(marked, smallParts);
  const policy = allowing(headers[policyHeader] ?? '', allowed);
  return { content: html, headers: { ...headers, [policyHeader]: policy } };
}

// A worker may stand above what it is for and nothing else: the form of a visit, or the public pages.
function workerScope(path: string): Record<string, string> {
  if (/^\/_astro\/worker-[\w-]+\.js$/.test(path))
    return { 'Service-Worker-Allowed': staffPeoplePaths.newEngagement };
  return /^\/_astro\/help-worker-[\w-]+\.js$/.test(path) ? { 'Service-Worker-Allowed': '/' } : {};
}

function fitting(headers: Record<string, string>, type: string): Record<string, string> {
  if (type.startsWith('text/html')) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofDocuments.has(name)));
}

function flat(common: Record<string, string>, type: string, body: Buffer, coding: Coding): string[] {
  const all: Record<string, string> = {
    'Content-Type': type,
    'Content-Length': String(body.length),
    ...common,
  };
  if (coding !== 'identity') all['Content-Encoding'] = coding;
  return [...Object.entries(all).flat(), 'X-Request-Id', ''];
}

function caching(path: string, type: string): string {
  if (path.startsWith('/_astro/')) return 'public, max-age=31536000, immutable';
  // A page may change with the next release: the browser keeps it, and asks whether it still holds.
  return type.startsWith('text/html') ? 'no-cache' : 'public, max-age=3600';
}
