import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';
import { ukDay } from '#lib/dates.ts';

/** Leads whom nobody has confirmed since; the coverage is reckoned without them soon after. */
export const leadPurge: Purge = {
  rule: 'prevent_lead',
  entity: 'prevent_lead',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from prevent_lead where id in (select id from prevent_lead
          where confirmed_on < ${ukDay(before).toString()}::date limit ${most} for update skip locked)
        returning id`,
    ),
};

/** Checks of referral routes, with who made them. */
export const routeCheckPurge = deleting('session', 'referral_route_check', { begins: 'recorded_at' });
