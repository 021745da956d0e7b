import { sql } from 'drizzle-orm';
import { connect, type Db } from '#db/client.ts';
import { areaAt } from '#lib/areas/boundaries/area-at.ts';
import { readBoundaries } from '#lib/areas/boundaries/read/boundaries.ts';
import { aLayer } from '../support/boundary-makers.ts';
import { anOfficer } from '../support/makers.ts';
import { factRow, shown } from './table.ts';

const corners = 400;
const points = 2_000;

class Undone extends Error {}

/**
 * Where points lie, among ten, a hundred and a thousand areas of 400 corners each, beside PostgreSQL's own polygons
 * in one statement; and how long a file of them takes to read. Nothing is left behind.
 */
export async function measureBoundaries(databaseUrl: string): Promise<string[][]> {
  const connection = connect(databaseUrl, { max: 1 });
  const rows: string[][] = [];
  for (const side of [3, 10, 32]) {
    const undone = connection.db.transaction(async (tx) => {
      rows.push(...(await measureGrid(tx, side)));
      throw new Undone();
    });
    await undone.catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  }
  await connection.close();
  return rows;
}

async function measureGrid(db: Db, side: number): Promise<string[][]> {
  const file = new TextEncoder().encode(JSON.stringify(grid(side)));
  const reading = await seconds(() => Promise.resolve(readBoundaries(file, 'grid.geojson', 'as_said')));
  await aLayer(db, await anOfficer(db, 'administrator'), file);
  await db.execute(sql`
    create temporary table native on commit drop as
    select b.id, (select ('(' || string_agg('(' || (c->>0) || ',' || (c->>1) || ')', ',' order by n) || ')')::polygon
      from jsonb_array_elements(b.shape->'coordinates'->0) with ordinality as ring(c, n)) as shape
    from boundary b join boundary_layer_use u on u.layer_id = b.layer_id and u.until_at is null`);
  // Its index knows polygons in polygons only, so the point is asked for as one.
  await db.execute(sql`create index on native using gist (shape)`);
  await db.execute(sql`analyze native, boundary, boundary_layer_use`);
  const wanted = Array.from({ length: points }, somewhere);
  for (const point of wanted.slice(0, 100)) await areaAt(db, 'district', point);
  const ours = await seconds(async () => {
    for (const point of wanted) await areaAt(db, 'district', point);
  });
  const bare = await seconds(async () => {
    for (const { longitude, latitude } of wanted)
      await db.execute(sql`select id from native
        where shape @> polygon(box(point(${longitude}::float8, ${latitude}::float8))) order by id limit 1`);
  });
  const areas = side * side;
  const rates = `${shown(points / ours)} points a second, PostgreSQL’s polygons ${shown(points / bare)}`;
  return [
    factRow(`where a point lies, ${areas} areas`, rates),
    factRow(`reading ${areas} areas of ${corners} corners`, `${Math.round(reading * 1000)} ms`),
  ];
}

const box = { west: -2, south: 51, size: 2 };

const somewhere = () => ({
  longitude: box.west + Math.random() * box.size,
  latitude: box.south + Math.random() * box.size,
});

function grid(side: number) {
  const cell = box.size / side;
  const features = Array.from({ length: side * side }, (_, n) => {
    const [x, y] = [box.west + ((n % side) + 0.5) * cell, box.south + (Math.floor(n / side) + 0.5) * cell];
    const ring = Array.from({ length: corners }, (_corner, at) => around(x, y, cell / 2, at));
    const geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
    return { type: 'Feature', properties: { code: `N${n}`, name: `Area ${n}` }, geometry };
  });
  return { type: 'FeatureCollection', features };
}

// A coast of creeks, none of which crosses another.
function around(x: number, y: number, reach: number, at: number): [number, number] {
  const angle = (2 * Math.PI * at) / corners;
  const far = reach * (at % 2 === 0 ? 1 : 0.9);
  return [x + far * Math.cos(angle), y + far * Math.sin(angle)];
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
