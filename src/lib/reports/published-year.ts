import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { lastGood } from '#db/last-good.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { quarterOf, quartersLater } from '#lib/quarters.ts';
import { workingHoursBetween } from '#lib/working-hours.ts';
import { fewest } from './suppression.ts';

/** What the team did in the last four whole quarters, and how soon it answers. */
export type PublishedYear = {
  from: Temporal.PlainDate;
  /** The last day that counts. */
  until: Temporal.PlainDate;
  sessions: number;
  people: number;
  events: number;
  /** The working days within which half of the enquiries of the last 90 days were answered; null under ten of them. */
  replyDays: number | null;
};

const anHour = lastGood<PublishedYear>(3600);

/**
 * The figures of the home page, which must answer whatever else is down: while the database is away or slow they
 * are the last that could be read. They may be an hour old.
 */
export async function publishedYear(
  db: Db,
  now: Temporal.Instant,
): Promise<{ year: PublishedYear | null; failure?: unknown }> {
  const { known, ...rest } = await anHour(db, now, () => readYear(db, now));
  return { year: known ?? null, ...rest };
}

/** Reads what `publishedYear` tells, from the rows as they are. */
export async function readYear(db: Db, now: Temporal.Instant): Promise<PublishedYear> {
  const end = quarterOf(ukDay(now));
  const from = quartersLater(end, -4);
  const [counts, replyDays] = await Promise.all([countsOf(db, from, end), usualReply(db, now)]);
  return { from, until: end.subtract({ days: 1 }), ...counts, replyDays };
}

type Counts = { sessions: number; people: number; events: number };
const midnight = new Temporal.PlainTime();

async function countsOf(db: Db, from: Temporal.PlainDate, end: Temporal.PlainDate): Promise<Counts> {
  const [first, after] = [from, end].map((day) => ukMoment(day, midnight).toString());
  const [row] = await db.execute<Counts>(sql`
    with held as (
      select id from training_session where cancelled_at is null
        and starts_at >= ${first}::timestamptz and starts_at < ${after}::timestamptz
    )
    select (select count(*) from held)::int as sessions,
      (select count(*) from attendance where state in ('present', 'part') and session_id in (select id from held))::int
        as people,
      (select count(*) from event where cancelled_at is null and published_at is not null and visibility = 'public'
        and starts_at >= ${first}::timestamptz and starts_at < ${after}::timestamptz)::int as events`);
  return row ?? { sessions: 0, people: 0, events: 0 };
}

async function usualReply(db: Db, now: Temporal.Instant): Promise<number | null> {
  const since = now.subtract({ hours: 24 * 90 }).toString();
  const rows = await db.execute<{ received: number; answered: number }>(sql`
    select extract(epoch from e.received_at)::float8 as received,
      extract(epoch from min(m.written_at))::float8 as answered
    from enquiry e join enquiry_message m on m.enquiry_id = e.id and m.way = 'out'
    where e.received_at >= ${since}::timestamptz group by e.id`);
  if (rows.length < fewest) return null;
  const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1000));
  const hours = rows.map(({ received, answered }) => workingHoursBetween(at(received), at(answered)));
  const middle = hours.toSorted((a, b) => a - b)[Math.floor((hours.length - 1) / 2)] ?? 0;
  return Math.max(1, Math.ceil(middle / 24));
}
