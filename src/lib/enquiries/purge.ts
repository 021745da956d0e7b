import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';

/**
 * Enquiries with everything written about them, 90 days after they were closed; where we wait for an answer that
 * never came, after our last words.
 */
const enquiryPurge: Purge = {
  rule: 'enquiry',
  entity: 'enquiry',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`with gone as materialized (
        select id from enquiry e where coalesce(e.closed_at, case when e.due_at is null then
          (select max(m.written_at) from enquiry_message m where m.enquiry_id = e.id) end)
          < ${before.toString()}::timestamptz
        limit ${most} for update skip locked
      ), mails as (
        delete from mail_message where entity = 'enquiry' and entity_id in (select id from gone)
      )
      delete from enquiry where id in (select id from gone) returning id`,
    ),
};

/** What was done to signposts and routes. */
const signpostStepPurge = deleting('signpost_step', 'signpost_step', { begins: 'at' });

export const enquiryPurges: readonly Purge[] = [enquiryPurge, signpostStepPurge];
