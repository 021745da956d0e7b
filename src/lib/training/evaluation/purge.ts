import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';
import { ukDay } from '#lib/dates.ts';
import { itemLines } from './counts.ts';
import { smallest } from './smallest.ts';

/**
 * Answers, with all that was written; totals by course, stage, sector and quarter stay. A sector from which fewer
 * than five answered in the quarter is not named: answers go day by day, so that is settled with the first of them.
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
        select g.*, s.course_id, date_trunc('quarter', g.answered_on)::date as quarter_on
        from gone g join training_session s on s.id = g.session_id),
      alike as (
        select s.course_id, e.stage, e.sector_code, date_trunc('quarter', e.answered_on)::date as quarter_on
        from evaluation_response e join training_session s on s.id = e.session_id
        where e.sector_code is not null
          and e.answered_on < date_trunc('quarter', ${ukDay(before).toString()}::date) + interval '3 months'
        group by 1, 2, 3, 4 having count(*) >= ${smallest}
        union
        select course_id, stage, sector_code, quarter_on from evaluation_total where sector_code is not null),
      totals as (
        insert into evaluation_total as t (course_id, stage, sector_code, quarter_on, item, value, count)
        select r.course_id, r.stage, a.sector_code, r.quarter_on, line.item, line.value, count(*)::int
        from placed r left join alike a using (course_id, stage, sector_code, quarter_on),
          lateral (${itemLines}) line where line.value is not null
        group by 1, 2, 3, 4, 5, 6
        on conflict on constraint evaluation_total_once do update set count = t.count + excluded.count)
      select id from gone`,
    ),
};
