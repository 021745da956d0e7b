import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaKind } from '#db/schema/areas.ts';
import { boundary, type BoundaryLayerId, boundaryLayer, boundaryLayerUse } from '#db/schema/boundaries.ts';

const { id, areaId, code, name, drawn, remarks } = boundary;

/** The boundaries of a layer as they are drawn. */
export const boundariesOf = (db: Db, layerId: BoundaryLayerId) =>
  db
    .select({ id, areaId, code, name, drawn, remarks, areaName: area.name, areaSlug: area.slug })
    .from(boundary)
    .leftJoin(area, eq(area.id, boundary.areaId))
    .where(eq(boundary.layerId, layerId))
    .orderBy(asc(boundary.name), asc(boundary.id));
export type DrawnBoundary = Awaited<ReturnType<typeof boundariesOf>>[number];

/** The boundaries in use of a kind as they are drawn, for a map; with what their publishers ask to be named by. */
export async function drawnInUse(db: Db, kind: AreaKind) {
  const inUse = sql`${boundaryLayerUse.kind} = ${kind} and ${boundaryLayerUse.untilAt} is null`;
  const shapes = await db
    .select({ areaId, code, name, drawn })
    .from(boundary)
    .innerJoin(boundaryLayerUse, eq(boundaryLayerUse.layerId, boundary.layerId))
    .where(inUse);
  const sources = await db
    .selectDistinct({ attribution: boundaryLayer.attribution })
    .from(boundaryLayer)
    .innerJoin(boundaryLayerUse, eq(boundaryLayerUse.layerId, boundaryLayer.id))
    .where(inUse);
  return { shapes, attributions: sources.map(({ attribution }) => attribution) };
}
