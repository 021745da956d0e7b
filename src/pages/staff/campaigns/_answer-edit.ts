import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { pictureProblems } from '#lib/campaigns/missing.ts';
import { longest } from '#lib/campaigns/words.ts';
import { writePage } from '#lib/campaigns/write-page.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import { formOf } from '#lib/web/form.ts';
import { checkedText } from '../../_checked-text.ts';
import {
  dropWords,
  keepWords,
  type KeptForm,
  keptWords,
  type KeptNews,
  saysTheSame,
} from '../_kept-words.ts';
import { draftSeen, type OpenCampaign } from './_open-campaign.ts';
import { sentences } from './_words.ts';

type Page = Pick<AstroGlobal, 'request' | 'response' | 'locals' | 'url'>;
type Draft = NonNullable<OpenCampaign['found']['draft']>;

// A campaign prints telephone numbers of helplines: only its title and lead are looked through for people's.
const form = z.object({
  version: z.coerce.number({ error: 'Open the page again' }).int(),
  sequence: z.string().optional(),
  title: checkedText(line('the title', longest.title)),
  lead: checkedText(line('the first sentence', longest.lead)),
  body: paragraphs('the text', longest.body).superRefine((body, context) => {
    for (const message of pictureProblems(body)) context.addIssue({ code: 'custom', message });
  }),
});
const boxes = ['title', 'lead', 'body'] as const;

/** The page of a draft in a language, as it is saved; null where there is none yet. */
export const pageIn = (draft: Draft, language: CampaignLanguage) =>
  draft.pages.find(({ page }) => page.language === language) ?? null;

/** Under which name what is typed into a page is kept, for each who writes in it. */
export const keptOf = (draft: Draft, language: CampaignLanguage): KeptForm => ({
  form: `campaign-${language}`,
  formToken: draft.version.id,
});

/** Answers the form of a page in one language: shows it, keeps what is typed, or saves it. */
export async function answerEdit(page: Page, open: OpenCampaign, draft: Draft, language: CampaignLanguage) {
  const { officer, db, now, id } = open;
  const kept = keptOf(draft, language);
  const keeping = await keepWords(page, officer, kept);
  if (keeping) return keeping;
  const saved = pageIn(draft, language)?.page;
  const seen = { version: String(draft.version.version), sequence: saved ? String(saved.sequence) : '' };
  const filled = { ...seen, title: saved?.title ?? '', lead: saved?.lead ?? '', body: saved?.body ?? '' };
  let isMet = false;
  const answer = await answerForm(
    page,
    form,
    async ({ version, sequence, ...text }) => {
      const outcome = await writePage(
        ...([db, officer, { id, version, language, sequence: sequence ? Number(sequence) : null }] as const),
        ...([text, now] as const),
      );
      isMet = !outcome.ok && outcome.reason === 'changed meanwhile';
      return outcome;
    },
    (why) => ({ body: why === 'changed meanwhile' ? meanwhile : sentences[why] }),
    filled,
  );
  if (answer.done) await dropWords(open, officer, kept);
  if (isMet) return { ...answer, values: { ...answer.values, ...seen }, kept: null, theirs: saved ?? null };
  return { ...(await withKept(page, open, { kept, answer })), theirs: null };
}

const meanwhile =
  'A colleague saved this page while you wrote. Both texts are below: take over what you want to keep, then save again';

type Answered = {
  done: unknown;
  values: Record<'version' | 'sequence' | (typeof boxes)[number], string>;
  errors: Record<string, string>;
};

async function withKept<A extends Answered>(
  page: Page,
  { officer }: OpenCampaign,
  { kept, answer }: { kept: KeptForm; answer: A },
): Promise<A & { kept: KeptNews | null }> {
  const words = await keptWords(page, officer, kept);
  if (!words) return { ...answer, kept: null };
  const typed = formOf(words.fields, form).values;
  if (saysTheSame(boxes, typed, answer.values)) return { ...answer, kept: null };
  const { version, sequence } = answer.values;
  const isOlder = typed.sequence !== sequence || typed.version !== version;
  return { ...answer, values: { ...typed, version, sequence }, kept: { at: words.at, isOlder } };
}

/** Which draft the page of a campaign may be written in. */
export const editable = (open: OpenCampaign) => (open.may.write && draftSeen(open) ? open.found.draft : null);
