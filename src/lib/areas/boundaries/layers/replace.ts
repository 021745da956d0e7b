import { and, desc, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';
import { boundaryLayer, type BoundaryLayerId, boundaryLayerUse } from '#db/schema/boundaries.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockKind, nowInUse } from './in-use.ts';

/** A layer as far as its being in use goes. */
export type Usable = { id: BoundaryLayerId; kind: AreaKind; forceId: AreaId | null };

/** Ends the use of the layer that holds and begins that of another; a step of a verb that holds `lockKind`. */
export async function replaceInUse(
  tx: Db,
  actor: Officer,
  layer: Usable,
  now: Temporal.Instant,
): Promise<void> {
  await endUse(tx, actor, layer, now);
  const { id: layerId, kind, forceId } = layer;
  await tx.insert(boundaryLayerUse).values({ layerId, kind, forceId, fromAt: now, fromBy: actor.id });
}

const endUse = (tx: Db, actor: Officer, { kind, forceId }: Usable, now: Temporal.Instant) =>
  tx.update(boundaryLayerUse).set({ untilAt: now, untilBy: actor.id }).where(nowInUse(kind, forceId));

/** Puts a retired layer in use again, in place of the one that holds. */
export async function useAgain(
  db: Db,
  actor: Officer,
  id: BoundaryLayerId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such layer' | 'in use already'>> {
  return db.transaction(async (tx) => {
    const layer = await lockLayer(tx, id);
    if (!layer) return refused('no such layer');
    if ((await current(tx, layer)) === id) return refused('in use already');
    await replaceInUse(tx, actor, layer, now);
    return done(null);
  });
}

/** Takes the layer in use back: the one before it holds again, or none where it was the first. */
export async function takeBack(
  db: Db,
  actor: Officer,
  id: BoundaryLayerId,
  now: Temporal.Instant,
): Promise<Outcome<BoundaryLayerId | null, 'no such layer' | 'not in use'>> {
  return db.transaction(async (tx) => {
    const layer = await lockLayer(tx, id);
    if (!layer) return refused('no such layer');
    if ((await current(tx, layer)) !== id) return refused('not in use');
    const former = await formerOf(tx, layer);
    if (former) await replaceInUse(tx, actor, { ...layer, id: former }, now);
    else await endUse(tx, actor, layer, now);
    return done(former);
  });
}

async function lockLayer(tx: Db, id: BoundaryLayerId): Promise<Usable | null> {
  const { kind, forceId } = boundaryLayer;
  const [layer] = await tx
    .select({ id: boundaryLayer.id, kind, forceId })
    .from(boundaryLayer)
    .where(eq(boundaryLayer.id, id));
  if (layer) await lockKind(tx, layer.kind, layer.forceId);
  return layer ?? null;
}

async function current(tx: Db, { kind, forceId }: Usable): Promise<BoundaryLayerId | null> {
  const [use] = await tx
    .select({ id: boundaryLayerUse.layerId })
    .from(boundaryLayerUse)
    .where(nowInUse(kind, forceId));
  return use?.id ?? null;
}

/** The version before this one: going back twice goes back two. */
async function formerOf(db: Db, { id, kind, forceId }: Usable): Promise<BoundaryLayerId | null> {
  const [own] = await db
    .select({ version: boundaryLayer.version })
    .from(boundaryLayer)
    .where(eq(boundaryLayer.id, id));
  const rows = await db
    .select({ id: boundaryLayer.id, version: boundaryLayer.version, force: boundaryLayer.forceId })
    .from(boundaryLayer)
    .where(and(eq(boundaryLayer.kind, kind), ne(boundaryLayer.id, id)))
    .orderBy(desc(boundaryLayer.version));
  return rows.find(({ version, force }) => force === forceId && version < own!.version)?.id ?? null;
}
