import type { AstroGlobal } from 'astro';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { countWaiting } from '#lib/tension/triage/state.ts';
import { countObservations, listObservations, mostCounted } from '#lib/tension/observations/list.ts';
import { observationFilter, totalWords } from './filter.ts';

/** What the list of observations shows to whoever is signed in; null when it is not for them. */
export async function openList({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeObservations(officer)) return null;
  const areas = await areasFor(db, officer, 'seeObservations');
  const filter = observationFilter(url.searchParams);
  const [page, total, choices, waiting] = await Promise.all([
    listObservations(db, officer, { areas, filter }, now),
    countObservations(db, officer, { areas, filter }),
    areaChoices(db, areas),
    countWaiting(db, areas),
  ]);
  const districts = choices.filter(({ kind }) => kind === 'district');
  return { officer, filter, page, words: totalWords(total, mostCounted), districts, waiting };
}
export type OpenList = NonNullable<Awaited<ReturnType<typeof openList>>>;
