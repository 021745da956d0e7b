import type { AstroGlobal } from 'astro';
import type { z } from 'astro/zod';
import type { Db } from '#db/client.ts';
import type { ChangeRefusal } from '#lib/calendar/registrations/change.ts';
import type { Outcome } from '#lib/outcome.ts';
import { tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isAbsent, isRefused, seeOther } from '#lib/web/respond.ts';
import { changeRefusals, type Opened, openRegistration } from './_open.ts';

type Hands = Pick<Opened, 'actor' | 'id' | 'found'> & { db: Db; now: Temporal.Instant };

export type ChangeView<S extends z.ZodObject> = {
  opened: Opened;
  values: Typed<S>;
  errors: Mistakes;
  refusal: string | null;
};

type Said<S extends z.ZodObject, R extends string> = {
  /** What the page of the registration says afterwards, by what was sent. */
  news: (fields: z.output<S>) => string;
  /** Sentences for the refusals of this change alone. */
  words?: Partial<Record<R, string>>;
  filled?: (opened: Opened) => Partial<Typed<S>>;
};

/**
 * Answers a page that changes a registration behind its link: shows the form, or makes the change and goes back to the
 * registration. Null, with 404, for a link that opens nothing.
 */
export async function answerChange<S extends z.ZodObject, R extends string>(
  Astro: AstroGlobal,
  schema: S,
  change: (hands: Hands, fields: z.output<S>) => Promise<Outcome<unknown, R | ChangeRefusal>>,
  { news, words = {}, filled = () => ({}) }: Said<S, R>,
): Promise<ChangeView<S> | Response | null> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const opened = await openRegistration(Astro);
  if (!opened) return (isAbsent(Astro.response), null);
  const { home } = opened.links;
  const view = { opened, errors: {}, refusal: null };
  if (Astro.request.method !== 'POST')
    return opened.isChangeable ? { ...view, values: emptyForm(schema, filled(opened)) } : seeOther(home);
  const allowed = await limits.allow('registration-change', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const form = await readForm(Astro.request, schema);
  if (!form.ok) return (hasMistakes(Astro.response), { ...view, values: form.values, errors: form.errors });
  const { actor, id, found } = opened;
  const outcome = await change({ db, now, actor, id, found }, form.value);
  // Sent twice, or by two people at once: what was wanted is so.
  if (outcome.ok || outcome.reason === 'ended') return seeOther(withQuery(home, { new: news(form.value) }));
  isRefused(Astro.response);
  const sentences: Partial<Record<string, string>> = { ...changeRefusals, ...words };
  const again = (await openRegistration(Astro)) ?? opened;
  return {
    ...view,
    opened: again,
    values: form.values,
    refusal: sentences[outcome.reason] ?? outcome.reason,
  };
}
