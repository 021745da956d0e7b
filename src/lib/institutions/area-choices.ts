import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';

const chosenKinds = ['district', 'neighbourhood'] as const;
type ChosenKind = (typeof chosenKinds)[number] | 'force';

/** A place that a form offers, under the name of what it lies in. */
export type ChosenArea = {
  id: AreaId;
  name: string;
  slug: string;
  kind: ChosenKind;
  above: string;
};

/** The districts and neighbourhoods of today among some areas, in the order in which a form shows them. */
export const listChosenAreas = (
  db: Db,
  areas: readonly AreaId[],
  kinds: readonly ChosenKind[] = chosenKinds,
): Promise<ChosenArea[]> =>
  db.execute<ChosenArea>(sql`
    select a.id, a.name, a.slug, a.kind, coalesce(p.name, 'Other') as above from area a left join area p on p.id = a.parent_id
    where a.id = any(${`{${areas.join(',')}}`}::uuid[]) and a.kind = any(${`{${kinds.join(',')}}`}::text[])
      and a.valid_to is null order by above, a.name, a.id`);

/** A place that a network may be in. */
export type WideArea = { id: AreaId; name: string; kind: 'region' | 'force' | 'district' };

/** The regions, forces and districts of today among some areas, the widest first. */
export const listWideAreas = (db: Db, areas: readonly AreaId[]): Promise<WideArea[]> =>
  db.execute<WideArea>(sql`
    select a.id, a.name, a.kind from area a where a.id = any(${`{${areas.join(',')}}`}::uuid[])
      and a.kind in ('region', 'force', 'district') and a.valid_to is null
    order by array_position(array['region', 'force', 'district'], a.kind), a.name, a.id`);
