import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { IssueCategory, SourceKind } from '#db/schema/observations.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/** What somebody has recorded most in the last three months, so that a phone need not scroll to it. */
export type Habits = { areas: AreaId[]; categories: IssueCategory[]; source: SourceKind | null };
const days = 90;

/** The areas and issues that an officer records most, and the source they named last. */
export async function habitsOf(db: Db, officerId: OfficerId, now: Temporal.Instant): Promise<Habits> {
  const since = now.subtract({ hours: 24 * days }).toString();
  const [row] = await db.execute<Habits>(sql`
    with own as materialized (select x.area_id, x.category, x.source_kind, x.recorded_at from tension_observation x
      where x.officer_id = ${officerId} and x.noticed_at >= ${since}::timestamptz)
    select
      array(select area_id::text from own group by area_id order by count(*) desc, max(recorded_at) desc limit 3) as areas,
      array(select category from own group by category order by count(*) desc, max(recorded_at) desc limit 3) as categories,
      (select source_kind from own order by recorded_at desc limit 1) as source`);
  return row ?? { areas: [], categories: [], source: null };
}
