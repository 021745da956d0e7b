import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';
import type { Shape } from '#db/schema/boundaries.ts';
import { shapesKept } from './shapes-kept.ts';

/** Where something lies, in degrees of WGS84. */
export type Point = { latitude: number; longitude: number };

/**
 * The area of a kind in which a point lies, by the boundaries in use; null outside all of them. A point on a border
 * belongs to the area whose code comes first, so that it always has the same.
 */
export async function areaAt(db: Db, kind: AreaKind, point: Point): Promise<AreaId | null> {
  const near = await around(db).execute({ kind, x: point.longitude, y: point.latitude });
  const unknown = near.filter(({ id }) => !shapesKept.has(id)).map(({ id }) => id);
  const read = unknown.length > 0 ? await shapesOf(db, unknown) : null;
  const position = [point.longitude, point.latitude];
  const hit = near.find(({ id }) => {
    const shape = shapesKept.get(id) ?? read?.get(id);
    return shape !== undefined && booleanPointInPolygon(position, shape);
  });
  return hit?.areaId ?? null;
}

// Boxes first: of a hundred districts two or three are left.
const around = preparedSql<{ id: string; areaId: AreaId | null }>(
  'boundaries_around',
  sql`
    select b.id::text as id, b.area_id as "areaId"
    from boundary_layer_use u
    join boundary b on b.layer_id = u.layer_id
    where u.kind = ${sql.placeholder('kind')} and u.until_at is null
      and box(point(b.west, b.south), point(b.east, b.north))
        @> box(point(${sql.placeholder('x')}, ${sql.placeholder('y')}), point(${sql.placeholder('x')}, ${sql.placeholder('y')}))
    order by b.code, b.id`,
);

async function shapesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Shape>> {
  const rows = await db.execute<{ id: string; shape: Shape }>(
    sql`select id::text as id, shape from boundary where id in ${ids}`,
  );
  for (const { id, shape } of rows) shapesKept.keep(id, shape);
  return new Map([...rows].map(({ id, shape }) => [id, shape]));
}
