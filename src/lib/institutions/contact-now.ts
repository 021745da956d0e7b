import { sql, type SQL } from 'drizzle-orm';
import type { ContactState } from '#db/schema/institutions.ts';

type Kept = { contactState: ContactState; pausedUntil: Temporal.PlainDate | null };

/** Whether a body is content to hear from us on a day: a pause ends by itself on the day that was agreed. */
export const contactNow = ({ contactState, pausedUntil }: Kept, today: Temporal.PlainDate): ContactState =>
  contactState === 'paused' && pausedUntil && Temporal.PlainDate.compare(pausedUntil, today) <= 0
    ? 'open'
    : contactState;

/** The same of `institution i` in SQL. */
export const contactNowSql = (today: Temporal.PlainDate): SQL =>
  sql`(case when i.contact_state = 'paused' and i.paused_until <= ${today.toString()}::date then 'open'
    else i.contact_state end)`;
