import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { SqlTransaction } from '../../sql.ts';

type Line = { name: string; gss_code: string; lat: string; lng: string; population: string };

/** Adds the towns and villages of both regions. Places: GeoNames (CC BY 4.0). */
export async function seedPlaces(tx: SqlTransaction): Promise<void> {
  const [held] = await tx<{ any: boolean }[]>`select exists (select from place) as any`;
  if (held?.any) return;
  const text = await readFile(new URL('./places.csv', import.meta.url), 'utf8');
  const lines = parse<Line>(text, { columns: true });
  const column = (read: (line: Line) => string | number) => lines.map(read) as never[];
  await tx`
    insert into place (id, name, area_id, latitude, longitude, population)
    select row_number() over (), line.name, a.id, line.lat, line.lng, line.population
    from unnest(${column((line) => line.name)}::text[], ${column((line) => line.gss_code)}::text[],
      ${column((line) => line.lat)}::float8[], ${column((line) => line.lng)}::float8[],
      ${column((line) => line.population)}::int[]) as line(name, code, lat, lng, population)
    join area a on a.kind = 'district' and a.code = line.code and a.valid_to is null`;
}
