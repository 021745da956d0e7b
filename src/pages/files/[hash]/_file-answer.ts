import type { APIContext } from 'astro';
import type { StoredFile } from '#lib/files/stored/keep.ts';
import { bytesOf, findRendition } from '#lib/files/stored/read.ts';
import { countDownload } from '#lib/campaigns/resources/downloads.ts';
import { endingOf } from '#lib/campaigns/resources/file-words.ts';
import { isPublished, usesOf } from '#lib/files/stored/uses.ts';
import { can } from '#lib/officers/can.ts';
import { lookAtSession } from '#lib/officers/sign-in/sessions.ts';
import { answerPart, type Long } from '#lib/web/part-of-file.ts';
import { fileUses } from '../../../file-uses.ts';

type Asked = Pick<APIContext, 'request' | 'locals'>;

/** For whom a file is: everybody, or this member of the team alone, whose sign-in may be renewed with the answer. */
export type Sight = { isPublic: boolean; cookie: string | null };

/** Whether a file may be read: what is in use by something public by all, and before that by whoever works on it. */
export async function sightOf({ request, locals }: Asked, file: StoredFile): Promise<Sight | null> {
  const { db, now } = locals;
  if (await isPublished(db, fileUses, file.hash, now)) return { isPublic: true, cookie: null };
  const { signIn } = await lookAtSession(db, request.headers.get('cookie'), now);
  if (!signIn) return null;
  const uses = await usesOf(db, fileUses, file.hash);
  const maySee =
    file.storedBy === signIn.officer.id || uses.some(({ seenWith }) => can[seenWith](signIn.officer));
  return maySee ? { isPublic: false, cookie: signIn.cookie } : null;
}

const yearSeconds = 365 * 24 * 3600;

// Nothing in a file may run or load anything, whatever a browser takes it for.
const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const headersFor = ({ isPublic, cookie }: Sight, disposition: string): Record<string, string> => ({
  'Cache-Control': isPublic ? `public, max-age=${yearSeconds}, immutable` : 'private, no-store',
  'Content-Disposition': disposition,
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  ...(isPublic ? {} : { 'X-Robots-Tag': 'noindex' }),
  ...(cookie ? { 'Set-Cookie': cookie } : {}),
});

/** Answers with a file, or with a smaller one of a picture; null where the name fits neither. */
export async function answerFile(
  { request, locals }: Asked,
  { file, name, sight }: { file: StoredFile; name: string; sight: Sight },
): Promise<Response | null> {
  const { db, now } = locals;
  const smaller = file.kind === 'picture' ? await findRendition(db, file.hash, name) : null;
  if (smaller) {
    const long = { type: smaller.mediaType, size: smaller.content.length, etag: `"${file.hash}-${name}"` };
    const read: Long['read'] = async ({ from, to }) => smaller.content.slice(from, to + 1);
    return answerPart(request, { ...long, read, headers: headersFor(sight, 'inline') });
  }
  if (name !== file.name) return null;
  const shown = file.kind === 'document' || wantsToKeep(request) ? 'attachment' : 'inline';
  const headers = headersFor(sight, `${shown}; filename="${name}"`);
  if (sight.isPublic && isTakenAway(request))
    await countDownload(db, { hash: file.hash, format: endingOf(name) }, now);
  const long = { type: file.mediaType, size: file.size, etag: `"${file.hash}"`, headers };
  return answerPart(request, { ...long, flow: locals, read: (part) => bytesOf(db, file.hash, part) });
}

// A file in parts is counted with its first; one that the reader has already is not taken away again.
const isTakenAway = (request: Request): boolean =>
  wantsToKeep(request) &&
  request.method === 'GET' &&
  !request.headers.has('if-none-match') &&
  /^bytes=0-|^$/.test(request.headers.get('range') ?? '');

const wantsToKeep = ({ url }: Request): boolean => new URL(url).searchParams.has('download');
