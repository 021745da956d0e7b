import { desc, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contactLimit } from '#db/schema/contact-limits.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';

/** Over how many days visits to one institution are counted. */
export const visitDays = 90;

/** How many visits in that time are in order where nobody has decided yet: a little more than one a month. */
export const usualLimit = 4;

// A call, a letter and a screen take nobody's morning and bring no car to the gate.
const fromAfar = ['type_call', 'type_correspondence', 'type_online_session'];

/**
 * The visits by all teams in the 90 days before a moment, as rows of `institution_id`, `engagement_id`, `officer_id`
 * and `at`: for a statement that counts or names them. Who went along stands in `engagement_officer`.
 */
export const visitsBefore = (at: Temporal.Instant): SQL => sql`(
  select e.institution_id, e.id as engagement_id, e.officer_id, e.happened_at as at from engagement e
  where e.institution_id is not null and e.type_code <> all(${`{${fromAfar.join(',')}}`}::text[])
    and e.happened_at > ${at.subtract({ hours: 24 * visitDays }).toString()}::timestamptz
    and e.happened_at <= ${at.toString()}::timestamptz)`;

/** How often all teams together visited one institution in the 90 days before a moment. */
export async function countVisits(db: Db, id: InstitutionId, at: Temporal.Instant): Promise<number> {
  const [row] = await db.execute<{ visits: number }>(
    sql`select count(*)::int as visits from ${visitsBefore(at)} v where v.institution_id = ${id}`,
  );
  return row?.visits ?? 0;
}

/** How many visits by all teams in 90 days are still in order: what was decided last. */
export async function visitLimit(db: Db): Promise<number> {
  const [latest] = await db
    .select({ visits: contactLimit.visits })
    .from(contactLimit)
    .orderBy(desc(contactLimit.decidedAt), desc(contactLimit.id))
    .limit(1);
  return latest?.visits ?? usualLimit;
}
