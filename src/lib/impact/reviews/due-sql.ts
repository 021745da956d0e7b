import { type SQL, sql } from 'drizzle-orm';

/**
 * When the next review of assessment `x` is due, by the same rule as `dueAt`: what the last review said, or 24 hours
 * after the start, unless something happened that no review has answered.
 */
export const reviewDue: SQL = sql`least(
  coalesce((select r.next_due_at from impact_review r where r.assessment_id = x.id
    order by r.reviewed_at desc, r.id desc limit 1), x.started_at + interval '24 hours'),
  (select min(t.recorded_at) from impact_trigger t where t.assessment_id = x.id and t.review_id is null))`;
