import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { decide } from '#lib/tension/triage/decide.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../../../_checked-text.ts';
import { openObservation, type OpenObservation } from '../_open-observation.ts';
import { decisionRefusals } from './words.ts';

const form = z.object({ reason: checkedText(paragraphs('why it is thrown out', 500)) });
type Answer = { values: { reason: string }; errors: Mistakes };

/** Answers the form that throws an observation out; null where it is not there, or not for the reader. */
export async function answerDiscard(
  page: AstroGlobal,
): Promise<{ open: OpenObservation; answer: Answer } | Response | null> {
  const open = await openObservation(page, 'triageObservation');
  if (!open) return null;
  if (page.request.method !== 'POST') return { open, answer: { values: emptyForm(form), errors: {} } };
  const read = await readForm(page.request, form);
  const { values } = read;
  if (!read.ok) return (hasMistakes(page.response), { open, answer: { values, errors: read.errors } });
  const outcome = await decide(open.db, open.officer, open.id, { act: 'discarded', ...read.value }, open.now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.observation(open.id), { done: 'discarded' }));
  isRefused(page.response);
  return { open, answer: { values, errors: { reason: decisionRefusals[outcome.reason] } } };
}
