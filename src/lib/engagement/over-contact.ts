import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';

/** More visits than these in so many days, by all teams together, is more than one body asked for: one a month. */
export const overContact = { visits: 3, days: 90 } as const;

// A letter or a call asks for nobody's afternoon.
const atADistance = ['type_call', 'type_correspondence', 'type_online_session'];

/**
 * Visits in the 90 days before a moment by all teams, as rows of `institution_id` and `visits`: for a statement that
 * joins them. An institution without a visit has no row.
 */
export const visitsBefore = (at: Temporal.Instant): SQL => sql`
  select e.institution_id, count(*)::int as visits from engagement e
  where e.institution_id is not null and e.happened_at > ${start(at)}::timestamptz
    and e.happened_at <= ${at.toString()}::timestamptz and e.type_code <> all(${`{${atADistance.join(',')}}`}::text[])
  group by e.institution_id`;

const start = (at: Temporal.Instant) => at.subtract({ hours: 24 * overContact.days }).toString();

/** How often all teams together were with one institution in the 90 days before a moment. */
export async function countVisits(db: Db, id: InstitutionId, at: Temporal.Instant): Promise<number> {
  const [row] = await db.execute<{ visits: number }>(
    sql`select visits from (${visitsBefore(at)}) v where v.institution_id = ${id}`,
  );
  return row?.visits ?? 0;
}

/** Whether so many visits are more than any one body should have from all teams. */
export const isOverContact = (visits: number): boolean => visits > overContact.visits;
