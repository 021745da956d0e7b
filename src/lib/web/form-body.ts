import { BadRequest } from './bad-request.ts';

/** The most that a form may hold, in bytes. */
const formLimit = 1024 * 1024;

/** The fields of a form by name, in the order they were sent. */
export type Fields = Map<string, string[]>;

/** What a form brought: its fields, and of its files their names. */
export type Brought = { fields: Fields; files: Map<string, string> };

// A body can be read once, and what was read is wanted again where it could not be taken.
const read = new WeakMap<Request, Brought>();

/** What was read of a form already; null when nobody has. */
export const broughtBy = (request: Request): Brought | null => read.get(request) ?? null;

/** Notes what is read of a form, from the moment that its reading begins. */
export function rememberBrought(request: Request): Brought {
  const brought = { fields: new Map(), files: new Map() };
  read.set(request, brought);
  return brought;
}

/**
 * Reads the body of a form, urlencoded or multipart without files.
 *
 * @throws BadRequest when it is too large, is no form, or is not UTF-8
 */
export async function readFields(request: Request): Promise<Fields> {
  const fields = await fieldsOf(request);
  read.set(request, { fields, files: new Map() });
  return fields;
}

async function fieldsOf(request: Request): Promise<Fields> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await readBytes(request);
  const text = strictText(bytes);
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return urlencoded(text);
  if (/^multipart\/form-data\b/i.test(type)) return multipart(bytes, type);
  throw new BadRequest(415, 'The request holds no form.');
}

async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > formLimit) throw new BadRequest(413, 'The form is too large.');
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > formLimit) throw new BadRequest(413, 'The form is too large.');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function strictText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadRequest(400, 'The form is not UTF-8.');
  }
}

function urlencoded(text: string): Fields {
  const fields: Fields = new Map();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    addField(fields, unescaped(name), equals < 0 ? '' : unescaped(pair.slice(equals + 1)));
  }
  return fields;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new BadRequest(400, 'The form is not UTF-8.');
  }
}

async function multipart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Fields> {
  const fields: Fields = new Map();
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new BadRequest(400, 'The form is cut short.');
  });
  for (const [name, value] of form) {
    if (typeof value !== 'string') throw new BadRequest(400, 'The form takes no files.');
    addField(fields, name, value);
  }
  return fields;
}

/** Adds a value under its name, cleaned as every field is. */
export function addField(fields: Fields, name: string, value: string): void {
  const values = fields.get(name);
  const text = cleaned(value);
  if (values) values.push(text);
  else fields.set(name, [text]);
}

// Control characters (PostgreSQL cannot store NUL), and the marks that make text read in an order other than
// it is written. Right-to-left scripts need no marks, and the joiners of emoji stay.

const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text as it is kept, whoever typed it. */
export function cleaned(value: string): string {
  return value.replace(/\r\n?/g, '\n').replace(unwanted, '').normalize('NFC');
}
