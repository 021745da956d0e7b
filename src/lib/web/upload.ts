import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { BadRequest } from './bad-request.ts';
import { addField, cleaned, type Fields, readFields, rememberBrought } from './form-body.ts';
import { openSpool } from './spool.ts';

/** A file as its sender calls it. The name is for showing: it never becomes a path. */
export type Uploaded<T> = { name: string; content: T };
/** A form with at most one file; null where none was chosen. */
export type Upload<T> = { fields: Fields; file: Uploaded<T> | null };

type Limits = {
  /** The most that the file may hold, in bytes. */
  maxBytes: number;
};

/** What a page does with the file while it arrives. Its answer is thrown away when the file is too large. */
export type Take<T> = (content: AsyncIterable<Uint8Array>, name: string) => Promise<T>;

// Beside the file travel the fields and what parts them.
const fieldLimits = { fields: 100, fieldSize: 64 * 1024, parts: 110, headerPairs: 20 };
const roomForFields = 1024 * 1024;

/**
 * Reads a form with one file, and gives the file as bytes.
 *
 * @throws BadRequest when it is no such form, or is cut short
 */
export const readUpload = (
  request: Request,
  limits: Limits,
): Promise<Outcome<Upload<Uint8Array>, 'too large'>> => streamUpload(request, limits, allBytes);

/**
 * Reads a form with one file, and gives the file on as it arrives, so that memory does not grow with it. When the
 * file turns out too large, `take` has been given no more than the limit, and must be undone by the caller.
 *
 * @throws BadRequest when it is no such form, or is cut short; and whatever `take` throws
 */
export async function streamUpload<T>(
  request: Request,
  { maxBytes }: Limits,
  take: Take<T>,
): Promise<Outcome<Upload<T>, 'too large'>> {
  if (lengthOf(request) > maxBytes + roomForFields) return refused('too large');
  const { isTooLarge, ...upload } = await readParts(request, maxBytes, take);
  return isTooLarge ? refused('too large') : done(upload);
}

/** A form whose file may be too large: then there is only its beginning, and what was typed is all there. */
export type Whole = Upload<Uint8Array> & { isTooLarge: boolean };

// A form that says that it is longer than this is not read to its end for the sake of what was typed.
const farTooLarge = 64 * 1024 * 1024;

let last: Promise<unknown> = Promise.resolve();

// A file that is looked through costs some times its own size: two at once are more than a small server has.
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => null);
  return turn;
}

/**
 * Reads a form with one file to its end, also when the file is too large, so that what was typed beside it is kept. The
 * file waits on the disk while it arrives, however slowly, and is in memory for as long as the work takes; one file in
 * this process at a time.
 *
 * @throws BadRequest when it is no such form, or is cut short; and whatever the work throws
 */
export async function withWholeUpload<T>(
  request: Request,
  { maxBytes }: Limits,
  work: (upload: Whole) => Promise<T>,
): Promise<T> {
  if (lengthOf(request) > farTooLarge) return work({ fields: new Map(), file: null, isTooLarge: true });
  const spool = await openSpool();
  try {
    const { file, ...sent } = await readParts(request, maxBytes, (content) => spool.take(content));
    if (!file) return await work({ ...sent, file });
    const { name } = file;
    return await inTurn(async () => work({ ...sent, file: { name, content: await spool.whole() } }));
  } finally {
    await spool.close();
  }
}

const lengthOf = ({ headers }: Request): number => Number(headers.get('content-length') ?? 0);

type Parts<T> = Upload<T> & { isTooLarge: boolean };

async function readParts<T>(request: Request, maxBytes: number, take: Take<T>): Promise<Parts<T>> {
  // What is sent without parts can hold no file.
  if (isPlainForm(request)) return { fields: await readFields(request), file: null, isTooLarge: false };
  const parser = parserFor(request, maxBytes);
  const { fields, files } = rememberBrought(request);
  let taking: Promise<Uploaded<T> | null> = Promise.resolve(null);
  let arriving: BusboyFileStream | undefined;
  parser.on('field', (name, value) => addField(fields, name, value));
  parser.on('file', (field, stream, name) => {
    arriving = stream;
    // Whoever has not begun to read, or reads no more, does not hear that the sender left: unheard, it ends the process.
    stream.on('error', () => undefined);
    if (name) files.set(field, nameOf(name));
    taking = takeFile(stream, name, take);
    // A sender who is hung up on never sees the answer: what is left of the form is read and dropped.
    taking.catch(() => stream.resume());
  });
  try {
    await pipeline(Readable.fromWeb(bodyOf(request) as never), parser);
  } catch (error) {
    arriving?.destroy(error as Error);
    const first = await taking.then(() => error, asItIs);
    const senderLeft = first === error && hasGone(error);
    throw senderLeft || isCutShort(first) ? new BadRequest(400, 'The form is cut short.') : first;
  }
  const file = await taking;
  return { fields, file, isTooLarge: arriving?.truncated === true };
}

const isPlainForm = ({ headers }: Request): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? '');

function parserFor(request: Request, maxBytes: number): BusboyInstance {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) throw new BadRequest(415, 'The request holds no form.');
  try {
    return new Busboy({
      headers: { 'content-type': type } as BusboyHeaders,
      limits: { ...fieldLimits, files: 1, fileSize: maxBytes },
    });
  } catch {
    throw new BadRequest(400, 'The form is not parted as it says.');
  }
}

function bodyOf(request: Request): ReadableStream<Uint8Array> {
  if (!request.body) throw new BadRequest(400, 'The form is empty.');
  return request.body;
}

const asItIs = (error: unknown): unknown => error;
const isCutShort = (error: unknown): boolean =>
  error instanceof Error && /^(Unexpected end|Part terminated)/.test(error.message);

const nameOf = (name: string): string => cleaned(name).slice(-200);

// Whoever breaks off does so by the same code as a database that goes away.
const hasGone = (error: unknown): boolean =>
  /^(ECONNRESET|ERR_STREAM_PREMATURE_CLOSE)$/.test(String((error as NodeJS.ErrnoException).code));

// A field for a file in which nobody chose one arrives as an empty file without a name.
async function takeFile<T>(
  stream: BusboyFileStream,
  name: string | undefined,
  take: Take<T>,
): Promise<Uploaded<T> | null> {
  if (!name) {
    stream.resume();
    return null;
  }
  const called = nameOf(name);
  const content = await take(stream.iterator({ destroyOnReturn: false }), called);
  // What `take` left unread would hold up the rest of the form.
  stream.resume();
  return { name: called, content };
}

async function allBytes(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}
