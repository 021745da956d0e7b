import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ResourceLanguage, ResourceLicence } from '#db/schema/resource-terms.ts';
import { isPublishedNow } from './published-sql.ts';
import type { PublicResource } from './public-list.ts';
import { filesOfVersion } from './select-sql.ts';

/** A resource on its own page. */
export type PublicPage = Omit<PublicResource, 'expiresOn'> & {
  number: number;
  transcript: string | null;
  licence: ResourceLicence;
  expiresOn: string | null;
  approvedAt: number;
  /** The number of the version that the public reads now. */
  currentNumber: number;
  /** When the next version took its place; null for the current one. */
  replacedAt: number | null;
  otherLanguages: { slug: string; language: ResourceLanguage; title: string }[];
};

/**
 * A resource that is published, by its address: as it is now, or as an older version said it. Null where there is none,
 * or where it has expired or was withdrawn.
 */
export async function findPublicResource(
  db: Db,
  { slug, version }: { slug: string; version: number | null },
  now: Temporal.Instant,
): Promise<PublicPage | null> {
  const published = sql`select from resource_version v where v.resource_id = r.id and ${isPublishedNow(now)}`;
  const [row] = await db.execute<PublicPage>(sql`
    select r.id, r.slug, r.family_id as "familyId", r.language, r.kind, v.title, v.summary, v.use, v.audiences, v.topic,
      v.number, v.transcript, v.licence, v.expires_on::text as "expiresOn",
      date_part('epoch', v.approved_at) * 1000 as "approvedAt", ${filesOfVersion} as files,
      (select max(n.number) from resource_version n where n.resource_id = r.id and n.approved_at is not null) as "currentNumber",
      (select min(date_part('epoch', n.approved_at)) * 1000 from resource_version n
        where n.resource_id = r.id and n.number > v.number and n.approved_at is not null) as "replacedAt",
      coalesce((select jsonb_agg(jsonb_build_object('slug', o.slug, 'language', o.language, 'title', w.title))
        from resource o join resource_version w on w.resource_id = o.id
        where o.family_id = r.family_id and o.id <> r.id and ${publishedAs(now)}), '[]') as "otherLanguages"
    from resource r join resource_version v on v.resource_id = r.id
    where r.slug = ${slug} and v.approved_at is not null and exists (${published})
      and (${version}::int is null or v.number = ${version}) order by v.number desc limit 1`);
  return row ?? null;
}

// The same rule under the names that the inner query has.
const publishedAs = (now: Temporal.Instant) =>
  sql`w.id in (select v.id from resource_version v join resource r on r.id = v.resource_id
    where r.id = o.id and ${isPublishedNow(now)})`;
