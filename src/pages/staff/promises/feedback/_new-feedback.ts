import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { writeFeedback } from '#lib/engagement/feedback/write.ts';
import { findPromise } from '#lib/engagement/promises/find.ts';
import { placeOfPromise } from '#lib/engagement/promises/lock.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { mayIn } from '../../institutions/_open-institution.ts';
import { writeRefusals } from './_refusals.ts';
import { newForm } from './_words-form.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url' | 'request' | 'response'>;

/** The promise that `?promise=` names, if whoever is signed in may see it and write of it; otherwise null. */
async function promiseOf({ locals, url }: Page, officer: Officer) {
  const place = await placeOfPromise(locals.db, readId<'commitment'>(url.searchParams.get('promise')));
  if (!place) return null;
  const maySee = await mayIn(locals, officer, can.seePromises, place.areaId);
  const mayWrite = maySee && (await mayIn(locals, officer, can.writeFeedback, place.areaId));
  return mayWrite ? findPromise(locals.db, officer, place.id, locals.now) : null;
}

/** Answers the form that writes a "you said, we did": shows it, or goes on to what was written. */
export async function answerNew(page: Page, officer: Officer) {
  const { request, response, locals } = page;
  const { db, now } = locals;
  const promise = await promiseOf(page, officer);
  const areas = await areasFor(db, officer, 'writeFeedback');
  const shown = { promise, areas: promise ? [] : await areaChoices(db, areas), errors: {} as Mistakes };
  if (request.method !== 'POST') return { ...shown, values: emptyForm(newForm, filled(promise)) };
  const read = await readForm(request, newForm);
  const { values } = read;
  const areaId = promise?.promise.areaId ?? areas.find((id: AreaId) => id === values.area);
  const errors = { ...(read.ok ? {} : read.errors), ...(areaId ? {} : { area: 'Choose where they are' }) };
  if (!read.ok || !areaId) return (hasMistakes(response), { ...shown, values, errors });
  const words = { youSaid: read.value.you_said, weDid: read.value.we_did };
  const about = { words, areaId, commitmentId: promise?.promise.id ?? null };
  const outcome = await writeFeedback(db, officer, about, now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.feedbackOne(outcome.value), { done: 'written' }));
  isRefused(response);
  return { ...shown, values, errors: writeRefusals[outcome.reason] as Mistakes };
}

const filled = (found: Awaited<ReturnType<typeof promiseOf>>) => ({
  you_said: '',
  we_did: found?.promise.endingWords ?? '',
});
