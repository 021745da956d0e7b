import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { listSaved, type SavedSearch } from './list.ts';

// Of the first so many by name: more than that is looked through on the page itself.
const mostLooked = 10;
const news = remembered<number>(120);

/**
 * How many searches that an officer keeps, or that are shared with them, have something new. Two minutes old at most.
 *
 * @param isTheirs whether they may see the list that a search is of
 */
export const searchesWithNews = (
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  {
    isTheirs,
    countNew,
  }: { isTheirs: (one: SavedSearch) => boolean; countNew: (one: SavedSearch) => Promise<number> },
  now: Temporal.Instant,
): Promise<number> =>
  news(db, officer.id, now, async () => {
    const all = (await listSaved(db, officer, areas)).filter(isTheirs).slice(0, mostLooked);
    const fresh = await Promise.all(all.map(countNew));
    return fresh.filter((count) => count > 0).length;
  });
