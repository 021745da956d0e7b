import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Observations after twelve months: how many there were of which issue, by area and month, stays. */
export const observationPurge: Purge = {
  rule: 'observation',
  entity: 'tension_observation',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`with gone as (
        delete from tension_observation where ctid in (
          select ctid from tension_observation where noticed_at < ${before.toString()}::timestamptz
          limit ${most} for update skip locked)
        returning id, area_id, strand, category,
          date_trunc('month', noticed_at at time zone 'Europe/London')::date as month
      ), counted as (
        insert into tension_observation_count (area_id, month, strand, category, count)
        select area_id, month, strand, category, count(*) from gone group by 1, 2, 3, 4
        on conflict (area_id, month, strand, category)
          do update set count = tension_observation_count.count + excluded.count
      )
      select id from gone`,
    ),
};
