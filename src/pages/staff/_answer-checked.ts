import type { z } from 'astro/zod';
import type { Outcome } from '#lib/outcome.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import type { Answer } from '#lib/web/answer.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { type Checked, checkTexts, fieldErrors, isPassed } from './_text-check.ts';

type Page = { request: Request; response: { status?: number } };

/** What is done with a form whose texts are looked through; its schema has the field `stays`. */
type Deed<S extends z.ZodObject, T, Reason extends string> = {
  texts: (values: Typed<S>) => Record<string, string | undefined>;
  verb: (value: z.output<S>, checked: Checked) => Promise<Outcome<T, Reason>>;
  wording: (reason: Reason) => Mistakes;
  filled?: Partial<Typed<S>>;
};

/** Answers a form as `answerForm` does, once its free texts were looked through; with a reason they may stay. */
export async function answerChecked<S extends z.ZodObject, T, Reason extends string>(
  { request, response }: Page,
  schema: S,
  { texts, verb, wording, filled = {} }: Deed<S, T, Reason>,
): Promise<Answer<S, T> & { concerns: readonly Concern[] }> {
  const none = { done: null, concerns: [] };
  if (request.method !== 'POST') return { ...none, values: emptyForm(schema, filled), errors: {} };
  const form = await readForm(request, schema);
  const { values } = form;
  const checked = checkTexts(texts(values), String(values['stays' as keyof typeof values] ?? ''));
  if (!form.ok || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(form.ok ? {} : form.errors), ...checked.mistakes };
    return { ...none, values, errors: fieldErrors(errors, checked.concerns), concerns: checked.concerns };
  }
  const outcome = await verb(form.value, checked);
  if (outcome.ok) return { ...none, done: outcome, values, errors: {} };
  isRefused(response);
  return { ...none, values, errors: wording(outcome.reason) };
}
