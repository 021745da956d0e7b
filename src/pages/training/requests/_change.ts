import type { AstroGlobal } from 'astro';
import type { z } from 'astro/zod';
import type { Outcome } from '#lib/outcome.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isAbsent, isRefused, seeOther } from '#lib/web/respond.ts';
import { type Opened, openRequest, requestRefusals } from './_open.ts';

export type ChangeView<S extends z.ZodObject> = {
  opened: Opened;
  values: Typed<S>;
  errors: Mistakes;
  refusal: string | null;
};

type Change<S extends z.ZodObject> = {
  /** Whether the page has anything to do as the request stands. */
  isPossible: (opened: Opened) => boolean;
  /** What the page of the request says afterwards. */
  news: (fields: z.output<S>) => string;
  filled?: (opened: Opened) => Partial<Typed<S>>;
  /** Mistakes that the schema cannot see. */
  check?: (values: Typed<S>, opened: Opened) => Mistakes;
  words?: Readonly<Record<string, string>>;
  change: (opened: Opened, fields: z.output<S>) => Promise<Outcome<unknown, string>>;
};

/**
 * Answers a page that changes a request behind its link: shows the form, or makes the change and goes back to the
 * request. Null, with 404, for a link that opens nothing.
 */
export async function answerChange<S extends z.ZodObject>(
  Astro: AstroGlobal,
  schema: S,
  { isPossible, news, filled, check, words, change }: Change<S>,
): Promise<ChangeView<S> | Response | null> {
  const { limits, clientAddress, requestId } = Astro.locals;
  const opened = await openRequest(Astro);
  if (!opened) return (isAbsent(Astro.response), null);
  const home = paths.trainingRequest(opened.key);
  if (Astro.request.method !== 'POST')
    return isPossible(opened)
      ? { opened, values: emptyForm(schema, filled?.(opened)), errors: {}, refusal: null }
      : seeOther(home);
  const form = await readForm(Astro.request, schema);
  const allowed = await limits.allow('booking-change', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const errors = { ...(form.ok ? {} : form.errors), ...check?.(form.values, opened) };
  if (form.ok && Object.keys(errors).length === 0) {
    const outcome = await change(opened, form.value);
    if (outcome.ok) return seeOther(withQuery(home, { new: news(form.value) }));
    isRefused(Astro.response);
    const sentences: Readonly<Record<string, string>> = { ...requestRefusals, ...words };
    const again = (await openRequest(Astro)) ?? opened;
    return {
      opened: again,
      values: form.values,
      errors,
      refusal: sentences[outcome.reason] ?? outcome.reason,
    };
  }
  if ('sequence' in errors) return problem(400, requestId);
  hasMistakes(Astro.response);
  return { opened, values: form.values, errors, refusal: null };
}
