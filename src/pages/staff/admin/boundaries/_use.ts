import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { commitUpload, type CommitRefusal } from '#lib/areas/boundaries/layers/commit.ts';
import type { FoundUpload } from '#lib/areas/boundaries/uploads/find.ts';
import { askReading, discardUpload } from '#lib/areas/boundaries/uploads/keep.ts';
import type { Mapping } from '#lib/areas/boundaries/uploads/mapping.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { readFields, type Fields } from '#lib/web/form-body.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { isBlankDay, readDay } from '#lib/web/typed-dates.ts';
import { readingWords } from './_words.ts';

/** What is said of a file when it is put in use. */
export const useForm = z.object({
  name: line('what the layer is called', 120),
  attribution: line('whom the publisher asks to be named', 500),
  'sourceDate-day': z.string().default(''),
  'sourceDate-month': z.string().default(''),
  'sourceDate-year': z.string().default(''),
  leavesOut: z.boolean(),
  addsAreas: z.boolean(),
});

type Values = Typed<typeof useForm>;
export type UseAnswer = { done: Response | null; values: Values; errors: Mistakes };

const refusals: Record<CommitRefusal, Mistakes> = {
  gone: { '': 'Somebody has used this file already, or thrown it away' },
  'not read': { '': 'The file has not been read yet. Wait until its areas are shown' },
  'has problems': { leavesOut: 'Say that the areas with problems are to be left out, or send a better file' },
  'nothing to use': { '': 'No area of this file can be used. Look at what is wrong with each' },
  'no force': { '': 'Choose whose neighbourhoods they are, and look at the preview' },
};

type Asked = {
  request: Request;
  response: { status?: number };
  locals: Pick<App.Locals, 'db' | 'now'>;
};

/** Does what a button on the page of a file asks for: puts it in use, reads it again, or throws it away. */
export async function answerUpload(
  { request, response, locals }: Asked,
  officer: Officer,
  upload: FoundUpload,
  mapping: Mapping,
): Promise<UseAnswer> {
  const values = emptyForm(useForm, { name: upload.fileName.replace(/\.\w+$/, '') });
  if (request.method !== 'POST') return { done: null, values, errors: {} };
  const fields = await readFields(request);
  const otherwise = await answerOther(locals, upload, fields);
  if (otherwise) return { done: otherwise, values, errors: {} };
  const form = formOf(fields, useForm);
  const day = form.ok ? typedOn(form.values) : null;
  if (!form.ok || day === 'none') {
    hasMistakes(response);
    const dated: Mistakes = day === 'none' ? { sourceDate: 'Enter a real date, like 31 12 2025' } : {};
    return { done: null, values: form.values, errors: { ...(form.ok ? {} : form.errors), ...dated } };
  }
  const { name, attribution, leavesOut, addsAreas } = form.value;
  const details = { mapping, name, attribution, sourceDate: day, leavesOut, addsAreas };
  const used = await commitUpload(locals.db, officer, upload.id, details, locals.now);
  if (used.ok) return { done: told(paths.staff.boundaryLayer(used.value), 'used'), values, errors: {} };
  isRefused(response);
  return { done: null, values: form.values, errors: refusals[used.reason] };
}

const told = (path: string, word: string): Response => seeOther(withQuery(path, { told: word }));

async function answerOther(
  { db }: Asked['locals'],
  { id }: FoundUpload,
  fields: Fields,
): Promise<Response | null> {
  const intent = fields.get('intent')?.[0];
  if (intent === 'discard') {
    await discardUpload(db, id);
    return told(paths.staff.boundaries, 'discarded');
  }
  if (!intent || !Object.hasOwn(readingWords, intent)) return null;
  await askReading(db, id, intent as keyof typeof readingWords);
  return seeOther(paths.staff.boundaryUpload(id));
}

function typedOn(values: Values): Temporal.PlainDate | null | 'none' {
  const typed = {
    day: values['sourceDate-day'],
    month: values['sourceDate-month'],
    year: values['sourceDate-year'],
  };
  return isBlankDay(typed) ? null : (readDay(typed) ?? 'none');
}
