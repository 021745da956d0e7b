import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { addFile } from '#lib/campaigns/resources/files.ts';
import { roles } from '#lib/campaigns/resources/words.ts';
import { mostInFile } from '#lib/files/stored/limits.ts';
import { tooLargeWords } from '#lib/files/stored/refused-words.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { type Whole, withWholeUpload } from '#lib/web/upload.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenedResource } from '../_open-resource.ts';
import { sentences } from '../_words.ts';

const fileForm = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  role: z.enum(roles as [(typeof roles)[number]], { error: 'Choose what the file is for' }),
  words: checkedText(
    z.string().max(250, { error: 'Shorten the words to 250 characters or fewer' }),
  ).optional(),
});

type Answer = { done: boolean; values: Typed<typeof fileForm>; errors: Mistakes };

/** Answers the form with a file: kept and added, or what is wrong with it. What was typed is kept, the file is not. */
export async function answerFile(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  opened: OpenedResource,
): Promise<Answer> {
  const values = emptyForm(fileForm, { role: 'download', sequence: String(opened.seen.sequence) });
  if (request.method !== 'POST') return { done: false, values, errors: {} };
  return withWholeUpload(request, { maxBytes: mostInFile }, (sent) => taken(sent, response, opened));
}

async function taken(
  { fields, file, isTooLarge }: Whole,
  response: AstroGlobal['response'],
  { db, officer, seen, now }: OpenedResource,
): Promise<Answer> {
  const form = formOf(fields, fileForm);
  const errors: Mistakes = {
    ...(isTooLarge ? { file: tooLargeWords(file?.content) } : file ? {} : { file: 'Choose a file' }),
    ...(form.ok ? missingWords(form.value) : fields.size > 0 ? form.errors : {}),
  };
  if (!form.ok || !file || Object.keys(errors).length > 0)
    return (hasMistakes(response), { done: false, values: form.values, errors });
  const { role, words = '', sequence } = form.value;
  const added = await addFile(db, officer, { ...seen, sequence }, { role, words, sent: file }, now);
  if (added.ok) return { done: true, values: form.values, errors: {} };
  isRefused(response);
  return { done: false, values: form.values, errors: { file: sentences[added.reason] } };
}

const missingWords = ({ role, words }: { role: string; words?: string | undefined }): Mistakes =>
  role === 'preview' && !words
    ? { words: 'Enter what the picture shows, for somebody who cannot see it' }
    : {};
