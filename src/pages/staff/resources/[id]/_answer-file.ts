import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import { captionWords } from '#lib/campaigns/resources/captions.ts';
import { addFile } from '#lib/campaigns/resources/files.ts';
import { roles } from '#lib/campaigns/resources/words.ts';
import { sniff } from '#lib/files/stored/sniff.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { mostInFile } from '#lib/files/stored/limits.ts';
import { tooLargeWords } from '#lib/files/stored/refused-words.ts';
import { emptyForm, formOf, type Mistakes, type Typed } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { type Whole, withWholeUpload } from '#lib/web/upload.ts';
import { checkedText } from '../../../_checked-text.ts';
import { type Checked, checkTexts, fieldErrors, isPassed, noteStays, staysField } from '../../_text-check.ts';
import { textsOf } from '../_form.ts';
import type { OpenedResource } from '../_open-resource.ts';
import { sentences } from '../_words.ts';

const fileForm = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  role: z.enum(roles as [(typeof roles)[number]], { error: 'Choose what the file is for' }),
  words: checkedText(
    z.string().max(250, { error: 'Shorten the words to 250 characters or fewer' }),
  ).optional(),
  ...staysField,
});

type Answer = {
  done: boolean;
  values: Typed<typeof fileForm>;
  errors: Mistakes;
  concerns: readonly Concern[];
};

/** Answers the form with a file: kept and added, or what is wrong with it. What was typed is kept, the file is not. */
export async function answerFile(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  opened: OpenedResource,
): Promise<Answer> {
  const values = emptyForm(fileForm, { role: 'download', sequence: String(opened.seen.sequence) });
  if (request.method !== 'POST') return { done: false, values, errors: {}, concerns: [] };
  return withWholeUpload(request, { maxBytes: mostInFile }, (sent) => taken(sent, response, opened));
}

async function taken(
  sent: Whole,
  response: AstroGlobal['response'],
  opened: OpenedResource,
): Promise<Answer> {
  const { fields, file } = sent;
  const form = formOf(fields, fileForm);
  const { values } = form;
  const checked = checkTexts({ file: captionsIn(sent) }, values.stays);
  const { concerns } = checked;
  const errors: Mistakes = {
    ...checked.mistakes,
    ...faultOf(sent),
    ...(form.ok ? missingWords(form.value) : fields.size > 0 ? form.errors : {}),
  };
  if (!form.ok || !file || !isPassed({ mistakes: errors, concerns }))
    return (hasMistakes(response), { done: false, values, errors: fieldErrors(errors, concerns), concerns });
  const added = await addLooked(opened, { ...form.value, sent: file }, checked);
  if (added.ok) return { done: true, values, errors: {}, concerns };
  isRefused(response);
  return { done: false, values, errors: { file: sentences[added.reason] }, concerns };
}

const faultOf = ({ file, isTooLarge }: Whole): Mistakes =>
  isTooLarge ? { file: tooLargeWords(file?.content) } : file ? {} : { file: 'Choose a file' };

// What is said in a film is a text of ours like any other.
const captionsIn = ({ file }: Whole): string =>
  file && sniff(file.content) === 'vtt' ? captionWords(file.content) : '';

type Given = Omit<z.output<typeof fileForm>, 'stays'> & { sent: NonNullable<Whole['file']> };

async function addLooked(
  { db, officer, seen, now }: OpenedResource,
  { sequence, role, words = '', sent }: Given,
  checked: Checked,
) {
  const add = (tx: Db) => addFile(tx, officer, { ...seen, sequence }, { role, words, sent }, now);
  // Only captions are looked through, and keeping those is quick: a picture would hold the transaction for seconds.
  if (checked.noticed.length === 0) return add(db);
  return db.transaction(async (tx) => {
    const added = await add(tx);
    if (added.ok) await noteStays(tx, textsOf(seen.id), checked, now);
    return added;
  });
}

const missingWords = ({ role, words }: { role: string; words?: string | undefined }): Mistakes =>
  role === 'preview' && !words
    ? { words: 'Enter what the picture shows, for somebody who cannot see it' }
    : {};
