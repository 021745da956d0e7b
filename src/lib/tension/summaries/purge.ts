import { sql } from 'drizzle-orm';
import { idsOf, type Purge } from '#lib/jobs/purge.ts';

/** Summaries six years after the end of their week, with what they said and the log of who got them. */
export const summaryPurges: readonly Purge[] = [
  {
    rule: 'tension_summary',
    entity: 'tension_summary',
    erase: (tx, { before, most }) =>
      idsOf(
        tx,
        sql`delete from tension_summary where ctid in (
          select ctid from tension_summary
          where week + 7 <= (${before.toString()}::timestamptz at time zone 'Europe/London')::date
          limit ${most} for update skip locked) returning id`,
      ),
  },
  {
    rule: 'tension_summary',
    entity: 'tension_summary_reader',
    // Whoever is named in a log that is still kept stays with it.
    erase: (tx, { before, most }) =>
      idsOf(
        tx,
        sql`delete from tension_summary_reader where ctid in (
          select r.ctid from tension_summary_reader r where r.ended_at < ${before.toString()}::timestamptz
            and not exists (select from tension_summary_sending x where x.reader_id = r.id)
          limit ${most} for update skip locked) returning id`,
      ),
  },
];
