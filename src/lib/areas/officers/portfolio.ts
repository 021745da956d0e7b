import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { areaOfficer } from '#db/schema/area-facts.ts';
import { area } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

const named = (officerId: OfficerId) =>
  and(eq(areaOfficer.officerId, officerId), isNull(areaOfficer.endedAt));

/** The areas for which an officer is named today, or is deputy, by name. */
export const areasKeptBy = (db: Db, officerId: OfficerId) =>
  db
    .select({ id: areaOfficer.id, slug: area.slug, name: area.name, part: areaOfficer.part })
    .from(areaOfficer)
    .innerJoin(area, eq(area.id, areaOfficer.areaId))
    .where(named(officerId))
    .orderBy(asc(area.name), asc(areaOfficer.id))
    .limit(200);

/**
 * Names one officer for every area for which another was named, in the part they had; both stay as history. Whoever is
 * named for an area already is not also its deputy, and a deputy who becomes the named officer is deputy no more.
 *
 * @param tx the transaction of the whole hand-over
 * @returns how many areas there were
 */
export async function takeOverAreas(
  tx: Db,
  actor: Officer,
  from: OfficerId,
  to: OfficerId,
  now: Temporal.Instant,
): Promise<number> {
  const ended = { endedAt: now, endedBy: actor.id };
  const left = await tx.update(areaOfficer).set(ended).where(named(from)).returning();
  if (left.length === 0) return 0;
  const theirs = await tx.select().from(areaOfficer).where(named(to));
  const own = new Map(theirs.map((one) => [one.areaId, one]));
  const given = left.filter(({ areaId, part }) => part === 'named' || !own.has(areaId));
  for (const { areaId, part } of given) {
    const before = own.get(areaId);
    if (before) await tx.update(areaOfficer).set(ended).where(eq(areaOfficer.id, before.id));
    await tx.insert(areaOfficer).values({ areaId, part, officerId: to, namedAt: now, namedBy: actor.id });
  }
  const entry = { operation: 'alter', entity: 'area_officer', ids: left.map(({ id }) => id) } as const;
  await record(tx, actor, { ...entry, fields: ['officer_id'] }, now);
  return left.length;
}
