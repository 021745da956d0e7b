import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { savedSearch, type SavedSearchId, savedSearchLook } from '#db/schema/searches.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** A question to keep: which page and what of it, under which name, and with whom it is shared. */
export type Question = { name: string; page: string; query: Record<string, string>; areaId: AreaId | null };

/** Keeps a question of an officer's, never its answer. */
export function saveSearch(
  db: Db,
  officer: Officer,
  { areaId, ...question }: Question,
  now: Temporal.Instant,
): Promise<SavedSearchId> {
  return db.transaction(async (tx) => {
    const [saved] = await tx
      .insert(savedSearch)
      .values({ ...question, areaId, isShared: areaId !== null, officerId: officer.id, savedAt: now })
      .returning({ id: savedSearch.id });
    const { id } = saved!;
    await tx.insert(savedSearchLook).values({ searchId: id, officerId: officer.id, lookedAt: now });
    await record(tx, officer, { operation: 'collect', entity: 'saved_search', ids: [id] }, now);
    return id;
  });
}

const own = (officer: Officer, id: SavedSearchId) =>
  and(eq(savedSearch.id, id), eq(savedSearch.officerId, officer.id));

/** Gives a search of one's own another name, and shares it with an area or no more. */
export function changeSearch(
  db: Db,
  officer: Officer,
  id: SavedSearchId,
  { name, areaId }: Pick<Question, 'name' | 'areaId'>,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such search'>> {
  return db.transaction(async (tx) => {
    const row = { name, areaId, isShared: areaId !== null };
    const changed = await tx.update(savedSearch).set(row).where(own(officer, id)).returning();
    if (changed.length === 0) return refused('no such search');
    const fields = ['name', 'area_id'];
    await record(tx, officer, { operation: 'alter', entity: 'saved_search', ids: [id], fields }, now);
    return done(null);
  });
}

/** Deletes a search of one's own, for whoever it was shared with too. */
export function deleteSearch(
  db: Db,
  officer: Officer,
  id: SavedSearchId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such search'>> {
  return db.transaction(async (tx) => {
    const gone = await tx.delete(savedSearch).where(own(officer, id)).returning();
    if (gone.length === 0) return refused('no such search');
    await record(tx, officer, { operation: 'erase', entity: 'saved_search', ids: [id] }, now);
    return done(null);
  });
}

/** Notes that an officer looks at a search now: what comes after is new to them. */
export async function noteLook(
  db: Db,
  officer: Officer,
  id: SavedSearchId,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insert(savedSearchLook)
    .values({ searchId: id, officerId: officer.id, lookedAt: now })
    .onConflictDoUpdate({
      target: [savedSearchLook.searchId, savedSearchLook.officerId],
      set: { lookedAt: now },
    });
}
