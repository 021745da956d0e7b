import { changeSearch, deleteSearch, noteLook, saveSearch } from '#lib/institutions/search/saved/keep.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import { addressOf, keptLists, keptPage, questionIn, questionWords } from '../../_kept-lists.ts';
import { type Page, readSaved, sharers, untyped } from './_form.ts';
import type { OpenOne } from './_open-saved.ts';

const backWith = (done: string): Response => seeOther(withQuery(paths.staff.savedSearches, { done }));

/** Answers the form that keeps the question of a list; null when it is not for whoever is signed in. */
export async function answerSave(page: Page) {
  const { locals, url, request } = page;
  const officer = signedIn(locals);
  if (!can.seeToday(officer)) return null;
  const list = keptPage(url.searchParams.get('page'));
  if (!list || !can[keptLists[list].ability](officer)) return seeOther(paths.staff.savedSearches);
  const query = questionIn(list, url.searchParams);
  const choices = await sharers(page);
  const about = { officer, choices, words: questionWords(list, query), back: addressOf(list, query) };
  if (request.method !== 'POST') return { ...about, ...untyped() };
  const read = await readSaved(page, choices);
  if (read.isOpening) return seeOther(about.back);
  if (!read.given) return { ...about, ...read.shown };
  await saveSearch(locals.db, officer, { ...read.given, page: list, query }, locals.now);
  return backWith('saved');
}

/** Answers the page of one saved search: opens it, or changes it where it is one's own. */
export async function answerChange(page: Page, { saved, isMine, officer, db, now }: OpenOne) {
  const choices = isMine ? await sharers(page) : [];
  const shared = choices.find(({ id }) => id === saved.areaId)?.slug ?? '';
  const filled = { choices, ...untyped({ name: saved.name, area: shared }) };
  if (page.request.method !== 'POST') return filled;
  const read = await readSaved(page, choices);
  if (read.isOpening) {
    await noteLook(db, officer, saved.id, now);
    return seeOther(addressOf(saved.page, saved.query));
  }
  const others = { '': `${saved.owner} saved it, and only they can change it` };
  if (!isMine) return (isRefused(page.response), { ...filled, errors: others });
  if (!read.given) return { choices, ...read.shown };
  await changeSearch(db, officer, saved.id, read.given, now);
  return backWith('changed');
}

/** Answers the button that deletes a search of one's own. */
export async function answerDelete(
  { request }: Pick<Page, 'request'>,
  open: OpenOne,
): Promise<Response | null> {
  const { saved, officer, db, now } = open;
  if (request.method !== 'POST') return null;
  await deleteSearch(db, officer, saved.id, now);
  return backWith('deleted');
}
