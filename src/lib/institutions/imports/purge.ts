import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Imports that cannot be undone any more, and files that nobody wrote, with all that was read of them. */
export const importPurge: Purge = {
  rule: 'import_run',
  entity: 'import_run',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from import_run where id in (select id from import_run
        where coalesce(written_at, started_at) < ${before.toString()}::timestamptz
        limit ${most} for update skip locked) returning id`,
    ),
};
