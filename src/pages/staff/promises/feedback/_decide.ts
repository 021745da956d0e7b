import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { approveFeedback, sendBackFeedback } from '#lib/engagement/feedback/decide.ts';
import { can } from '#lib/officers/can.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenFeedback } from './_open-feedback.ts';
import { decideRefusals } from './_refusals.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  do: z.enum(['approve', 'send_back'], { error: 'Use one of the buttons' }),
  words: checkedText(paragraphs('what is to be put right', 500)).optional(),
});

/** Answers the buttons that approve a text or send it back; null when that is not for whoever is signed in. */
export async function answerDecision({ request, response }: AstroGlobal, open: OpenFeedback) {
  const nothing = { values: emptyForm(form), errors: {} as Mistakes };
  if (request.method !== 'POST') return nothing;
  if (!can.approveFeedback(open.officer, open.path)) return null;
  const read = await readForm(request, form);
  const { values } = read;
  const errors: Mistakes = read.ok ? {} : read.errors;
  if (values.do === 'send_back' && !values.words.trim()) errors['words'] ??= 'Enter what is to be put right';
  if (!read.ok || Object.keys(errors).length > 0) return (hasMistakes(response), { values, errors });
  const { db, officer, id, now, home } = open;
  const seen = { id, sequence: read.value.sequence };
  const isApproved = read.value.do === 'approve';
  const outcome = isApproved
    ? await approveFeedback(db, officer, seen, now)
    : await sendBackFeedback(db, officer, seen, read.value.words ?? '', now);
  if (outcome.ok) return seeOther(withQuery(home, { done: isApproved ? 'approved' : 'sent-back' }));
  isRefused(response);
  return { values, errors: decideRefusals[outcome.reason] as Mistakes };
}
