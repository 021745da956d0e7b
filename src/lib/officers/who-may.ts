import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { areaPath } from './areas.ts';
import { abilities, type Ability } from './can.ts';

export type Able = { id: OfficerId; name: string; email: string };

/** Whoever may do a thing in every one of some areas today, but for one of them, by name. */
export async function officersWhoMay(
  db: Db,
  ability: Ability,
  { areas, but }: { areas: readonly AreaId[]; but: OfficerId },
  now: Temporal.Instant,
): Promise<Able[]> {
  const paths = await Promise.all([...new Set(areas)].map((id) => areaPath(db, id)));
  if (paths.length === 0 || paths.some((path) => path.length === 0)) return [];
  const day = sql`${ukDay(now).toString()}::date`;
  const covers = paths.map(
    (
      path,
    ) => sql`exists (select from role_grant g where g.officer_id = o.id and g.role in ${[...abilities[ability]]}
      and g.area_id in ${[...path]} and g.revoked_at is null and g.starts_on <= ${day}
      and (g.ends_on is null or g.ends_on >= ${day}))`,
  );
  const rows = await db.execute<Able>(sql`select o.id, o.name, o.email from officer o
    where o.deactivated_at is null and o.id <> ${but} and ${sql.join(covers, sql` and `)}
    order by o.name, o.id limit 50`);
  return [...rows];
}
