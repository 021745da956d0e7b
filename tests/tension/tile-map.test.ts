import { describe, expect } from 'vitest';
import { area, type AreaId } from '#db/schema/areas.ts';
import { districtsAmong } from '#lib/tension/dashboard/districts.ts';
import { outlineOf, tileMap } from '#lib/tension/dashboard/tile-map.ts';
import { it } from '../support/database.ts';

const today = Temporal.PlainDate.from('2026-11-21');

describe('the tiles of a region', () => {
  it('give every district of the register a place of its own', async ({ db }) => {
    const ids = (await db.select({ id: area.id }).from(area)).map(({ id }) => id);
    const all = await districtsAmong(db, ids, today);
    expect(all).toHaveLength(109);
    for (const [region, districts] of Map.groupBy(all, (one) => one.region.name)) {
      const { tiles, names, rows, columns } = tileMap(districts);
      const cells = tiles.map(({ column, row }) => `${column} ${row}`);
      expect([region, new Set(cells).size]).toEqual([region, districts.length]);
      // A district without a place would stand in a row below the rest.
      expect([region, tiles.every(({ row }) => row < 9)]).toEqual([region, true]);
      const free = names.filter(({ column, row }) => !cells.includes(`${column} ${row}`));
      expect([region, free.length]).toEqual([region, new Set(districts.map((one) => one.force.name)).size]);
      expect(new Set(names.map(({ column, row, side }) => `${column} ${row} ${side}`)).size).toBe(
        names.length,
      );
      expect(columns <= 16 && rows <= 16).toBe(true);
    }
  });

  it('put a district that nobody has placed under the others', () => {
    const known = { id: '1' as AreaId, code: 'E06000055', force: { slug: 'b', name: 'B' } };
    const fresh = { id: '2' as AreaId, code: 'E06999999', force: { slug: 'b', name: 'B' } };
    const { tiles } = tileMap([fresh, known]);
    expect(tiles.map(({ district, row }) => [district.code, row])).toEqual([
      ['E06000055', 0],
      ['E06999999', 2],
    ]);
    expect(tileMap([fresh]).tiles[0]).toMatchObject({ column: 0, row: 0 });
    expect(tileMap([]).tiles).toEqual([]);
  });

  it('draw a line only where a force ends', () => {
    const cells = [
      { column: 0, row: 0 },
      { column: 1, row: 0 },
    ];
    const edges = outlineOf(cells).match(/M[^M]+/g);
    expect(edges).toHaveLength(6);
    expect(edges).not.toContain('M1 0v1');
  });
});
