import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type DataExportId, type SavedSearchId } from '#db/schema/searches.ts';
import type { Officer } from '#lib/actor.ts';
import { type Asked, searchKinds } from '#lib/institutions/search/kinds.ts';
import { saveSearch } from '#lib/institutions/search/saved/keep.ts';
import { askExport, type Wanted } from '#lib/privacy/exports/ask.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { now } from './makers.ts';

/** "Bedford", saved by somebody for themselves. */
export const aSavedSearch = (
  db: Db,
  officer: Officer,
  given: Partial<Parameters<typeof saveSearch>[2]> = {},
): Promise<SavedSearchId> =>
  saveSearch(
    db,
    officer,
    { name: 'Bedford', page: 'search', query: { words: 'Bedford' }, areaId: null, ...given },
    now,
  );

/** The contacts of Luton as a CSV file, for a plan of visits. */
export async function anExport(db: Db, officer: Officer, given: Partial<Wanted> = {}): Promise<DataExportId> {
  const areaIds: readonly AreaId[] = officer.grants.map(({ areaId }) => areaId);
  const wanted: Wanted = {
    ...{ page: 'contacts', query: { area: 'luton' }, format: 'csv', holdsPeople: true, areaIds },
    ...{ reason: 'To plan the visits of spring', recipient: 'The Luton team' },
    ...given,
  };
  return askExport(db, officer, wanted, now);
}

/** Words, asked in every kind as an officer may see contacts. */
export async function askedFor(db: Db, officer: Officer, text: string): Promise<Asked> {
  const areas = await areasFor(db, officer, 'seeContacts');
  return {
    text,
    areas: Object.fromEntries(searchKinds.map((kind) => [kind, areas])),
    hasNowhere: true,
  };
}
