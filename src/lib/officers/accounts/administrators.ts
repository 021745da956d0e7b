import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Id } from '#db/schema/columns.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { sleeps } from './dormant.ts';

/**
 * Lets one change of accounts through at a time, until its transaction ends: of two administrators who close
 * each other's account at once, one stays.
 */
export async function lockAccounts(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7251964011)`);
}

/** What is about to be taken: all the roles of an officer, or one of them. */
export type Taken = { officerId: OfficerId; grantId?: Id<'role_grant'>; from: Temporal.PlainDate };

/**
 * The areas that would be left without an administrator who can sign in, if these roles ended. Read it under
 * `lockAccounts`.
 */
export async function areasLeftAlone(
  tx: Db,
  { officerId, grantId, from }: Taken,
  now: Temporal.Instant,
): Promise<AreaId[]> {
  const today = ukDay(now).toString();
  const rows = await tx.execute<{ id: AreaId }>(sql`
    with recursive lost as (
      select g.id as grant_id, g.area_id from role_grant g
      where g.officer_id = ${officerId} and g.role = 'administrator' and g.revoked_at is null
        and g.starts_on <= ${today}::date and (g.ends_on is null or g.ends_on >= ${from.toString()}::date)
        and ${grantId ? sql`g.id = ${grantId}` : sql`true`}
    ), up as (
      select area_id as lost_id, area_id as id from lost
      union
      select up.lost_id, a.parent_id from area a join up on a.id = up.id where a.parent_id is not null
    )
    select distinct lost.area_id as id from lost
    where not exists (
      select 1 from role_grant g join officer on officer.id = g.officer_id join up on up.id = g.area_id
      where up.lost_id = lost.area_id and g.role = 'administrator' and g.revoked_at is null
        and g.starts_on <= ${today}::date and (g.ends_on is null or g.ends_on > ${from.toString()}::date)
        and ${grantId ? sql`g.id <> ${grantId}` : sql`g.officer_id <> ${officerId}`}
        and officer.deactivated_at is null and not ${sleeps(now)}
        and (officer.password_hash is not null
          or exists (select 1 from passkey p where p.officer_id = officer.id)
          or exists (select 1 from directory_identity d where d.officer_id = officer.id)))`);
  return rows.map(({ id }) => id);
}
