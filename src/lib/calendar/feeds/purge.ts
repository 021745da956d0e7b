import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

const year = { hours: 24 * 335 };

/** Secret addresses that open nothing any more, and those that nobody has read for a year. */
export const feedPurge: Purge = {
  rule: 'calendar_feed',
  entity: 'calendar_feed',
  erase: async (tx, { before, now, most }) => {
    // Whoever comes back to an account that was closed makes new ones.
    await tx.execute(sql`update calendar_feed f set revoked_at = ${now.toString()}::timestamptz,
      revoked_as = 'account_closed' from officer o
      where o.id = f.officer_id and o.deactivated_at is not null and f.revoked_at is null`);
    return idsOf(
      tx,
      sql`delete from calendar_feed where ctid in (select ctid from calendar_feed
        where revoked_at < ${before.toString()}::timestamptz
          or coalesce(last_read_at, made_at) < ${before.subtract(year).toString()}::timestamptz
        limit ${most} for update skip locked) returning id::text as id`,
    );
  },
};
