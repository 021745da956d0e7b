import { sql } from 'drizzle-orm';
import { forgetting, idsOf, type Purge } from '#lib/jobs/purge.ts';

const over = (before: Temporal.Instant) =>
  sql`(${before.toString()}::timestamptz at time zone 'Europe/London')::date`;

/** A demonstration goes whole: who may have been there is nobody's business once it is over. */
const demonstrationPurge: Purge = {
  rule: 'demonstration',
  entity: 'notable_date',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from notable_date where ctid in (select ctid from notable_date where kind = 'demonstration'
        and ends_on < ${over(before)} limit ${most} for update skip locked) returning id::text as id`,
    ),
};

// Two that say the same of one day need not both stay, and as nobody's they may not.
const twinPurge: Purge = {
  rule: 'notable_date',
  entity: 'notable_date',
  erase: (tx, { before, most }) =>
    idsOf(
      tx,
      sql`delete from notable_date where ctid in (select d.ctid from notable_date d
        where d.ends_on < ${over(before)} and d.added_by is not null and exists (select 1 from notable_date o
          where (o.kind, o.title, o.starts_on) = (d.kind, d.title, d.starts_on) and o.id <> d.id
            and (o.added_by is null or o.id < d.id))
        limit ${most} for update skip locked) returning id::text as id`,
    ),
};

/** What goes of the dates by itself: demonstrations soon, and of the others who typed them in. */
export const datePurges: readonly Purge[] = [
  demonstrationPurge,
  twinPurge,
  forgetting('notable_date', 'notable_date', { begins: 'ends_on', who: 'added_by' }),
  forgetting('notable_date', 'notable_date', { begins: 'ends_on', who: 'withdrawn_by' }),
  forgetting('notable_date', 'notable_date_change', { begins: 'at', who: 'by' }),
];
