import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';

export type Colleague = { id: OfficerId; name: string };

/**
 * The colleagues who may look after what lies in all of some districts: those with such a role there, or in what it
 * lies in, by name. What lies in no district anybody with such a role may look after.
 */
export async function ownersFor(
  db: Db,
  districts: readonly AreaId[],
  now: Temporal.Instant,
): Promise<Colleague[]> {
  const today = sql`${ukDay(now).toString()}::date`;
  return db.execute<Colleague>(sql`
    with recursive up as (
      select id as district, id, parent_id from area where id = any(${`{${districts.join(',')}}`}::uuid[])
      union select up.district, a.id, a.parent_id from area a join up on a.id = up.parent_id
    ), held as (
      select officer_id, area_id from role_grant where role in ('prevent_officer', 'supervisor')
        and revoked_at is null and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})
    )
    select w.id, w.name from officer w where w.deactivated_at is null
      and exists (select 1 from held h where h.officer_id = w.id)
      and not exists (select 1 from (select distinct district from up) d where not exists (
        select 1 from up join held h on h.area_id = up.id and h.officer_id = w.id where up.district = d.district))
    order by w.name, w.id`);
}
