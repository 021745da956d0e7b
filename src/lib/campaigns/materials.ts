import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import { isPublishedNow } from './resources/published-sql.ts';

/** Material of a campaign in the languages in which it is published. @property tag as a browser knows the language */
export type Material = {
  title: string;
  use: string;
  languages: readonly { tag: string; slug: string }[];
};

/** The material that belongs to a campaign and may be had now, a row for all languages of one. */
export async function materialsOf(db: Db, id: CampaignId, now: Temporal.Instant): Promise<Material[]> {
  const rows = await db.execute<Material>(sql`
    select (array_agg(v.title order by r.language <> 'en', r.language))[1] as title,
      (array_agg(v.use order by r.language <> 'en', r.language))[1] as use,
      jsonb_agg(jsonb_build_object('tag', r.language, 'slug', r.slug) order by r.language <> 'en', r.language) as languages
    from campaign_resource l join resource f on f.id = l.resource_id join resource r on r.family_id = f.family_id
      join resource_version v on v.resource_id = r.id
    where l.campaign_id = ${id} and ${isPublishedNow(now)}
    group by r.family_id order by 1`);
  return [...rows];
}
