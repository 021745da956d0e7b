import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { knownAreasFor } from '../areas.ts';
import { type Ability, grantsFor } from '../can.ts';

/** An area to choose, with what it lies in. */
export type AreaChoice = { id: AreaId; slug: string; name: string; kind: AreaKind; parent: string | null };

/** Those of some areas that are there today, regions first, for the choices of a form. */
export async function areaChoices(db: Db, areas: readonly AreaId[]): Promise<AreaChoice[]> {
  if (areas.length === 0) return [];
  const rows = await db.execute<AreaChoice>(sql`
    select a.id, a.slug, a.name, a.kind, p.name as parent
    from area a left join area p on p.id = a.parent_id
    where a.id in ${[...areas]} and a.valid_to is null
    order by a.kind <> 'region', a.kind <> 'force', p.name, a.name`);
  return [...rows];
}

const choices = remembered<readonly AreaChoice[]>(30);

/** The same for where an officer may do a thing, some seconds old, for a form that stands on every page of a search. */
export const knownAreaChoices = (
  db: Db,
  officer: Officer,
  ability: Ability,
  now: Temporal.Instant,
): Promise<readonly AreaChoice[]> => {
  const granted = [...new Set(grantsFor(officer, ability).map(({ areaId }) => areaId))].sort();
  return choices(db, granted.join(' '), now, async () =>
    areaChoices(db, await knownAreasFor(db, officer, ability, now)),
  );
};
