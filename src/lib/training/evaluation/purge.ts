import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { retentionRule } from '#db/schema/privacy.ts';
import { ukDay } from '#lib/dates.ts';
import { itemLines } from './counts.ts';
import { smallest } from './smallest.ts';

/**
 * Turns answers that are older than the retention rule allows into totals by course, stage, sector and quarter,
 * and deletes them with all that was written; for the nightly run. A sector from which fewer than five answered
 * is not named.
 *
 * @returns how many answers went
 */
export async function aggregateEvaluations(db: Db, now: Temporal.Instant): Promise<number> {
  return db.transaction(async (tx) => {
    const [rule] = await tx.select().from(retentionRule).where(eq(retentionRule.code, 'evaluation'));
    const before = ukDay(now).subtract(Temporal.Duration.from(rule!.period)).toString();
    const gone = await tx.execute(sql`
      with gone as (delete from evaluation_response where answered_on < ${before}::date returning *),
      placed as (
        select g.*, s.course_id, date_trunc('quarter', g.answered_on)::date as quarter_on,
          count(*) over (partition by s.course_id, g.stage, g.sector_code, date_trunc('quarter', g.answered_on)) as alike
        from gone g join training_session s on s.id = g.session_id),
      totals as (
        insert into evaluation_total as t (course_id, stage, sector_code, quarter_on, item, value, count)
        select r.course_id, r.stage, case when r.alike >= ${smallest} then r.sector_code end, r.quarter_on,
          line.item, line.value, count(*)::int
        from placed r, lateral (${itemLines}) line where line.value is not null
        group by 1, 2, 3, 4, 5, 6
        on conflict on constraint evaluation_total_once do update set count = t.count + excluded.count)
      select id from gone`);
    return gone.length;
  });
}
