import { type SQL, sql } from 'drizzle-orm';
import type { FileUse } from '#lib/files/stored/uses.ts';
import { ukDay } from '#lib/dates.ts';

/** Whether version `v` of resource `r` is what the public reads now: approved, the newest so, not over, not withdrawn. */
export const isPublishedNow = (now: Temporal.Instant): SQL => sql`
  v.approved_at is not null and r.withdrawn_at is null
  and (v.expires_on is null or v.expires_on >= ${ukDay(now).toString()}::date)
  and not exists (select from resource_version n
    where n.resource_id = v.resource_id and n.number > v.number and n.approved_at is not null)`;

/** Files of resources are for everybody while the resource offers them. */
export const resourceFileUse: FileUse = {
  table: 'resource_file',
  column: 'hash',
  isPublic: (now) => sql`exists (select from resource_version v join resource r on r.id = v.resource_id
    where v.id = u.version_id and ${isPublishedNow(now)})`,
};
