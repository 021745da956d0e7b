import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { areaFact } from '#db/schema/area-facts.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Id } from '#db/schema/columns.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type FactId = Id<'area_fact'>;

/** Something known about an area: with its source, and the day for which it holds. */
export type NewFact = { label: string; value: string; source: string; asOf: Temporal.PlainDate };

type About = {
  areaId: AreaId;
  /** The fact that it takes the place of, as the form showed it. */ seen: FactId | null;
};

/** Writes down a fact about an area; what was said before under the same name stays as history. */
export function recordFact(
  db: Db,
  actor: Officer,
  { areaId, seen }: About,
  fact: NewFact,
  now: Temporal.Instant,
): Promise<Outcome<null, 'changed meanwhile'>> {
  return db
    .transaction(async (tx) => {
      const former = await replace(tx, actor, { areaId, label: fact.label }, now);
      if (former !== seen) return refusedAndUndone(tx);
      const [made] = await tx
        .insert(areaFact)
        .values({ ...fact, areaId, recordedAt: now, recordedBy: actor.id })
        .onConflictDoNothing()
        .returning({ id: areaFact.id });
      if (!made) return refusedAndUndone(tx);
      const ids = former ? [former, made.id] : [made.id];
      await record(tx, actor, { operation: former ? 'alter' : 'collect', entity: 'area_fact', ids }, now);
      return done(null);
    })
    .catch(asRefusal);
}

/** Takes a fact away that no longer holds and that nothing replaces; it stays as history. */
export function endFact(
  db: Db,
  actor: Officer,
  { areaId, label }: { areaId: AreaId; label: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'changed meanwhile'>> {
  return db.transaction(async (tx) => {
    const former = await replace(tx, actor, { areaId, label }, now);
    if (!former) return refused('changed meanwhile');
    await record(tx, actor, { operation: 'alter', entity: 'area_fact', ids: [former] }, now);
    return done(null);
  });
}

async function replace(
  tx: Db,
  actor: Officer,
  { areaId, label }: { areaId: AreaId; label: string },
  now: Temporal.Instant,
): Promise<FactId | null> {
  const [former] = await tx
    .update(areaFact)
    .set({ replacedAt: now, replacedBy: actor.id })
    .where(and(eq(areaFact.areaId, areaId), eq(areaFact.label, label), isNull(areaFact.replacedAt)))
    .returning({ id: areaFact.id });
  return former?.id ?? null;
}

class Undone extends Error {}

// What was replaced already must not stay so.
const refusedAndUndone = (_tx: Db): never => {
  throw new Undone();
};

const asRefusal = (error: unknown): Outcome<null, 'changed meanwhile'> => {
  if (error instanceof Undone) return refused('changed meanwhile');
  throw error;
};
