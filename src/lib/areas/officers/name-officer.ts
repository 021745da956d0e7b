import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { areaOfficer, type AreaPart } from '#db/schema/area-facts.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { sql } from 'drizzle-orm';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Who looks after an area from now on; null for nobody. */
export type Naming = Readonly<Record<AreaPart, OfficerId | null>>;

type About = { areaId: AreaId; /** Whoever may be named there: `nameable`. */ among: readonly OfficerId[] };

/** Names the officer of an area and a deputy; whoever was until now is no more, and stays as history. */
export function nameAreaOfficers(
  db: Db,
  actor: Officer,
  { areaId, among }: About,
  naming: Naming,
  now: Temporal.Instant,
): Promise<Outcome<null, 'same twice' | 'not there'>> {
  return db.transaction(async (tx) => {
    const wanted = [naming.named, naming.deputy].filter((id) => id !== null);
    if (wanted.length === 2 && wanted[0] === wanted[1]) return refused('same twice');
    if (wanted.some((id) => !among.includes(id))) return refused('not there');
    // Two who name at once: the later one sees what the earlier wrote.
    await tx.execute(sql`select from area where id = ${areaId} for no key update`);
    for (const part of ['named', 'deputy'] as const)
      await namePart(tx, actor, { areaId, part }, naming[part], now);
    return done(null);
  });
}

async function namePart(
  tx: Db,
  actor: Officer,
  { areaId, part }: { areaId: AreaId; part: AreaPart },
  officerId: OfficerId | null,
  now: Temporal.Instant,
): Promise<void> {
  const held = and(eq(areaOfficer.areaId, areaId), eq(areaOfficer.part, part), isNull(areaOfficer.endedAt));
  const [current] = await tx.select().from(areaOfficer).where(held);
  if ((current?.officerId ?? null) === officerId) return;
  const ids: string[] = [];
  if (current) {
    await tx.update(areaOfficer).set({ endedAt: now, endedBy: actor.id }).where(held);
    ids.push(current.id);
  }
  if (officerId) {
    const row = { areaId, part, officerId, namedAt: now, namedBy: actor.id };
    const [made] = await tx.insert(areaOfficer).values(row).returning({ id: areaOfficer.id });
    ids.push(made!.id);
  }
  await record(tx, actor, { operation: 'alter', entity: 'area_officer', ids, fields: ['officer_id'] }, now);
}
