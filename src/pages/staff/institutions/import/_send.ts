import { z } from 'astro/zod';
import type { ImportId, ImportKind } from '#db/schema/imports.ts';
import type { Officer } from '#lib/actor.ts';
import { askLook, forgetUpload, keepUpload } from '#lib/institutions/imports/keep-upload.ts';
import { grantsFor } from '#lib/officers/can.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { hasMistakes } from '#lib/web/respond.ts';
import { streamUpload } from '#lib/web/upload.ts';
import { kindWords } from './_words.ts';

/** A list of a million rows has about 120 MB. */
const maxBytes = 150_000_000;

const chooseKind = 'Choose what the list is of';
const isKind = (text: string): text is ImportKind => Object.hasOwn(kindWords, text);

/** The field beside the file. */
export const sendForm = z.object({
  kind: z.string({ error: chooseKind }).refine(isKind, { error: chooseKind }),
});

const words = {
  'too large': 'The file is larger than 150 MB. No list of this kind is: send it in parts',
  'no file': 'Choose a file: CSV, or an Excel workbook (.xlsx)',
  empty: 'The file is empty. Choose another',
};

type Asked = { request: Request; response: { status?: number }; locals: Pick<App.Locals, 'db' | 'now'> };
type Sent = { done: ImportId | null; values: Typed<typeof sendForm>; errors: Mistakes };

/** Keeps the list that was sent, and asks for its headings to be looked at. */
export async function sendList({ request, response, locals }: Asked, officer: Officer): Promise<Sent> {
  const { db, now } = locals;
  const values = emptyForm(sendForm);
  if (request.method !== 'POST') return { done: null, values, errors: {} };
  const areas = grantsFor(officer, 'importRecords').map(({ areaId }) => areaId);
  let kept: ImportId | undefined;
  let size = 0;
  const sent = await streamUpload(request, { maxBytes }, async (content, name) => {
    const counted = sizing(content, (bytes) => (size += bytes));
    kept = await keepUpload(db, officer, { name, content: counted }, areas, now);
  });
  const form = sent.ok ? formOf(sent.value.fields, sendForm) : null;
  if (kept && size > 0 && form?.ok) {
    await askLook(db, officer, { id: kept, kind: form.value.kind }, now);
    return { done: kept, values, errors: {} };
  }
  if (kept) await forgetUpload(db, kept);
  hasMistakes(response);
  const file = fileMistake(sent.ok, kept !== undefined, size);
  return {
    done: null,
    values: form?.values ?? values,
    errors: { ...(form && !form.ok ? form.errors : {}), ...file },
  };
}

function fileMistake(arrived: boolean, isThere: boolean, size: number): Mistakes {
  if (!arrived) return { list: words['too large'] };
  if (!isThere) return { list: words['no file'] };
  return size === 0 ? { list: words.empty } : {};
}

async function* sizing(content: AsyncIterable<Uint8Array>, tell: (bytes: number) => void) {
  for await (const part of content) {
    tell(part.byteLength);
    yield part;
  }
}
