import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { ukDay } from '#lib/dates.ts';
import { abilities, type Ability, type AreaPath } from './can.ts';
import type { Able } from './who-may.ts';

/** Somebody who may do a thing in an area, or in a part of it. */
export type InSight = Able & { mayReadAll: boolean };

/** Whoever may do a thing in all of an area or in any part of it today, by name, and which of them in all of it. */
export async function officersInSight(
  db: Db,
  ability: Ability,
  { areaId, path }: { areaId: AreaId; path: AreaPath },
  now: Temporal.Instant,
): Promise<InSight[]> {
  if (path.length === 0) return [];
  const day = sql`${ukDay(now).toString()}::date`;
  const rows = await db.execute<InSight>(sql`
    with recursive down as (
      select id from area where id = ${areaId}
      union all
      select a.id from area a join down on a.parent_id = down.id
    )
    select o.id, o.name, o.email, bool_or(g.area_id in ${[...path]}) as "mayReadAll"
    from officer o join role_grant g on g.officer_id = o.id
    where o.deactivated_at is null and g.role in ${[...abilities[ability]]} and g.revoked_at is null
      and g.starts_on <= ${day} and (g.ends_on is null or g.ends_on >= ${day})
      and (g.area_id in ${[...path]} or g.area_id in (select id from down))
    group by o.id order by o.name, o.id limit 200`);
  return [...rows];
}

/** Whoever may do a thing anywhere today, by name. */
export async function officersWho(db: Db, ability: Ability, now: Temporal.Instant): Promise<Able[]> {
  const day = sql`${ukDay(now).toString()}::date`;
  const rows = await db.execute<Able>(sql`
    select o.id, o.name, o.email from officer o
    where o.deactivated_at is null and exists (select 1 from role_grant g where g.officer_id = o.id
      and g.role in ${[...abilities[ability]]} and g.revoked_at is null
      and g.starts_on <= ${day} and (g.ends_on is null or g.ends_on >= ${day}))
    order by o.name, o.id limit 200`);
  return [...rows];
}
