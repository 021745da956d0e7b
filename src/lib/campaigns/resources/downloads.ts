import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ResourceId } from '#db/schema/resources.ts';
import type { FileHash } from '#db/schema/stored-files.ts';
import { ukDay } from '#lib/dates.ts';
import { isPublishedNow } from './published-sql.ts';

/** Counts that a file was taken away today: of which resource and in which format, and nothing else. */
export async function countDownload(
  db: Db,
  { hash, format }: { hash: FileHash; format: string },
  now: Temporal.Instant,
): Promise<void> {
  await db.execute(sql`
    insert into download_count (resource_id, format, counted_on, count)
    select distinct r.id, ${format}::text, ${ukDay(now).toString()}::date, 1
    from resource_file f join resource_version v on v.id = f.version_id join resource r on r.id = v.resource_id
    where f.hash = ${hash} and f.role in ('download', 'print') and ${isPublishedNow(now)}
    on conflict (resource_id, format, counted_on) do update set count = download_count.count + 1`);
}

export type MonthOfDownloads = { month: string; format: string; count: number };

/** How often a resource was taken away in each month and format, the newest first. */
export async function downloadsByMonth(db: Db, id: ResourceId): Promise<MonthOfDownloads[]> {
  const rows = await db.execute<MonthOfDownloads>(sql`
    select to_char(counted_on, 'YYYY-MM') as month, format, sum(count)::int as count
    from download_count where resource_id = ${id} group by 1, 2 order by 1 desc, 2 limit 48`);
  return [...rows];
}
