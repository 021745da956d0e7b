import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import { institutionFilters, institutionOrder } from '#lib/institutions/filters.ts';
import { countInstitutions, listInstitutions } from '#lib/institutions/list.ts';
import { listOwning } from '#lib/institutions/owners/owning.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** What the list of institutions shows to whoever is signed in; null when it is not for them. */
export async function openList({ locals, url }: Page) {
  const officer = signedIn(locals);
  if (!can.seeInstitutions(officer)) return null;
  const { db, now } = locals;
  const areas = await areasFor(db, officer, 'seeInstitutions');
  const [filter, order, today] = [
    institutionFilters(url.searchParams),
    institutionOrder(url.searchParams),
    ukDay(now),
  ];
  const [page, total, sectors, places, owners] = await Promise.all([
    listInstitutions(db, areas, filter, order, today),
    countInstitutions(db, areas, filter, today),
    sectorsWithTypes(db, now),
    listChosenAreas(db, areas, ['force', 'district']),
    listOwning(db),
  ]);
  return { officer, db, now, today, areas, filter, order, page, total, sectors, places, owners };
}
export type OpenList = NonNullable<Awaited<ReturnType<typeof openList>>>;
