import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { writeEquality } from '#lib/campaigns/equality.ts';
import { equalityNames, longest } from '#lib/campaigns/words.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { formOf } from '#lib/web/form.ts';
import { checkedText } from '../../_checked-text.ts';
import { dropWords, keepWords, type KeptForm, keptWords, saysTheSame } from '../_kept-words.ts';
import { campaignDone, type OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

const box = checkedText(paragraphs('an answer', longest.equality)).optional();
const form = z.object({
  version: z.coerce.number({ error: 'Open the page again' }).int(),
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  ...{ equalityDiscrimination: box, equalityOpportunity: box, equalityRelations: box, equalityEvidence: box },
});
type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals' | 'url'>;

/** Answers the form of the equality assessment of a draft: shows it, keeps what is typed, or saves it. */
export async function answerEquality(page: Page, open: OpenCampaign) {
  const { db, officer, now, id, found } = open;
  const draft = found.draft!.version;
  const kept: KeptForm = { form: 'campaign-equality', formToken: draft.id };
  const keeping = await keepWords(page, officer, kept);
  if (keeping) return keeping;
  const saved = Object.fromEntries(equalityNames.map((name) => [name, draft[name] ?? '']));
  const seen = { version: String(draft.version), sequence: String(draft.sequence) };
  const answer = await answerForm(
    page,
    form,
    ({ version, sequence, ...said }) => {
      const all = Object.fromEntries(equalityNames.map((name) => [name, said[name] ?? null]));
      return writeEquality(db, officer, { id, version, sequence }, all as never, now);
    },
    (why) => ({ equalityDiscrimination: sentences[why] }),
    { ...saved, ...seen },
  );
  if (answer.done) {
    await dropWords(open, officer, kept);
    return campaignDone(id, 'equality');
  }
  const words = await keptWords(page, officer, kept);
  const typed = words && formOf(words.fields, form).values;
  if (!words || !typed || saysTheSame(equalityNames, typed, answer.values))
    return { ...answer, kept, news: null };
  const news = { at: words.at, isOlder: typed.sequence !== seen.sequence };
  return { ...answer, values: { ...typed, ...seen }, kept, news };
}
