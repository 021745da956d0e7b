import { asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { boundary, boundaryLayer, type BoundaryLayerId, boundaryLayerUse } from '#db/schema/boundaries.ts';
import { officer } from '#db/schema/officers.ts';

const force = alias(area, 'force');
const { id, kind, forceId, version, name, attribution, sourceDate, committedAt, format, readAs } =
  boundaryLayer;
const { fileName, codeField, nameField, remarks } = boundaryLayer;
const isInUse = sql<boolean>`exists (select from ${boundaryLayerUse} u
  where u.layer_id = ${boundaryLayer.id} and u.until_at is null)`;
const areas = sql<number>`(select count(*)::int from ${boundary} b where b.layer_id = ${boundaryLayer.id})`;
const linked = sql<number>`(select count(b.area_id)::int from ${boundary} b where b.layer_id = ${boundaryLayer.id})`;
const shown = {
  id,
  kind,
  forceId,
  version,
  name,
  attribution,
  sourceDate,
  committedAt,
  isInUse,
  areas,
  linked,
};

const layers = (db: Db) =>
  db
    .select({
      ...shown,
      ...{ format, readAs, fileName, codeField, nameField, remarks },
      committedBy: officer.name,
      forceName: force.name,
    })
    .from(boundaryLayer)
    .innerJoin(officer, eq(officer.id, boundaryLayer.committedBy))
    .leftJoin(force, eq(force.id, boundaryLayer.forceId));

/** Every layer, the newest version of each kind first. */
export const listLayers = (db: Db) =>
  layers(db).orderBy(asc(kind), asc(force.name), desc(version)).limit(500);
export type Layer = Awaited<ReturnType<typeof listLayers>>[number];

/** One layer with when it was in use and who put it there; null where there is none. */
export async function findLayer(db: Db, wanted: BoundaryLayerId | null) {
  if (!wanted) return null;
  const [layer] = await layers(db).where(eq(boundaryLayer.id, wanted));
  return layer ? { ...layer, uses: await usesOf(db, wanted) } : null;
}
export type FoundLayer = NonNullable<Awaited<ReturnType<typeof findLayer>>>;

function usesOf(db: Db, wanted: BoundaryLayerId) {
  const ender = alias(officer, 'ender');
  const { fromAt, untilAt } = boundaryLayerUse;
  return db
    .select({ fromAt, fromBy: officer.name, untilAt, untilBy: ender.name })
    .from(boundaryLayerUse)
    .innerJoin(officer, eq(officer.id, boundaryLayerUse.fromBy))
    .leftJoin(ender, eq(ender.id, boundaryLayerUse.untilBy))
    .where(eq(boundaryLayerUse.layerId, wanted))
    .orderBy(desc(boundaryLayerUse.fromAt));
}
