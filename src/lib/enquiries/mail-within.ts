import { type SQL, sql } from 'drizzle-orm';

/** Holds for the ids of enquiries; in a demonstration the mails of their writers are read in the outbox. */
export const anyEnquiry = (recordId: SQL): SQL =>
  sql`exists (select 1 from enquiry e where e.id = ${recordId})`;
