import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { idsOf } from '#lib/jobs/purge.ts';

const reason = 'Handed over to a colleague.';
type Only = readonly InstitutionId[] | undefined;

const at = (column: SQL, only: Only): SQL =>
  only ? sql`and ${column} = any(${`{${only.join(',')}}`}::uuid[])` : sql``;

async function moved(
  tx: Db,
  actor: Officer,
  { entity, field, ids }: { entity: string; field: string; ids: string[] },
  now: Temporal.Instant,
): Promise<number> {
  const entry = { operation: 'alter', entity, ids, fields: [field], reason } as const;
  if (ids.length > 0) await record(tx, actor, entry, now);
  return ids.length;
}

/**
 * Gives the promises that are not over from one officer to another; each keeps whose it was, and since when.
 *
 * @param only those to some institutions; all of them where nothing is said
 * @returns how many there were
 */
export async function takeOverPromises(
  tx: Db,
  actor: Officer,
  from: OfficerId,
  to: OfficerId,
  now: Temporal.Instant,
  only?: Only,
): Promise<number> {
  const ids = await idsOf(
    tx,
    sql`with moved as (
      update commitment set owner_id = ${to}, sequence = sequence + 1 where owner_id = ${from} and told_at is null
        ${at(sql`institution_id`, only)} returning id, due_on
    ), kept as (
      insert into commitment_change (commitment_id, at, by, from_owner_id, to_owner_id, from_on, to_on, reason)
      select id, ${now.toString()}::timestamptz, ${actor.id}::uuid, ${from}::uuid, ${to}::uuid, due_on, due_on,
        ${reason} from moved
    ) select id from moved`,
  );
  return moved(tx, actor, { entity: 'commitment', field: 'owner_id', ids }, now);
}

/** The same for what is planned and was not logged; whoever leads it now does not also go along. */
export async function takeOverPlans(
  tx: Db,
  actor: Officer,
  from: OfficerId,
  to: OfficerId,
  now: Temporal.Instant,
  only?: Only,
): Promise<number> {
  const ids = await idsOf(
    tx,
    sql`with moved as (
      update planned_contact set officer_id = ${to}, sequence = sequence + 1
      where officer_id = ${from} and cancelled_at is null and engagement_id is null
        ${at(sql`institution_id`, only)} returning id, starts_at
    ), kept as (
      insert into planned_contact_change (planned_contact_id, at, by, from_officer_id, to_officer_id, from_starts_at,
        to_starts_at, reason)
      select id, ${now.toString()}::timestamptz, ${actor.id}::uuid, ${from}::uuid, ${to}::uuid, starts_at, starts_at,
        ${reason} from moved
    ), along as (
      delete from planned_contact_officer x using moved m where x.planned_contact_id = m.id and x.officer_id = ${to}
    ) select id from moved`,
  );
  return moved(tx, actor, { entity: 'planned_contact', field: 'officer_id', ids }, now);
}

/** The same for follow-ups that nobody ticked off. */
export async function takeOverFollowUps(
  tx: Db,
  actor: Officer,
  from: OfficerId,
  to: OfficerId,
  now: Temporal.Instant,
  only?: Only,
): Promise<number> {
  const ids = await idsOf(
    tx,
    sql`update discussion_point set follow_up_owner_id = ${to}
      where follow_up_owner_id = ${from} and follow_up is not null and done_at is null
        ${only ? sql`and engagement_id in (select e.id from engagement e where true ${at(sql`e.institution_id`, only)})` : sql``}
      returning id`,
  );
  return moved(tx, actor, { entity: 'discussion_point', field: 'follow_up_owner_id', ids }, now);
}
