import { and, eq, isNull, sql } from 'drizzle-orm';
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

/** @property seen the fact of that name that the form showed, or null for none */
type About = { areaId: AreaId; seen: FactId | null };

/** Writes down a fact about an area; what was said before under the same name stays as history. */
export function recordFact(
  db: Db,
  actor: Officer,
  { areaId, seen }: About,
  fact: NewFact,
  now: Temporal.Instant,
): Promise<Outcome<null, 'changed meanwhile'>> {
  return db.transaction(async (tx) => {
    const former = await lockCurrent(tx, areaId, fact.label);
    if (former !== seen) return refused('changed meanwhile');
    if (former) await endRow(tx, actor, former, now);
    const [made] = await tx
      .insert(areaFact)
      .values({ ...fact, areaId, recordedAt: now, recordedBy: actor.id })
      .returning({ id: areaFact.id });
    const ids = former ? [former, made!.id] : [made!.id];
    await record(tx, actor, { operation: former ? 'alter' : 'collect', entity: 'area_fact', ids }, now);
    return done(null);
  });
}

// The area is locked and not the fact: two first facts of one name have no row to wait for each other on.
async function lockCurrent(tx: Db, areaId: AreaId, label: string): Promise<FactId | null> {
  await tx.execute(sql`select from area where id = ${areaId} for no key update`);
  const [current] = await tx
    .select({ id: areaFact.id })
    .from(areaFact)
    .where(and(eq(areaFact.areaId, areaId), eq(areaFact.label, label), isNull(areaFact.replacedAt)));
  return current?.id ?? null;
}

async function endRow(tx: Db, actor: Officer, id: FactId, now: Temporal.Instant): Promise<void> {
  await tx.update(areaFact).set({ replacedAt: now, replacedBy: actor.id }).where(eq(areaFact.id, id));
}
