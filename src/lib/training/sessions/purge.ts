import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Times when colleagues could not teach, once they are over. */
export const officerBusyPurge = deleting('officer_busy', 'officer_busy', { begins: 'ends_at' });

/** Who set up, confirmed, taught, counted or cancelled a session; date, place and figures stay. */
export const sessionPurge: Purge = {
  rule: 'session',
  entity: 'training_session',
  erase: async (tx, { before, most }) => {
    const ids = await idsOf(
      tx,
      sql`update training_session set added_by = null, lead_officer_id = null, cancelled_by = null,
          confirmed_at = null, confirmed_by = null
        where id in (select s.id from training_session s where s.ends_at < ${before.toString()}::timestamptz
          and (s.added_by is not null or s.lead_officer_id is not null or s.cancelled_by is not null
            or s.confirmed_by is not null or exists (select 1 from session_trainer t where t.session_id = s.id)
            or exists (select 1 from session_headcount h where h.session_id = s.id and h.counted_by is not null))
          limit ${most} for update skip locked)
        returning id`,
    );
    if (ids.length === 0) return ids;
    await tx.execute(sql`delete from session_trainer where session_id in ${ids}`);
    await tx.execute(sql`update session_headcount set counted_by = null where session_id in ${ids}`);
    return ids;
  },
};
