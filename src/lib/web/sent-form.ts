import { BadRequest } from './bad-request.ts';
import type { SentFields } from './fill-form.ts';
import { broughtBy, type Brought, readFields } from './form-body.ts';
import { streamUpload } from './upload.ts';

/** What somebody sent, to give it back to them: what proves who they are is left out, and of files there are names. */
export type SentForm = {
  fields: SentFields;
  files: readonly (readonly [field: string, name: string])[];
  /** Whether a password or a code was left out. */
  hadSecrets: boolean;
};

const nothing: SentForm = { fields: [], files: [], hadSecrets: false };

// What proves who somebody is, and is good for once or must not lie anywhere. In the staff area a code is the code of
// a term or of a signpost.
const isSecret = (name: string, path: string): boolean =>
  /password|credential|^(response|recovery-?code)$/i.test(name) ||
  (/^code$/i.test(name) && !/^\/staff\//.test(path));

/** What a form brought, as it was sent; empty where there is no such form, or somebody else has read it. */
export async function sentForm(request: Request): Promise<SentForm> {
  const known = broughtBy(request);
  if (!known && request.bodyUsed) return nothing;
  try {
    return given(known ?? (await brought(request)), new URL(request.url).pathname);
  } catch (error) {
    if (error instanceof BadRequest) return nothing;
    throw error;
  }
}

/** The fields of a form without files, as they were sent, but for secrets; empty where there is no such form. */
export const sentFields = async (request: Request): Promise<SentFields> =>
  isOfKind(request, 'application/x-www-form-urlencoded') ? (await sentForm(request)).fields : [];

const isOfKind = ({ headers }: Request, kind: string): boolean =>
  (headers.get('content-type') ?? '').toLowerCase().startsWith(kind);

// Of a file nothing is kept, but the fields behind it are read.
const mostBytes = 32 * 1024 * 1024;

async function brought(request: Request): Promise<Brought> {
  if (!isOfKind(request, 'multipart/form-data'))
    return { fields: await readFields(request), files: new Map() };
  await streamUpload(request, { maxBytes: mostBytes }, drop);
  return broughtBy(request) ?? { fields: new Map(), files: new Map() };
}

async function drop(content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const part of content) void part;
}

function given({ fields, files }: Brought, path: string): SentForm {
  const open = [...fields].filter(([name]) => !isSecret(name, path));
  return { fields: flat(open), files: [...files], hadSecrets: open.length < fields.size };
}

const flat = (fields: [name: string, values: string[]][]): SentFields =>
  fields.flatMap(([name, values]) => values.map((value) => [name, value] as const));
