import type { AstroGlobal } from 'astro';
import type { z } from 'astro/zod';
import type { ContactRefusal } from '#lib/institutions/contacts/change.ts';
import type { Outcome } from '#lib/outcome.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isAbsent, isRefused, seeOther } from '#lib/web/respond.ts';
import { type Opened, openDetails } from './_open.ts';

export type ChangeView<S extends z.ZodObject> = {
  opened: Opened;
  values: Typed<S>;
  errors: Mistakes;
  refusal: string | null;
};

const refusals = {
  'no such contact': 'Your details are not there any more.',
  'changed meanwhile': 'Your details changed while you had the page open. Look at them, then try again.',
  busy: 'Somebody is changing your details at this moment. Nothing was changed: try again.',
} satisfies Record<ContactRefusal, string>;

type Change<S extends z.ZodObject> = {
  /** What the page of details says afterwards. */
  news: string;
  filled?: (opened: Opened) => Partial<Typed<S>>;
  /** Mistakes that the schema cannot see. */
  check?: (values: Typed<S>, opened: Opened) => Mistakes;
  change: (opened: Opened, fields: z.output<S>) => Promise<Outcome<unknown, ContactRefusal | 'so already'>>;
  /** Where it goes on afterwards, when not to the details. */
  next?: string;
};

/**
 * Answers a page that changes something behind a private link: shows the form, or makes the change and goes back to
 * the details. Null, with 404, for a link that opens nothing.
 */
export async function answerChange<S extends z.ZodObject>(
  Astro: AstroGlobal,
  schema: S,
  { news, filled, check, change, next }: Change<S>,
): Promise<ChangeView<S> | Response | null> {
  const { request, response } = Astro;
  const opened = await openDetails(Astro);
  if (opened instanceof Response) return opened;
  if (!opened) return (isAbsent(response), null);
  const view = { opened, errors: {}, refusal: null };
  if (request.method !== 'POST') return { ...view, values: emptyForm(schema, filled?.(opened)) };
  const form = await readForm(request, schema);
  const { values } = form;
  const errors = { ...(form.ok ? {} : form.errors), ...check?.(values, opened) };
  if (!form.ok || Object.keys(errors).length > 0) return (hasMistakes(response), { ...view, values, errors });
  const outcome = await change(opened, form.value);
  // Sent twice: what was wanted is so.
  if (outcome.ok || outcome.reason === 'so already')
    return seeOther(next ?? withQuery(paths.yourDetails(opened.key), { done: news }));
  isRefused(response);
  return { ...view, values, refusal: refusals[outcome.reason] };
}
