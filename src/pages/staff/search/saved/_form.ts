import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { changeSearch, deleteSearch, noteLook, saveSearch } from '#lib/institutions/search/saved/keep.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { checkedText } from '../../../_checked-text.ts';
import { addressOf, keptLists, keptPage, questionIn, questionWords } from '../../_kept-lists.ts';
import type { OpenOne } from './_open-saved.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url' | 'request' | 'response'>;

const form = z.object({
  name: checkedText(line('what to call it', 100)),
  area: z.string().optional(),
  do: z.enum(['save', 'open']).optional(),
});

const sharers = async ({ locals }: Pick<Page, 'locals'>) => {
  const officer = signedIn(locals);
  const all = await areaChoices(locals.db, await areasFor(locals.db, officer, 'seeToday'));
  return all.filter(({ kind }) => kind !== 'ward');
};

const badArea = { area: 'Choose an area of yours, or only you' };

/** Answers the form that keeps the question of a list; null where there is no such list for the reader. */
export async function answerSave(page: Page) {
  const { locals, url, request, response } = page;
  const officer = signedIn(locals);
  const list = keptPage(url.searchParams.get('page'));
  if (!can.seeToday(officer)) return null;
  if (!list || !can[keptLists[list].ability](officer)) return seeOther(paths.staff.savedSearches);
  const query = questionIn(list, url.searchParams);
  const choices = await sharers(page);
  const shown = { officer, choices, words: questionWords(list, query), back: addressOf(list, query) };
  if (request.method !== 'POST') return { ...shown, values: emptyForm(form), errors: {} as Mistakes };
  const read = await readForm(request, form);
  const area = choices.find(({ slug }) => slug === read.values.area);
  const isLost = read.values.area !== '' && !area;
  if (!read.ok || isLost) {
    hasMistakes(response);
    const errors: Mistakes = { ...(read.ok ? {} : read.errors), ...(isLost ? badArea : {}) };
    return { ...shown, values: read.values, errors };
  }
  const question = { name: read.value.name, page: list, query, areaId: area?.id ?? null };
  await saveSearch(locals.db, officer, question, locals.now);
  return seeOther(withQuery(paths.staff.savedSearches, { done: 'saved' }));
}

/** Answers the page of one saved search: opens it, or changes it where it is one's own. */
export async function answerChange(page: Page, { saved, isMine, officer, db, now }: OpenOne) {
  const { request, response } = page;
  const choices = isMine ? await sharers(page) : [];
  const shared = choices.find(({ id }) => id === saved.areaId)?.slug ?? '';
  const shown = {
    choices,
    values: emptyForm(form, { name: saved.name, area: shared }),
    errors: {} as Mistakes,
  };
  if (request.method !== 'POST') return shown;
  const read = await readForm(request, form);
  if (read.values.do === 'open') {
    await noteLook(db, officer, saved.id, now);
    return seeOther(addressOf(saved.page, saved.query));
  }
  const others = { '': `${saved.owner} saved it, and only they can change it` };
  if (!isMine) return (isRefused(response), { ...shown, errors: others });
  const area = choices.find(({ slug }) => slug === read.values.area);
  const isLost = read.values.area !== '' && !area;
  if (!read.ok || isLost) {
    hasMistakes(response);
    const errors: Mistakes = { ...(read.ok ? {} : read.errors), ...(isLost ? badArea : {}) };
    return { choices, values: read.values, errors };
  }
  await changeSearch(db, officer, saved.id, { name: read.value.name, areaId: area?.id ?? null }, now);
  return seeOther(withQuery(paths.staff.savedSearches, { done: 'changed' }));
}

/** Answers the button that deletes a search of one's own. */
export async function answerDelete({ request }: Page, { saved, officer, db, now }: OpenOne) {
  if (request.method !== 'POST') return null;
  await deleteSearch(db, officer, saved.id, now);
  return seeOther(withQuery(paths.staff.savedSearches, { done: 'deleted' }));
}
