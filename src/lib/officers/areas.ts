import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { type Ability, type AreaPath, can, grantsFor } from './can.ts';

/** An area and everything it lies in, nearest first; empty for one that is unknown. */
export async function areaPath(db: Db, id: AreaId): Promise<AreaPath> {
  const rows = await upwards(db).execute({ id });
  return rows.map((row) => row.id);
}

const upwards = preparedSql<{ id: AreaId }>(
  'area_path',
  sql`
    with recursive up as (
      select id, parent_id, 0 as step from area where id = ${sql.placeholder('id')}::uuid
      union all
      select a.id, a.parent_id, up.step + 1 from area a join up on a.id = up.parent_id
    )
    select id from up order by step`,
);

const pathsKnown = remembered<AreaPath>(10);

/**
 * The same for a page, from a tree of areas that may be some seconds old: where an area lies is decided once in
 * years. What an officer may do there is read anew with each request.
 */
export const knownAreaPath = (db: Db, id: AreaId, now: Temporal.Instant): Promise<AreaPath> =>
  pathsKnown(db, id, now, () => areaPath(db, id));

/** Whether an area is among those of `areasInSight`. */
export async function isInSight(
  db: Db,
  officer: Officer,
  ability: Ability,
  id: AreaId,
  now: Temporal.Instant,
): Promise<boolean> {
  if (can[ability](officer, await knownAreaPath(db, id, now))) return true;
  const granted = grantsFor(officer, ability);
  const above = await Promise.all(granted.map(({ areaId }) => knownAreaPath(db, areaId, now)));
  return above.some((path) => path.includes(id));
}

/** Every area in which an officer may do a thing: those of the grants, and all that lies within. */
export async function areasFor(db: Db, officer: Officer, ability: Ability): Promise<readonly AreaId[]> {
  const granted = grantsFor(officer, ability).map(({ areaId }) => areaId);
  if (granted.length === 0) return [];
  const rows = await db.execute<{ id: AreaId }>(sql`
    with recursive down as (
      select id from area where id in ${granted}
      union
      select a.id from area a join down on a.parent_id = down.id
    )
    select id from down`);
  return rows.map((row) => row.id);
}

const areasKnown = remembered<readonly AreaId[]>(10);

/**
 * The same for a page that asks for several abilities at once, from a tree of areas that may be some seconds old. The
 * same grants give the same list, as one and the same object.
 */
export const knownAreasFor = (
  db: Db,
  officer: Officer,
  ability: Ability,
  now: Temporal.Instant,
): Promise<readonly AreaId[]> => {
  const granted = [...new Set(grantsFor(officer, ability).map(({ areaId }) => areaId))].sort();
  return areasKnown(db, granted.join(' '), now, () => areasFor(db, officer, ability));
};

/**
 * Every area whose records an officer may read by an ability: those in which they may do it, and those that
 * theirs lie in, because what is arranged for a region is for its forces too. Only for reading what names nobody.
 */
export async function areasInSight(db: Db, officer: Officer, ability: Ability): Promise<readonly AreaId[]> {
  const granted = grantsFor(officer, ability).map(({ areaId }) => areaId);
  if (granted.length === 0) return [];
  const rows = await db.execute<{ id: AreaId }>(sql`
    with recursive down as (
      select id from area where id in ${granted}
      union
      select a.id from area a join down on a.parent_id = down.id
    ),
    up as (
      select id, parent_id from area where id in ${granted}
      union
      select a.id, a.parent_id from area a join up on a.id = up.parent_id
    )
    select id from down union select id from up`);
  return rows.map((row) => row.id);
}
