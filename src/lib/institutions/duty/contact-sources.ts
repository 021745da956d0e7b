import { type SQL, sql } from 'drizzle-orm';
import type { ContactKind } from '#db/schema/duty.ts';
import { ukDayOf } from './family.ts';

/**
 * What counts as contact with an institution, each as its latest day, where `b.members` are its records. A further
 * kind is one more line here, one word in `contactKinds` and one in `contactWords`.
 */
const sources: Readonly<Record<ContactKind, SQL>> = {
  training: ukDayOf(sql`t.last_at`),
  booking: ukDayOf(sql`(select max(booked_at) from booking where institution_id = any(b.members))`),
  request: ukDayOf(
    sql`(select max(received_at) from training_request where institution_id = any(b.members))`,
  ),
  route: sql`k.checked_on`,
  lead: sql`(select max(confirmed_on) from prevent_lead where institution_id = any(b.members))`,
};

/** The latest contact with the institution of a row: `contact_on` and `kind`, or no row. */
export const lastContact: SQL = sql`
  select contact_on, kind
  from (values ${sql.join(
    Object.entries(sources).map(([kind, on]) => sql`(${sql.raw(`'${kind}'`)}, ${on})`),
    sql`, `,
  )}) as every (kind, contact_on)
  where contact_on is not null order by contact_on desc, kind limit 1`;
