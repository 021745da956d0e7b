import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId, Role } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';

export type Colleague = { id: OfficerId; name: string };

// Who goes to places: the rest of the office is not asked for its time here.
const going: readonly Role[] = ['prevent_officer', 'supervisor', 'comms'];

/** The colleagues who work in some areas today and go to events there, by name. */
export async function teamIn(
  db: Db,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<readonly Colleague[]> {
  const today = sql`${ukDay(now).toString()}::date`;
  const rows = await db.execute<Colleague>(sql`
    select o.id, o.name from officer o
    where o.deactivated_at is null and exists (select from role_grant g where g.officer_id = o.id
      and g.role in ${[...going]} and g.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and g.revoked_at is null
      and g.starts_on <= ${today} and (g.ends_on is null or g.ends_on >= ${today}))
    order by o.name, o.id limit 60`);
  return [...rows];
}
