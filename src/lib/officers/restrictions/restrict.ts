import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import {
  type RestrictedKind,
  restriction,
  type RestrictionId,
  restrictionReader,
} from '#db/schema/restrictions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { mayOpen } from './may-open.ts';

/** A record to keep to a few, why, and who they are. */
export type NewRestriction = {
  entity: RestrictedKind;
  entityId: string;
  areaId: AreaId;
  reason: string;
  people: readonly OfficerId[];
};

/** Keeps a record to the people named. Whoever does it is one of them, or nobody could change it again. */
export function restrictRecord(
  db: Db,
  actor: Officer,
  { people, ...details }: NewRestriction,
  now: Temporal.Instant,
): Promise<Outcome<{ id: RestrictionId }, 'restricted already'>> {
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(restriction)
      .values({ ...details, restrictedAt: now, restrictedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: restriction.id });
    if (!made) return refused('restricted already');
    const named = [...new Set([actor.id, ...people])];
    const rows = named.map((officerId) => ({
      restrictionId: made.id,
      officerId,
      namedAt: now,
      namedBy: actor.id,
    }));
    await tx.insert(restrictionReader).values(rows);
    const { entity, entityId, reason } = details;
    const what = { operation: 'permission', entity, ids: [entityId], fields: ['restriction'] } as const;
    await record(tx, actor, { ...what, reason }, now);
    await record(
      tx,
      actor,
      { operation: 'permission', entity: 'officer', ids: named, fields: ['restriction_reader'] },
      now,
    );
    return done(made);
  });
}

/** Opens a restricted record to everybody whose role allows it again, for a reason. */
export function liftRestriction(
  db: Db,
  actor: Officer,
  id: RestrictionId,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'not yours'>> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(restriction)
      .where(and(eq(restriction.id, id), isNull(restriction.liftedAt)))
      .for('update');
    if (!row || !(await mayOpen(tx, actor, row.entity, row.entityId, now))) return refused('not yours');
    const set = { liftedAt: now, liftedBy: actor.id, liftedReason: reason };
    await tx.update(restriction).set(set).where(eq(restriction.id, id));
    const what = { operation: 'permission', entity: row.entity, ids: [row.entityId] } as const;
    await record(tx, actor, { ...what, fields: ['restriction'], reason }, now);
    return done(null);
  });
}
