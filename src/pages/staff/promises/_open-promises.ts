import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { countPromises, listPromises } from '#lib/engagement/promises/list.ts';
import { institutionThere } from '#lib/institutions/contacts/institution-there.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { promiseFilter } from './_filter.ts';

/** What the list of promises shows to whoever is signed in; null when it is not for them. */
export async function openPromises({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seePromises(officer)) return null;
  const areas = await areasFor(db, officer, 'seePromises');
  const filter = promiseFilter(url.searchParams);
  const count = (list: 'late' | 'open' | 'to_tell') =>
    countPromises(db, officer, { areas, filter: { ...filter, list } }, now);
  const [page, total, late, open, toTell, institution, choices] = await Promise.all([
    listPromises(db, officer, { areas, filter }, now),
    countPromises(db, officer, { areas, filter }, now),
    count('late'),
    count('open'),
    count('to_tell'),
    filter.institution ? institutionThere(db, filter.institution) : null,
    areaChoices(db, areas),
  ]);
  const counts = { late, open, toTell };
  return { officer, filter, today: ukDay(now), page, total, counts, institution, choices };
}
export type OpenPromises = NonNullable<Awaited<ReturnType<typeof openPromises>>>;
