import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Lessons six years after they were decided on; one that nobody decided on, after it was written. */
export const lessonPurge: Purge = {
  rule: 'lesson',
  entity: 'lesson',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from lesson where ctid in (select ctid from lesson
        where coalesce(decided_at, written_at) < ${before.toString()}::timestamptz
        limit ${most} for update skip locked) returning id`,
    ),
};
