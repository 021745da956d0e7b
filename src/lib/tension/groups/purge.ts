import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Meetings of groups after six years with all that was said there, and groups six years after they were closed. */
export const groupPurges: readonly Purge[] = [
  {
    rule: 'tension_group',
    entity: 'tension_group_meeting',
    erase: (tx, { before, most }) =>
      idsOf(
        tx,
        sql`delete from tension_group_meeting where ctid in (
          select m.ctid from tension_group_meeting m join tension_group g on g.id = m.group_id
          where least(m.starts_at, coalesce(g.closed_at, m.starts_at)) < ${before.toString()}::timestamptz
          limit ${most} for update of m skip locked) returning id`,
      ),
  },
  {
    rule: 'tension_group',
    entity: 'tension_group_action',
    erase: (tx, { before, most }) =>
      idsOf(
        tx,
        sql`delete from tension_group_action where ctid in (
          select ctid from tension_group_action where ended_at < ${before.toString()}::timestamptz
          limit ${most} for update skip locked) returning id`,
      ),
  },
  {
    rule: 'tension_group',
    entity: 'tension_group',
    // Its meetings went before it: agreed minutes do not go with an organisation.
    erase: (tx, { before, most }) =>
      idsOf(
        tx,
        sql`delete from tension_group where ctid in (
          select g.ctid from tension_group g where g.closed_at < ${before.toString()}::timestamptz
            and not exists (select from tension_group_meeting m where m.group_id = g.id)
          limit ${most} for update skip locked) returning id`,
      ),
  },
];
