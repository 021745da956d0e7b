import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { isoDay, ukDay } from '#lib/dates.ts';
import type { InstitutionFilter } from '../filters.ts';
import { sectorsWithTypes } from '../sectors.ts';
import { touchWords } from '../standing-words.ts';
import { touches } from '../touch.ts';
import { coverageHeat, type HeatCell } from './heat.ts';
import { coverageRows } from './rows.ts';

type Asked = { areas: readonly AreaId[]; filter: InstitutionFilter; isEach: boolean };

/** The table of coverage as lines of a file: areas and kinds with their figures, and nobody. */
export async function coverageListing(tx: Db, { areas, filter, isEach }: Asked, now: Temporal.Instant) {
  const by = filter.sector || filter.type ? 'type' : 'sector';
  const [rows, sectors] = await Promise.all([
    coverageRows(tx, areas, { slug: filter.area, isEach }),
    sectorsWithTypes(tx, now),
  ]);
  const cells = await coverageHeat(tx, areas, { rows, by, filter }, { at: now, today: ukDay(now) });
  const kinds = by === 'sector' ? sectors : sectors.flatMap(({ types }) => types);
  const places = [...rows.areas, { id: null, name: 'In no one district' }];
  const found = places.flatMap(({ id, name }) =>
    kinds.flatMap(({ code, label }) =>
      cells
        .filter((cell) => cell.rowId === id && cell.code === code)
        .map((cell) => lineOf(name, label, cell, now)),
    ),
  );
  return {
    entity: 'area',
    ids: rows.areas.map(({ id }) => id),
    fields: [],
    columns: [
      'Area',
      by === 'sector' ? 'Sector' : 'Kind',
      'On record',
      ...touches.map((one) => touchWords[one]),
      ...last,
    ],
    rows: found,
  };
}

const last = ['Last two-way contact', 'Days since'];

function lineOf(
  area: string,
  kind: string,
  cell: HeatCell,
  now: Temporal.Instant,
): (string | number | null)[] {
  const counts = touches.map((touch) => cell[touch]);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const at = cell.lastContactAt;
  const days = at ? Math.max(0, ukDay(at).until(ukDay(now), { largestUnit: 'days' }).days) : null;
  return [area, kind, all, ...counts, at ? isoDay(at) : null, days];
}
