import { readFile } from 'node:fs/promises';
import { slugOf } from '#lib/areas/slug.ts';
import type { SqlTransaction } from '../../sql.ts';

// The register as it stands: when councils and forces are reorganised, new rows follow these.
const since = '2023-04-01';

/** Adds the two regions, their forces and their 109 districts. Facts from the ONS register. */
export async function seedAreas(tx: SqlTransaction): Promise<void> {
  const districts = await register();
  const regions = [...new Set(districts.map((row) => row.region))];
  const forces = [...new Map(districts.map((row) => [row.force, row.region]))];
  await add(
    tx,
    regions.map((name) => area('region', slugOf(name), name, `${slugOf(name)}-region`, null)),
  );
  await add(
    tx,
    forces.map(([name, region]) =>
      area('force', slugOf(name), name, `${slugOf(name)}-force`, ['region', slugOf(region)]),
    ),
  );
  await add(
    tx,
    districts.map((row) =>
      area('district', row.code, row.name, slugOf(row.name), ['force', slugOf(row.force)]),
    ),
  );
}

type Row = { kind: string; code: string; name: string; slug: string; parent: [string, string] | null };

const area = (
  kind: string,
  code: string,
  name: string,
  slug: string,
  parent: [string, string] | null,
): Row => ({
  kind,
  code,
  name,
  slug,
  parent,
});

async function add(tx: SqlTransaction, rows: Row[]): Promise<void> {
  const known = await tx`select id, kind, code from area where kind in ('region', 'force')`;
  const ids = new Map(known.map((row) => [`${row['kind']} ${row['code']}`, row['id'] as string]));
  const values = rows.map(({ parent, ...row }) => ({
    ...row,
    parent_id: parent ? (ids.get(parent.join(' ')) ?? null) : null,
    valid_from: since,
  }));
  await tx`insert into area ${tx(values)} on conflict do nothing`;
}

// The file has neither quotes nor commas within a field.
async function register() {
  const text = await readFile(new URL('./districts.csv', import.meta.url), 'utf8');
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [region = '', force = '', code = '', name = ''] = line.split(',');
      return { region, force, code, name };
    });
}
