import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { breakGlass as glass, restriction, type RestrictionId } from '#db/schema/restrictions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { areaPath } from '../areas.ts';
import { listAble } from './eligible.ts';
import { tellOfGlass } from './letters.ts';
import { standingOf } from './may-open.ts';
import { referenceOf } from './words.ts';

/** For so long a supervisor sees what they opened. */
const glassMinutes = 60;

export type GlassRefusal = 'no such restriction' | 'open already' | 'nobody to tell';

/**
 * Opens a restricted record for one hour to somebody who is not named, for a reason. The data protection officers
 * of its area are told in the same transaction: where there is none, it stays closed.
 */
export function breakGlass(
  db: Db,
  actor: Officer,
  id: RestrictionId,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<{ closesAt: Temporal.Instant }, GlassRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lock(tx, id);
    if (!found) return refused('no such restriction');
    const { entity, entityId, areaId } = found;
    if ((await standingOf(tx, actor, entity, entityId, now))?.isOpen) return refused('open already');
    const able = await listAble(tx, 'reviewBreakGlass', await areaPath(tx, areaId), now);
    const told = able.filter((one) => one.id !== actor.id);
    if (told.length === 0) return refused('nobody to tell');
    const closesAt = now.add({ minutes: glassMinutes });
    const row = { restrictionId: id, officerId: actor.id, reason, openedAt: now, closesAt };
    const [made] = await tx.insert(glass).values(row).returning({ id: glass.id });
    await tellOfGlass(tx, actor, told, { ...found, ...row, id: made!.id }, now);
    const what = { operation: 'consult', entity, ids: [entityId], fields: ['break_glass'] } as const;
    await record(tx, actor, { ...what, reason }, now);
    return done({ closesAt });
  });
}

async function lock(tx: Db, id: RestrictionId) {
  const [row] = await tx
    .select({
      entity: restriction.entity,
      entityId: restriction.entityId,
      areaId: restriction.areaId,
      areaName: area.name,
      reference: referenceOf(),
    })
    .from(restriction)
    .innerJoin(area, eq(area.id, restriction.areaId))
    .where(and(eq(restriction.id, id), isNull(restriction.liftedAt)))
    .for('update', { of: restriction });
  return row ?? null;
}
