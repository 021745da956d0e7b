import type { z } from 'astro/zod';
import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from './form.ts';
import { hasMistakes, isRefused } from './respond.ts';

type Page = { request: Request; response: { status?: number } };

/** A form as its page goes on with it: done, or to be shown with what was typed and what is wrong. */
export type Answer<S extends z.ZodObject, T> = {
  done: { value: T } | null;
  values: Typed<S>;
  errors: Mistakes;
};

/**
 * Reads the form of a page that posts to itself, calls its verb, and marks the answer 422 or 409.
 *
 * @param verb what the form asks for
 * @param wording the field and the sentence of each refusal
 * @param filled what stands in the form before anybody typed
 */
export async function answerForm<S extends z.ZodObject, T, Reason extends string>(
  { request, response }: Page,
  schema: S,
  verb: (value: z.output<S>) => Promise<Outcome<T, Reason>>,
  wording: (reason: Reason) => Mistakes,
  filled: Partial<Typed<S>> = {},
): Promise<Answer<S, T>> {
  if (request.method !== 'POST') return { done: null, values: emptyForm(schema, filled), errors: {} };
  const form = await readForm(request, schema);
  const { values } = form;
  if (!form.ok) {
    hasMistakes(response);
    return { done: null, values, errors: form.errors };
  }
  const outcome = await verb(form.value);
  if (outcome.ok) return { done: outcome, values, errors: {} };
  isRefused(response);
  return { done: null, values, errors: wording(outcome.reason) };
}
