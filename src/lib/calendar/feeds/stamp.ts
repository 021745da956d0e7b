import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import { remembered } from '#db/remembered.ts';
import { momentOf, ukDay, ukMoment } from '#lib/dates.ts';

/** What says whether anything in a feed may have changed, and when it last did. */
export type Stamp = { version: string; changedAt: Temporal.Instant };

/** For how long a feed keeps what is past, and what was called off, in days. */
export const keptDays = 30;

/** From when on a feed reaches at a moment. It moves once a day, so that a feed stands still in between. */
export const reachesFrom = (now: Temporal.Instant): Temporal.Instant =>
  ukMoment(ukDay(now).subtract({ days: keptDays }), new Temporal.PlainTime());

const known = remembered<Stamp>(2);

/** The stamp of all feeds of events, two seconds old at most: one statement that reads indexes alone. */
export const eventStamp = (db: Db, now: Temporal.Instant): Promise<Stamp> =>
  known(db, '', now, () => read(db, now));

type Row = { changed: number | null; events: number; series: number; gaps: number; kept: number };

// A date that is deleted counts its series, and an event that is kept to a few leaves every feed.
const statement = preparedSql<Row>(
  'feed_stamp',
  sql`select (extract(epoch from (select max(changed_at) from event)) * 1000)::float8 as changed,
    (select count(*)::int from event where ends_at > ${sql.placeholder('from')}::timestamptz) as events,
    (select coalesce(sum(sequence), 0)::int from event_series) as series,
    (select count(*)::int from event_series_gap) as gaps,
    (select count(*)::int from restriction where entity = 'event' and lifted_at is null) as kept`,
);

async function read(db: Db, now: Temporal.Instant): Promise<Stamp> {
  const midnight = ukMoment(ukDay(now), new Temporal.PlainTime());
  const [row] = await statement(db).execute({ from: reachesFrom(now).toString() });
  const { changed, events, series, gaps, kept } = row!;
  const changedAt = momentOf(changed ?? 0);
  return {
    version: [ukDay(now), changed, events, series, gaps, kept].join(' '),
    changedAt: Temporal.Instant.compare(changedAt, midnight) > 0 ? changedAt : midnight,
  };
}
