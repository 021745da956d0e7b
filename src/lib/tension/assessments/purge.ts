import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Assessments six years after they stopped to hold, with their questions; one that still stands is kept. */
export const assessmentPurge: Purge = {
  rule: 'tension_assessment',
  entity: 'tension_assessment',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from tension_assessment where ctid in (
        select ctid from tension_assessment
        where case when approved_at is null then written_at else coalesce(ended_at, valid_until) end
          < ${before.toString()}::timestamptz
        limit ${most} for update skip locked) returning id`,
    ),
};
