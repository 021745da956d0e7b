import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { addPicture } from '#lib/campaigns/pictures.ts';
import { fileLimits } from '#lib/files/stored/limits.ts';
import { fileRefusals, tooLargeWords } from '#lib/files/stored/refused-words.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, formOf, type Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { type Whole, withWholeUpload } from '#lib/web/upload.ts';
import { checkedText } from '../../_checked-text.ts';
import type { OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const form = z.object({
  alt: checkedText(line('what the picture shows, for somebody who cannot see it', 250)),
});
const refusals: Readonly<Record<string, string>> = { ...sentences, ...fileRefusals };

type Page = Pick<AstroGlobal, 'request' | 'response'>;

/**
 * Answers the form of a picture: kept, or what is wrong with it. What was typed stays, the file does not. A script asks
 * for the sign of the picture instead of a page.
 */
export async function answerPicture(page: Page, open: OpenCampaign) {
  const answer = await keptOrNot(page, open);
  if (!isByScript(page.request)) return answer.sign ? sent(open) : answer;
  const { sign, errors } = answer;
  return Response.json(sign ? { sign } : { errors }, { status: sign ? 200 : (page.response.status ?? 422) });
}

const isByScript = ({ method, headers }: Request): boolean =>
  method === 'POST' && headers.get('accept') === 'application/json';
const sent = ({ id }: OpenCampaign) =>
  seeOther(withQuery(paths.staff.campaignPictures(id), { done: 'sent' }));

async function keptOrNot({ request, response }: Page, open: OpenCampaign) {
  if (request.method !== 'POST') return { values: emptyForm(form), errors: {} as Mistakes, sign: null };
  const limits = { maxBytes: fileLimits.picture };
  return withWholeUpload(request, limits, (whole) => taken(whole, response, open));
}

async function taken(
  { fields, file, isTooLarge }: Whole,
  response: Page['response'],
  { db, officer, id, now }: OpenCampaign,
) {
  const said = formOf(fields, form);
  const errors: Mistakes = {
    ...(isTooLarge ? { file: tooLargeWords(file?.content) } : file ? {} : { file: 'Choose a picture' }),
    ...(said.ok || fields.size === 0 ? {} : said.errors),
  };
  if (!said.ok || !file || isTooLarge)
    return (hasMistakes(response), { values: said.values, errors, sign: null });
  const added = await addPicture(db, officer, { id }, { sent: file, alt: said.value.alt }, now);
  if (added.ok) return { values: said.values, errors: {} as Mistakes, sign: added.value };
  isRefused(response);
  return { values: said.values, errors: { file: refusals[added.reason] } as Mistakes, sign: null };
}
