import { type SQL, sql } from 'drizzle-orm';
import type { ContactKind } from '#db/schema/duty.ts';
import { ukDayOf } from './family.ts';

/**
 * What counts as contact with an institution, each as its latest day by root of `family`. A further kind is one
 * more line here, one word in `contactKinds` and one in `contactWords`.
 */
const sources: Readonly<Record<ContactKind, SQL>> = {
  training: sql`select root, ${ukDayOf(sql`last_at`)} from taught`,
  booking: sql`select f.root, ${ukDayOf(sql`max(b.booked_at)`)} from family f
    join booking b on b.institution_id = f.id group by f.root`,
  request: sql`select f.root, ${ukDayOf(sql`max(r.received_at)`)} from family f
    join training_request r on r.institution_id = f.id group by f.root`,
  route: sql`select root, checked_on from checked`,
  lead: sql`select f.root, max(l.confirmed_on) from family f
    join prevent_lead l on l.institution_id = f.id group by f.root`,
};

/** The CTE `contacted (root, on, kind)`: the latest contact with each institution. */
export const contacted = (): SQL => {
  const each = Object.entries(sources).map(
    ([kind, days]) => sql`select ${kind}::text, days.* from (${days}) days`,
  );
  return sql`contacted as (
    select distinct on (root) root, contact_on, kind
    from (${sql.join(each, sql` union all `)}) as every (kind, root, contact_on)
    where contact_on is not null order by root, contact_on desc, kind
  )`;
};
