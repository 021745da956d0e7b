import { byteRange, type Part } from './byte-range.ts';
import { isKnown } from './known-tag.ts';
import { longAnswer } from './long-body.ts';
import type { ServerLocals } from './server-locals.ts';

/** Something long that is read in parts. */
export type Long = {
  size: number;
  /** A strong validator, with its quotes. */
  etag: string;
  type: string;
  /** The bytes from one to another, both included. */
  read: (part: Part) => Promise<Uint8Array<ArrayBuffer>>;
  /** Where it may still be read while it is sent: then no more of it is in memory than a piece, however long it is. */
  flow?: Pick<ServerLocals, 'drained'>;
  /** Of this file in particular; they win over those that all have. */
  headers?: Readonly<Record<string, string>>;
};

/** More than this is not held in memory for one answer: whoever asks for more gets its beginning (RFC 9110, 15.3.7). */
const mostInPart = 4 * 1024 * 1024;
const mostInWhole = 16 * 1024 * 1024;
/** What is read at once of something that is sent as it is read. */
const pieceBytes = 512 * 1024;

/** Answers with the part that was asked for, or with the whole where it is small. */
export async function answerPart(request: Request, long: Long): Promise<Response> {
  const { size, etag, type, read, flow, headers: own } = long;
  const common = {
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, max-age=3600',
    'Content-Type': type,
    ETag: etag,
    ...own,
  };
  if (isKnown(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: common });
  const range = isFresh(request.headers.get('if-range'), etag) ? request.headers.get('range') : null;
  const part = byteRange(range, size);
  if (part === 'unsatisfiable') return unsatisfiable(size);
  if (part === null && size > mostInWhole && !flow) return tooLong();
  const { from, to } = part ?? { from: 0, to: size - 1 };
  const end = part && !flow ? Math.min(to, from + mostInPart - 1) : to;
  const headers = part ? { ...common, 'Content-Range': `bytes ${from}-${end}/${size}` } : common;
  const status = part ? 206 : 200;
  if (flow && end - from >= pieceBytes)
    return longAnswer(flow, {
      status,
      headers,
      size: end - from + 1,
      pieces: pieces(read, { from, to: end }),
    });
  return new Response(await read({ from, to: end }), { status, headers });
}

/** A part of something long, in pieces that are read one after the other. */
export async function* pieces(read: Long['read'], { from, to }: Part): AsyncGenerator<Uint8Array> {
  for (let at = from; at <= to; at += pieceBytes)
    yield await read({ from: at, to: Math.min(to, at + pieceBytes - 1) });
}

// A part of another version must not be joined to what the reader has: they get the whole instead.
const isFresh = (ifRange: string | null, etag: string): boolean => ifRange === null || ifRange === etag;

const words = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });

const unsatisfiable = (size: number): Response =>
  words(416, 'There is no such part.', { 'Content-Range': `bytes */${size}` });

const tooLong = (): Response =>
  words(400, 'This is too long for one answer. Ask for a range of bytes.', { 'Accept-Ranges': 'bytes' });
