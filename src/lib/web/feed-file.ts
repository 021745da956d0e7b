import { isKnown } from './known-tag.ts';

/** A file that programs ask for again and again. */
export type Asked = {
  type: string;
  /** Names these very bytes, without quotes. */
  tag: string;
  changedAt: Temporal.Instant;
  plain: Uint8Array<ArrayBuffer>;
  /** The same, packed by gzip. */
  packed: Uint8Array<ArrayBuffer>;
};

/**
 * Answers with a file, or with 304 where the asker has it already: by its tag, or else by the moment it changed.
 *
 * @param cache the value of Cache-Control
 */
export function answerFeed({ headers }: Request, file: Asked, cache: string): Response {
  const isPacked = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headers.get('accept-encoding') ?? '');
  const common = {
    'Cache-Control': cache,
    // A strong validator names bytes: the packed ones are others.
    ETag: `"${file.tag}${isPacked ? '-gzip' : ''}"`,
    'Last-Modified': httpDate(file.changedAt),
    Vary: 'Accept-Encoding',
  };
  if (hasIt(headers, file)) return new Response(null, { status: 304, headers: common });
  const packing = isPacked ? { 'Content-Encoding': 'gzip' } : { 'Content-Encoding': 'identity' };
  return new Response(isPacked ? file.packed : file.plain, {
    headers: { ...common, ...packing, 'Content-Type': file.type },
  });
}

function hasIt(headers: Headers, { tag, changedAt }: Asked): boolean {
  const tags = headers.get('if-none-match');
  // Whoever names a tag is asked for nothing else (RFC 9110, 13.2.2).
  if (tags !== null) return isKnown(tags.replaceAll('-gzip"', '"'), `"${tag}"`);
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return Math.floor(changedAt.epochMilliseconds / 1000) * 1000 <= since;
}

/** "Sun, 06 Nov 1994 08:49:37 GMT" */
const httpDate = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toUTCString();
