import type { AstroGlobal } from 'astro';
import { groundOf } from '#lib/areas/ground.ts';
import { mapDistricts } from '#lib/areas/map-districts.ts';
import { towns } from '#lib/areas/towns.ts';
import { ukDay } from '#lib/dates.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import { institutionFilters, institutionOrder } from '#lib/institutions/filters.ts';
import { contactsByDistrict } from '#lib/institutions/map/contact-standings.ts';
import { marksOf } from '#lib/institutions/map/marks.ts';
import { standingsByDistrict } from '#lib/institutions/map/standings.ts';
import { listOwning } from '#lib/institutions/owners/owning.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readsContacts } from './cells.ts';
import { mapQuery, widths } from './query.ts';
import { inSight, scopeFor, widest } from './scope.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** What a map stands on for whoever is signed in; null when it is not for them. */
export async function openMap({ locals, url }: Page) {
  const officer = signedIn(locals);
  if (!can.seeInstitutions(officer)) return null;
  const { db, now } = locals;
  const today = ukDay(now);
  const areas = await areasFor(db, officer, 'seeInstitutions');
  const filter = institutionFilters(url.searchParams);
  const query = mapQuery(url.searchParams);
  const isCoarse = query.layer === 'contacts' && !(await readsContacts({ db, officer, areas }));
  if (isCoarse) query.across = widths[0];
  const [standings, districts, grounds, gazetteer] = await Promise.all([
    (query.layer === 'contacts' ? contactsByDistrict : standingsByDistrict)(db, areas, filter, {
      at: now,
      today,
    }),
    mapDistricts(db, now),
    groundOf(db, now),
    towns(db, now),
  ]);
  const mine = inSight(districts, areas);
  const asked = query.within ? scopeFor(query.within, mine, areas) : null;
  return {
    ...{ officer, db, now, today, areas, filter, query, standings, districts: mine, grounds, gazetteer },
    order: institutionOrder(url.searchParams),
    layer: query.layer,
    marks: marksOf[query.layer],
    /** Whether contacts are rounded for this reader to what half a postcode says. */
    isCoarse,
    scope: asked ?? widest(mine, areas),
    /** Whether the address names an area that is not there, or not for this reader. */
    isLost: query.within !== null && asked === null,
  };
}
export type OpenMap = NonNullable<Awaited<ReturnType<typeof openMap>>>;

/** What the filters above the map offer. */
export async function filterLists({ db, now, areas }: OpenMap) {
  const [sectors, places, owners] = await Promise.all([
    sectorsWithTypes(db, now),
    listChosenAreas(db, areas),
    listOwning(db),
  ]);
  return { sectors, places, owners };
}
