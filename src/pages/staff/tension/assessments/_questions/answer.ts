import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { noteOverride } from '#lib/privacy/note-override.ts';
import { answerQuestion } from '#lib/tension/assessments/questions/steps.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { lookThroughWords } from '../_form/concerns.ts';
import { assessmentDone } from '../_open-assessment.ts';
import { questionSentences } from '../_refusals.ts';
import type { OpenQuestion } from './open-question.ts';

const form = z.object({
  answer: paragraphs('what you found out', 2000),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});
export type AnswerView = { values: Typed<typeof form>; errors: Mistakes; concerns: readonly Concern[] };

/** Answers the form of whoever found out what was asked: shows it, or goes back to the assessment. */
export async function answerAnswer(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, now, id, found }: OpenQuestion,
): Promise<Response | AnswerView> {
  if (request.method !== 'POST') return { values: emptyForm(form), errors: {}, concerns: [] };
  const read = await readForm(request, form);
  const { values } = read;
  const seen = lookThroughWords({ answer: values.answer }, [found.area.name]);
  const errors = { ...(read.ok ? {} : read.errors), ...seen.mistakes };
  const concerns = values.reason ? [] : seen.concerns;
  if (!read.ok || Object.keys(errors).length + concerns.length > 0)
    return (hasMistakes(response), { values, errors, concerns });
  const { answer, reason } = read.value;
  const findings = seen.concerns.map(({ finding }) => finding);
  const about = { form: 'assessment', entity: 'assessment_gap', entityId: id };
  const outcome = await db.transaction(async (tx) => {
    const written = await answerQuestion(tx, officer, { id, answer }, now);
    if (written.ok && reason && findings.length > 0)
      await noteOverride(tx, { ...about, findings, reason }, now);
    return written;
  });
  if (outcome.ok) return assessmentDone(outcome.value, 'answered');
  isRefused(response);
  return { values, errors: { answer: questionSentences[outcome.reason] }, concerns: [] };
}
