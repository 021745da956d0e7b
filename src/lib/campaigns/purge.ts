import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/**
 * Campaigns six years after they ended or were withdrawn, with all they said and how often it was looked at; what
 * never went out, after anybody last wrote in it. One that is out and has no end stays.
 */
export const campaignPurge: Purge = {
  rule: 'campaign',
  entity: 'campaign',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from campaign where ctid in (select c.ctid from campaign c
        where case
          when c.withdrawn_at is not null then c.withdrawn_at < ${before.toString()}::timestamptz
          when exists (select from campaign_version v where v.campaign_id = c.id and v.published_at is not null)
            then c.ends_at < ${before.toString()}::timestamptz
          else c.touched_at < ${before.toString()}::timestamptz end
        limit ${most} for update skip locked) returning id`,
    ),
};
