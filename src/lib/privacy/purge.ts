import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Text checks that somebody went past. */
export const overridePurge = deleting('text_check', 'text_check_override', { begins: 'made_at' });

/** Counts of forms; they know when they end in milliseconds, and hold no address. */
export const rateLimitPurge: Purge = {
  rule: 'rate_limit',
  entity: 'rate_limit',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from rate_limit where key in (select key from rate_limit
          where expire < ${before.epochMilliseconds} limit ${most} for update skip locked)
        returning 'count' as id`,
    ),
};
