import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** A surge goes with its calls and its log six years after it was closed; one that nobody closed, after it was opened. */
export const surgePurge: Purge = {
  rule: 'surge',
  entity: 'surge',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from surge where ctid in (select ctid from surge
        where coalesce(closed_at, opened_at) < ${before.toString()}::timestamptz
        limit ${most} for update skip locked) returning id::text as id`,
    ),
};
