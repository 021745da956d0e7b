import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ContactId } from '#db/schema/contacts.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';
import { eraseContacts } from './erase.ts';

const startOf = (day: Temporal.PlainDate): Temporal.Instant => ukMoment(day, new Temporal.PlainTime());

/** People whom nobody has made sure of in time. Who declined or asked to go stays known by a keyed hash. */
export const contactPurge: Purge = {
  rule: 'contact',
  entity: 'contact',
  erase: async (tx, { before, today, most }) => {
    const ids = (await idsOf(
      tx,
      sql`select id from contact where renewed_at < ${before.toString()}::timestamptz and erased_at is null
        and merged_into_id is null order by id limit ${most} for update skip locked`,
    )) as ContactId[];
    await eraseContacts(tx, ids, startOf(today));
    return ids;
  },
};

/** Roles that ended, and with the last of them whoever held it: we know people by a role. */
export const endedRolePurge: Purge = {
  rule: 'ended_role',
  entity: 'role_holding',
  erase: async (tx, { before, today, most }) => {
    const gone = await tx.execute<{ id: string; contact_id: ContactId }>(
      sql`delete from role_holding where id in (select id from role_holding
          where to_on < ${ukDay(before).toString()}::date limit ${most} for update skip locked)
        returning id, contact_id`,
    );
    await eraseRoleless(tx, [...new Set([...gone].map((row) => row.contact_id))], startOf(today));
    return [...gone].map(({ id }) => id);
  },
};

async function eraseRoleless(tx: Db, ids: ContactId[], at: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  const without = await idsOf(
    tx,
    sql`select c.id from contact c where c.id in ${ids} and c.erased_at is null and c.merged_into_id is null
      and not exists (select 1 from role_holding r where r.contact_id = c.id)`,
  );
  await eraseContacts(tx, without as ContactId[], at);
}

/** That somebody or some body once belonged to a network. */
export const networkMemberPurge = deleting('ended_role', 'network_member', { begins: 'left_at' });
