import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import { institutionFilters, institutionOrder } from '#lib/institutions/filters.ts';
import { institutionGrid } from '#lib/institutions/grid.ts';
import { listOwning } from '#lib/institutions/owners/owning.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** What the grid of reach and relevance shows to whoever is signed in; null when it is not for them. */
export async function openGrid({ locals, url }: Page) {
  const officer = signedIn(locals);
  if (!can.seeInstitutions(officer)) return null;
  const { db, now } = locals;
  const areas = await areasFor(db, officer, 'seeInstitutions');
  const [filter, order] = [institutionFilters(url.searchParams), institutionOrder(url.searchParams)];
  const [grid, sectors, places, owners] = await Promise.all([
    institutionGrid(db, areas, filter, { at: now, today: ukDay(now) }),
    sectorsWithTypes(db, now),
    listChosenAreas(db, areas, ['force', 'district']),
    listOwning(db),
  ]);
  return { officer, filter, order, grid, sectors, places, owners };
}
export type OpenGrid = NonNullable<Awaited<ReturnType<typeof openGrid>>>;
