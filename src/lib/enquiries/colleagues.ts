import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId, Role } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';

/**
 * Who may answer an enquiry of an area, by name; of none, everybody who answers anywhere.
 *
 * @param roles those that answer enquiries
 */
export async function answerersFor(
  db: Db,
  { areaId, roles }: { areaId: AreaId | null; roles: readonly Role[] },
  now: Temporal.Instant,
): Promise<{ id: OfficerId; name: string }[]> {
  const today = sql`${ukDay(now).toString()}::date`;
  const path = sql`(with recursive up as (
    select id, parent_id from area where id = ${areaId}::uuid
    union all select a.id, a.parent_id from area a join up on a.id = up.parent_id) select id from up)`;
  const rows = await db.execute<{ id: OfficerId; name: string }>(sql`
    select distinct o.id, o.name from officer o join role_grant g on g.officer_id = o.id
    where o.deactivated_at is null and g.role in ${[...roles]} and g.revoked_at is null
      and g.starts_on <= ${today} and (g.ends_on is null or g.ends_on >= ${today})
      and (${areaId}::uuid is null or g.area_id in ${path}) order by o.name`);
  return [...rows];
}
