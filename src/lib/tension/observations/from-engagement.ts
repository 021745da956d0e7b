import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { engagement, type EngagementId } from '#db/schema/engagements.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** What an observation begins with that was made in an engagement: where and when, and the issue if its topic says. */
export type Beginning = {
  id: EngagementId;
  areaId: AreaId;
  happenedAt: Temporal.Instant;
  placeWords: string | null;
  category: IssueCategory | null;
};

const issues: Readonly<Record<string, IssueCategory>> = {
  topic_hate_crime: 'hate_crime_pattern',
  topic_concerns_about_policing: 'policing',
  topic_youth: 'youth',
  topic_international_events: 'international_event',
  topic_reassurance_after_incident: 'local_incident',
};

/** What the engagement says that an observation may begin with: never its words, which are about people who were met. */
export async function beginningOf(
  db: Db,
  officer: Officer,
  id: EngagementId,
  now: Temporal.Instant,
): Promise<Beginning | null> {
  const [row] = await db
    .select({
      id: engagement.id,
      areaId: engagement.areaId,
      happenedAt: engagement.happenedAt,
      placeWords: engagement.placeWords,
      topics: sql<string[]>`array(select p.topic_code from discussion_point p
        where p.engagement_id = engagement.id order by p.position)`,
    })
    .from(engagement)
    .where(eq(engagement.id, id));
  if (!row) return null;
  const entry = { operation: 'consult', entity: 'engagement', ids: [id], fields: ['place_words'] } as const;
  await record(db, officer, entry, now);
  const { topics, ...rest } = row;
  const category = topics.flatMap((code) => issues[code] ?? [])[0] ?? null;
  return { ...rest, category };
}
