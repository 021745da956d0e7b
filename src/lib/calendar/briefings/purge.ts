import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** A briefing goes on the day that it bears, with all it says. */
export const briefingPurge: Purge = {
  rule: 'briefing',
  entity: 'briefing',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from briefing where ctid in (select ctid from briefing
        where destroy_on <= (${before.toString()}::timestamptz at time zone 'Europe/London')::date
        limit ${most} for update skip locked) returning id::text as id`,
    ),
};
