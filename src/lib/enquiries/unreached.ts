import { type SQL, sql } from 'drizzle-orm';

/**
 * Holds for an enquiry whose last words are ours and did not reach its writer: the mail came back, could not be sent,
 * or was held back because its address is not written to.
 *
 * @param enquiryId the id of a row
 */
export const isUnreached = (enquiryId: SQL): SQL<boolean> => sql<boolean>`coalesce((
  select m.way = 'out' and (
    exists (select from mail_bounce b where b.message_id = m.mail_id and b.kind <> 'complaint')
    or exists (select from mail_message l where l.id = m.mail_id
      and (l.withheld_at is not null or l.failed_at is not null)))
  from enquiry_message m where m.enquiry_id = ${enquiryId} order by m.written_at desc limit 1), false)`;
