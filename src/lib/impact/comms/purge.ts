import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Plans six years after anything in them was written or released, with all their wording and its log. */
export const commsPlanPurge: Purge = {
  rule: 'comms_plan',
  entity: 'comms_plan',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from comms_plan where ctid in (select ctid from comms_plan
        where touched_at < ${before.toString()}::timestamptz limit ${most} for update skip locked) returning id`,
    ),
};
