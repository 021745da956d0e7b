import type { Db } from '#db/client.ts';
import { engagementsListing } from '#lib/engagement/export-rows.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { contactsListing } from '#lib/institutions/contacts/export-rows.ts';
import { coverageListing } from '#lib/institutions/coverage/export-rows.ts';
import { institutionsListing } from '#lib/institutions/export-rows.ts';
import { institutionFilters, institutionOrder } from '#lib/institutions/filters.ts';
import { areasFor } from '#lib/officers/areas.ts';
import type { Listing } from '#lib/privacy/exports/take.ts';
import { keptLists, keptPage, type KeptPage } from '../_kept-lists.ts';
import { contactFilter } from '../contacts/_filter.ts';
import { engagementFilter } from '../engagements/_list/filter.ts';

export type ExportedPage = Exclude<KeptPage, 'search'>;
export type Marking = 'OFFICIAL' | 'OFFICIAL-SENSITIVE';

/** The lists that can be taken away: whether people stand in them, and how many records at most. */
export const exportedLists: Readonly<
  Record<ExportedPage, { holdsPeople: boolean; most: number; marking: Marking }>
> = {
  institutions: { holdsPeople: false, most: 20_000, marking: 'OFFICIAL' },
  contacts: { holdsPeople: true, most: 5_000, marking: 'OFFICIAL-SENSITIVE' },
  coverage: { holdsPeople: false, most: 5_000, marking: 'OFFICIAL' },
  engagements: { holdsPeople: true, most: 5_000, marking: 'OFFICIAL-SENSITIVE' },
};

/** The list that a query or a row names, if it can be taken away; otherwise null. */
export function exportedPage(name: string | null): ExportedPage | null {
  const page = keptPage(name);
  return page === null || page === 'search' ? null : page;
}

/** Reads a list as its question asks and as its reader may see it and take it away now. */
export async function listingOf(
  tx: Db,
  officer: Officer,
  { page, query }: { page: ExportedPage; query: Readonly<Record<string, string>> },
  now: Temporal.Instant,
): Promise<Listing> {
  const asked = new URLSearchParams(query);
  const { most } = exportedLists[page];
  const [seen, taken] = await Promise.all([
    areasFor(tx, officer, keptLists[page].ability),
    areasFor(tx, officer, 'exportRecords'),
  ]);
  const may = new Set(taken);
  const areas = seen.filter((id) => may.has(id));
  if (page === 'contacts')
    return contactsListing(tx, officer, { areas, filter: contactFilter(asked), most }, now);
  if (page === 'engagements')
    return engagementsListing(tx, officer.id, { areas, filter: engagementFilter(asked), most });
  if (page === 'coverage') {
    const isEach = asked.get('rows') === 'each';
    return coverageListing(tx, { areas, filter: institutionFilters(asked), isEach }, now);
  }
  const [filter, order] = [institutionFilters(asked), institutionOrder(asked)];
  return institutionsListing(tx, { areas, filter, order, most }, ukDay(now));
}
