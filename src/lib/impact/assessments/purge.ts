import { type SQL, sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';
import type { RetentionCode } from '#db/schema/keeping.ts';

// What was left open and that nobody wrote in or reviewed for as long is as good as closed.
const over = sql`coalesce(x.closed_at, greatest(x.started_at,
  (select max(r.reviewed_at) from impact_review r where r.assessment_id = x.id),
  (select max(coalesce(v.approved_at, v.written_at)) from impact_version v where v.assessment_id = x.id)))`;

const purgeOf = (rule: RetentionCode, which: SQL): Purge => ({
  rule,
  entity: 'impact_assessment',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from impact_assessment where ctid in (
        select x.ctid from impact_assessment x where ${which} and ${over} < ${before.toString()}::timestamptz
        limit ${most} for update skip locked) returning id::text as id`,
    ),
});

/** Assessments with all that hangs on them: six years after they were closed, ten where it was a critical incident. */
export const impactPurges: readonly Purge[] = [
  purgeOf('impact_assessment', sql`x.critical_at is null`),
  purgeOf('critical_impact', sql`x.critical_at is not null`),
];
