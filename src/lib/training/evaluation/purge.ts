import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';
import { ukDay } from '#lib/dates.ts';
import { itemLines } from './counts.ts';
import { smallest } from './smallest.ts';

/**
 * Answers, with all that was written; totals by course, stage, sector and quarter stay. A sector from which fewer
 * than five answered is not named.
 */
export const evaluationPurge: Purge = {
  rule: 'evaluation',
  entity: 'evaluation_response',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`
      with gone as (delete from evaluation_response where ctid in (select ctid from evaluation_response
        where answered_on < ${ukDay(before).toString()}::date order by answered_on limit ${most}
        for update skip locked) returning *),
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
      select id from gone`,
    ),
};
