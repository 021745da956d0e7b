import { type SQL, sql } from 'drizzle-orm';

/**
 * Holds for contacts, as `c`, who have been told that we hold their details. A notice whose mail came back told
 * nobody; messages are kept longer than the 28 days in which that matters.
 */
export const isTold: SQL = sql`exists (select 1 from contact_notice n where n.contact_id = c.id
  and not (n.way = 'email' and exists (select 1 from mail_message m where m.entity_id = c.id
    and m.template = 'contact-notice' and m.queued_at = n.given_at and m.failed_at is not null)))`;
