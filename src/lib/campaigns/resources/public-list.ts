import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type {
  ResourceAudience,
  ResourceKind,
  ResourceLanguage,
  ResourceTopic,
} from '#db/schema/resource-terms.ts';
import type { ResourceId } from '#db/schema/resources.ts';
import { isPublishedNow } from './published-sql.ts';
import { filesOfVersion, type ShownFile } from './select-sql.ts';

/** A resource as the public list shows it. */
export type PublicResource = {
  id: ResourceId;
  slug: string;
  familyId: ResourceId;
  language: ResourceLanguage;
  kind: ResourceKind;
  title: string;
  summary: string;
  use: string;
  audiences: ResourceAudience[];
  topic: ResourceTopic;
  files: ShownFile[];
};

/** Everything that is published now, the newest first. A team has some hundreds: filters and their counts are reckoned from them. */
export async function publishedResources(
  db: Pick<Db, 'execute'>,
  now: Temporal.Instant,
): Promise<PublicResource[]> {
  const rows = await db.execute<PublicResource>(sql`
    select r.id, r.slug, r.family_id as "familyId", r.language, r.kind, v.title, v.summary, v.use, v.audiences, v.topic,
      ${filesOfVersion} as files
    from resource r join resource_version v on v.resource_id = r.id
    where ${isPublishedNow(now)} order by v.approved_at desc, r.slug`);
  return [...rows];
}
