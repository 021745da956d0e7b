import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import { savedSearch, type SavedSearchId, savedSearchLook } from '#db/schema/searches.ts';
import type { Officer } from '#lib/actor.ts';

/** So many are shown: a list of what to look at, not an archive. */
const most = 100;

const searches = (db: Db, officer: Officer) =>
  db
    .select({
      id: savedSearch.id,
      name: savedSearch.name,
      page: savedSearch.page,
      query: savedSearch.query,
      officerId: savedSearch.officerId,
      owner: account.name,
      areaId: savedSearch.areaId,
      area: area.name,
      savedAt: savedSearch.savedAt,
      lookedAt: savedSearchLook.lookedAt,
    })
    .from(savedSearch)
    .innerJoin(account, eq(account.id, savedSearch.officerId))
    .leftJoin(area, eq(area.id, savedSearch.areaId))
    .leftJoin(
      savedSearchLook,
      and(eq(savedSearchLook.searchId, savedSearch.id), eq(savedSearchLook.officerId, officer.id)),
    );
export type SavedSearch = Awaited<ReturnType<typeof searches>>[number];

const seenBy = (officer: Officer, areas: readonly AreaId[]) =>
  or(
    eq(savedSearch.officerId, officer.id),
    sql`${savedSearch.isShared} and ${savedSearch.areaId} = any(${`{${areas.join(',')}}`}::uuid[])`,
  );

/** The searches of an officer, and those that are shared with some areas; by name. */
export const listSaved = (db: Db, officer: Officer, areas: readonly AreaId[]): Promise<SavedSearch[]> =>
  searches(db, officer)
    .where(seenBy(officer, areas))
    .orderBy(asc(sql`plain_words(${savedSearch.name})`), asc(savedSearch.id))
    .limit(most);

/** One of them, or null. */
export async function findSaved(
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  id: SavedSearchId | null,
): Promise<SavedSearch | null> {
  if (!id) return null;
  const [row] = await searches(db, officer).where(and(eq(savedSearch.id, id), seenBy(officer, areas)));
  return row ?? null;
}
