import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';

// What ended it: it was withdrawn, its last version expired, or it was never published and left alone.
const ended = sql`case
  when r.withdrawn_at is not null then r.withdrawn_at
  when exists (select from resource_version v where v.resource_id = r.id and v.approved_at is not null)
    then (select (v.expires_on + 1)::timestamptz from resource_version v
      where v.resource_id = r.id and v.approved_at is not null order by v.number desc limit 1)
  else r.touched_at end`;

/** Resources six years after they ended, with their versions; and what was counted six years ago. */
export const resourcePurges: readonly Purge[] = [
  deleting('download_count', 'download_count', {
    begins: 'counted_on',
    id: "resource_id || ' ' || counted_on",
  }),
  {
    rule: 'resource',
    entity: 'resource',
    erase: (tx, { before, most }) =>
      idsOf(
        tx,
        sql`delete from resource where id in (select r.id from resource r
          where ${ended} < ${before.toString()}::timestamptz limit ${most} for update skip locked) returning id`,
      ),
  },
];
