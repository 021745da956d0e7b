import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Names on registers, and who marked them; how many came from where stays. */
export const attendancePurge: Purge = {
  rule: 'booking',
  entity: 'attendance',
  erase: async (tx, { before, most }) => {
    const ids = await idsOf(
      tx,
      sql`update attendance set person_name = null, person_email = null
        where id in (select a.id from attendance a join training_session s on s.id = a.session_id
          where s.ends_at < ${before.toString()}::timestamptz
          and (a.person_name is not null or a.person_email is not null) limit ${most} for update of a skip locked)
        returning id`,
    );
    if (ids.length > 0) await tx.execute(sql`delete from attendance_mark where attendance_id in ${ids}`);
    return ids;
  },
};
