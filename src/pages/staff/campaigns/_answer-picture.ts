import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { addPicture } from '#lib/campaigns/pictures.ts';
import { fileLimits } from '#lib/files/stored/limits.ts';
import { fileRefusals, tooLargeWords } from '#lib/files/stored/refused-words.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, formOf, type Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { readWholeUpload } from '#lib/web/upload.ts';
import { checkedText } from '../../_checked-text.ts';
import type { OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const form = z.object({
  alt: checkedText(line('what the picture shows, for somebody who cannot see it', 250)),
});
const refusals: Readonly<Record<string, string>> = { ...sentences, ...fileRefusals };

/** Answers the form of a picture: kept, or what is wrong with it. What was typed stays, the file does not. */
export async function answerPicture(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, id, now }: OpenCampaign,
) {
  if (request.method !== 'POST') return { values: emptyForm(form), errors: {} as Mistakes };
  const { fields, file, isTooLarge } = await readWholeUpload(request, { maxBytes: fileLimits.picture });
  const said = formOf(fields, form);
  const errors: Mistakes = {
    ...(isTooLarge ? { file: tooLargeWords(file?.content) } : file ? {} : { file: 'Choose a picture' }),
    ...(said.ok || fields.size === 0 ? {} : said.errors),
  };
  if (!said.ok || !file || isTooLarge) return (hasMistakes(response), { values: said.values, errors });
  const added = await addPicture(db, officer, { id }, { sent: file, alt: said.value.alt }, now);
  if (added.ok) return seeOther(withQuery(paths.staff.campaignPictures(id), { done: 'sent' }));
  isRefused(response);
  return { values: said.values, errors: { file: refusals[added.reason] } as Mistakes };
}
