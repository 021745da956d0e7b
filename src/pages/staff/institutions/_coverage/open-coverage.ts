import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { listChosenAreas } from '#lib/institutions/area-choices.ts';
import { coverageGaps } from '#lib/institutions/coverage/gaps.ts';
import { coverageHeat } from '#lib/institutions/coverage/heat.ts';
import { overContacted } from '#lib/institutions/coverage/over-contact.ts';
import { publishedCounts } from '#lib/institutions/coverage/published.ts';
import { coverageRows } from '#lib/institutions/coverage/rows.ts';
import { institutionFilters, institutionOrder } from '#lib/institutions/filters.ts';
import { listOwning } from '#lib/institutions/owners/owning.ts';
import { sectorsWithTypes } from '#lib/institutions/sectors.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { visitLimit } from '#lib/visits.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** What the page of coverage shows to whoever is signed in; null when it is not for them. */
export async function openCoverage({ locals, url }: Page) {
  const officer = signedIn(locals);
  if (!can.seeInstitutions(officer)) return null;
  const { db, now } = locals;
  const when = { at: now, today: ukDay(now) };
  const query = url.searchParams;
  const [filter, order] = [institutionFilters(query), institutionOrder(query)];
  const isEach = query.get('rows') === 'each';
  const by = filter.sector || filter.type ? ('type' as const) : ('sector' as const);
  const areas = await areasFor(db, officer, 'seeInstitutions');
  const [rows, visited, sectors, places, owners, limit] = await Promise.all([
    coverageRows(db, areas, { slug: filter.area, isEach }),
    areasFor(db, officer, 'seeEngagements'),
    sectorsWithTypes(db, now),
    listChosenAreas(db, areas, ['force', 'district']),
    listOwning(db),
    visitLimit(db),
  ]);
  const seesVisits = can.seeEngagements(officer);
  const [cells, gaps, published, often] = await Promise.all([
    coverageHeat(db, areas, { rows, by, filter }, when),
    coverageGaps(db, areas, { rows, filter }, when),
    publishedCounts(db, rows, filter),
    seesVisits ? overContacted(db, visited, { filter, limit }, when) : null,
  ]);
  const shown = { filter, order, by, isEach, sortedBy: query.get('gaps') };
  return { officer, ...when, ...shown, rows, sectors, places, owners, limit, cells, gaps, published, often };
}
export type OpenCoverage = NonNullable<Awaited<ReturnType<typeof openCoverage>>>;
