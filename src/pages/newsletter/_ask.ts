import type { AstroGlobal } from 'astro';
import { askToSubscribe } from '#lib/newsletters/subscribers/ask.ts';
import { type Offered, offeredChoices, onlyOffered } from '#lib/newsletters/subscribers/choices.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, seeOther } from '#lib/web/respond.ts';
import { askForm, beginForm, chosenIn } from './_form.ts';

export type AskView = { offered: Offered; values: Typed<typeof askForm>; errors: Mistakes };

/** Answers the page on which newsletters are asked for; whoever asks is told the same, whatever we know of them. */
export async function askPage(Astro: AstroGlobal): Promise<AskView | Response> {
  const { db, now, limits, clientAddress, requestId, environment } = Astro.locals;
  const offered = await offeredChoices(db);
  if (Astro.request.method !== 'POST') {
    // Going back must show this very form again, with its token: sent twice, it asks once.
    Astro.response.headers.set('Cache-Control', 'private, no-cache');
    return { offered, values: emptyForm(askForm, { token: crypto.randomUUID() }), errors: {} };
  }
  const begun = await readForm(Astro.request.clone(), beginForm);
  if (begun.values.begins) {
    const values = emptyForm(askForm, { token: crypto.randomUUID() });
    return { offered, values: { ...values, email: begun.values.email }, errors: {} };
  }
  const form = await readForm(Astro.request, askForm);
  if (form.values.website) return problem(400, requestId);
  const allowed = await limits.allow('newsletter', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const chosen = form.ok ? onlyOffered(chosenIn(form.value), offered) : null;
  if (!form.ok || !chosen || chosen.topics.length === 0) {
    hasMistakes(Astro.response);
    const errors = form.ok ? { topics: 'Choose at least one topic' } : form.errors;
    return { offered, values: form.values, errors };
  }
  const { email, token: formToken } = form.value;
  const asked = { email, chosen, formToken, secret: environment.secret };
  await askToSubscribe(db, { kind: 'public', requestId }, asked, now);
  return seeOther(withQuery(paths.newsletter, { sent: 'yes' }));
}
