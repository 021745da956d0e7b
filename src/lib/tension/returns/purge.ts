import { sql } from 'drizzle-orm';
import { deleting, idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Who was asked goes after a year with the reminders; returns after six, and whoever stopped reporting with them. */
export const returnPurges: readonly Purge[] = [
  deleting('return_ask', 'return_ask', { begins: 'asked_at' }),
  deleting('tension_return', 'tension_return', { begins: 'sent_at' }),
  {
    rule: 'tension_return',
    entity: 'return_reporter',
    erase: (tx, { before, most }) =>
      idsOf(
        tx,
        sql`delete from return_reporter where ctid in (
          select r.ctid from return_reporter r where r.ended_at < ${before.toString()}::timestamptz
            and not exists (select 1 from tension_return t where t.reporter_id = r.id)
            and not exists (select 1 from return_ask k where k.reporter_id = r.id)
          limit ${most} for update of r skip locked) returning id`,
      ),
  },
];
