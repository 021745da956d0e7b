import type { AstroGlobal } from 'astro';
import type { FoundSubscriber } from '#lib/newsletters/subscribers/by-key.ts';
import { changeChoices } from '#lib/newsletters/subscribers/change.ts';
import { type Offered, offeredChoices, onlyOffered } from '#lib/newsletters/subscribers/choices.ts';
import { tooMany } from '#lib/web/failure.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { choiceForm, chosenIn } from './_form.ts';
import { openByLink, sentences } from './_open.ts';

export type ChoiceValues = { topics: string[]; areas: string[]; sectors: string[] };
type View = {
  found: FoundSubscriber;
  offered: Offered;
  values: ChoiceValues;
  errors: Mistakes;
  refusal?: string;
};

/** Answers the page of what somebody chose; null, with 404, where its link opens nothing. */
export async function preferencesPage(Astro: AstroGlobal): Promise<View | Response | null> {
  const { db, now, limits, clientAddress, requestId } = Astro.locals;
  const found = await openByLink(Astro);
  if (!found) return null;
  const offered = await offeredChoices(db);
  const { topics, areas, sectors } = found.chosen;
  const values = { topics: [...topics], areas: [...areas], sectors: [...sectors] };
  if (Astro.request.method !== 'POST') return { found, offered, values, errors: {} };
  const allowed = await limits.allow('newsletter-change', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const form = await readForm(Astro.request, choiceForm);
  const chosen = form.ok ? onlyOffered(chosenIn(form.value), offered) : null;
  if (!form.ok || !chosen || chosen.topics.length === 0) {
    hasMistakes(Astro.response);
    const errors = form.ok ? { topics: 'Choose at least one topic' } : form.errors;
    return { found, offered, values: form.values, errors };
  }
  const changed = await changeChoices(db, { kind: 'public', requestId }, found.row.id, chosen, now);
  if (changed.ok)
    return seeOther(withQuery(paths.newsletterPreferences(Astro.params['key']!), { new: 'saved' }));
  isRefused(Astro.response);
  return { found, offered, values: form.values, errors: {}, refusal: sentences[changed.reason] };
}
