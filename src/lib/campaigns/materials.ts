import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import type { ResourceKind, ResourceLicence } from '#db/schema/resource-terms.ts';
import type { ResourceId } from '#db/schema/resources.ts';
import { isPublishedNow } from './resources/published-sql.ts';
import { filesOfVersion, type ShownFile } from './resources/select-sql.ts';

/** Material in one language, as it is published. */
export type MaterialIn = {
  language: CampaignLanguage;
  slug: string;
  title: string;
  licence: ResourceLicence;
  /** The day on which somebody approved it, and the last on which it is offered. */
  approvedOn: string;
  expiresOn: string | null;
  files: readonly ShownFile[];
};
/** Material of a campaign in the languages in which it is published, and those in which it soon will be. */
export type Material = {
  familyId: ResourceId;
  kind: ResourceKind;
  has: readonly MaterialIn[];
  soon: readonly CampaignLanguage[];
};

const kindOrder: Readonly<Record<ResourceKind, number>> = {
  ...{ poster: 0, leaflet: 1, card: 2, film: 3, slides: 4, guide: 5 },
};

/** The material that belongs to a campaign and may be had now; posters come first. */
export async function materialsOf(db: Db, id: CampaignId, now: Temporal.Instant): Promise<Material[]> {
  const families = sql`r.family_id in (select f.family_id from campaign_resource l join resource f on f.id = l.resource_id
    where l.campaign_id = ${id})`;
  const [published, coming] = await Promise.all([
    db.execute<MaterialIn & { familyId: ResourceId; kind: ResourceKind }>(sql`
      select r.family_id as "familyId", r.kind, r.language, r.slug, v.title, v.licence,
        (v.approved_at at time zone 'Europe/London')::date::text as "approvedOn", v.expires_on::text as "expiresOn",
        ${filesOfVersion} as files
      from resource r join resource_version v on v.resource_id = r.id
      where ${families} and ${isPublishedNow(now)} order by r.language <> 'en', r.language`),
    // Somebody wrote it and asked for a look: readers of that language need not ask for it.
    db.execute<{ familyId: ResourceId; language: CampaignLanguage }>(sql`
      select r.family_id as "familyId", r.language from resource r join resource_version v on v.resource_id = r.id
      where ${families} and r.withdrawn_at is null and v.number = 1 and v.approved_at is null
        and v.asked_at is not null`),
  ]);
  return [...Map.groupBy(published, ({ familyId }) => familyId)]
    .map(([familyId, has]) => ({
      ...{ familyId, kind: has[0]!.kind, has },
      soon: coming.filter((one) => one.familyId === familyId).map(({ language }) => language),
    }))
    .sort(
      (one, other) =>
        kindOrder[one.kind] - kindOrder[other.kind] || one.has[0]!.title.localeCompare(other.has[0]!.title),
    );
}
