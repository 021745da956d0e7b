import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';
import { boundary, boundaryLayerUse } from '#db/schema/boundaries.ts';

/** The condition that a use of a layer is the one of its kind that holds now. */
export const nowInUse = (kind: AreaKind, forceId: AreaId | null): SQL =>
  and(
    eq(boundaryLayerUse.kind, kind),
    forceId ? eq(boundaryLayerUse.forceId, forceId) : isNull(boundaryLayerUse.forceId),
    isNull(boundaryLayerUse.untilAt),
  )!;

/** The areas that have a boundary in the layer in use. */
export async function linkedInUse(
  db: Db,
  kind: AreaKind,
  forceId: AreaId | null,
): Promise<ReadonlySet<AreaId>> {
  const rows = await db
    .select({ areaId: boundary.areaId })
    .from(boundary)
    .innerJoin(boundaryLayerUse, eq(boundaryLayerUse.layerId, boundary.layerId))
    .where(and(nowInUse(kind, forceId), isNotNull(boundary.areaId)));
  return new Set(rows.map(({ areaId }) => areaId!));
}

/** Lets one at a time change which layer of a kind is in use. */
export async function lockKind(tx: Db, kind: AreaKind, forceId: AreaId | null): Promise<void> {
  const which = `${kind} ${forceId ?? ''}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${which}::text, 4120771935))`);
}
