import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventSeries, eventSeriesGap, type SeriesId } from '#db/schema/event-series.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { isBusy } from '#db/refusals.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import type { SeriesPlan } from './plan.ts';
import { readRule } from './rule-text.ts';

export type EventRow = typeof event.$inferSelect;
export type SeriesRecord = typeof eventSeries.$inferSelect;
export type Gap = typeof eventSeriesGap.$inferSelect;

/** A series with all its dates and what it leaves out, in the order of the rule. */
export type Held = { series: SeriesRecord; dates: EventRow[]; gaps: Gap[] };

/** What a series says, as its form would. */
export const planOf = ({ rule, startsAt, endsAt, allDay, holidays }: SeriesRecord): SeriesPlan => ({
  ...{ rule: readRule(rule), startsAt, endsAt, allDay, holidays },
});

/** Reads a series with its dates and gaps; null where there is none. */
export async function readSeries(db: Db, id: SeriesId): Promise<Held | null> {
  const [series] = await db.select().from(eventSeries).where(eq(eventSeries.id, id));
  if (!series) return null;
  const dates = await db.select().from(event).where(eq(event.seriesId, id)).orderBy(asc(event.occursAt));
  const of = eq(eventSeriesGap.seriesId, id);
  const gaps = await db.select().from(eventSeriesGap).where(of).orderBy(asc(eventSeriesGap.occursAt));
  return { series, dates, gaps };
}

/** Locks a series and its dates until the transaction ends; whoever changes several dates locks them in this order. */
export async function holdSeries(tx: Db, id: SeriesId): Promise<Held | null> {
  await tx.execute(sql`select set_config('lock_timeout', '3s', true)`);
  await tx.execute(sql`select 1 from event_series where id = ${id} for update`);
  await tx.execute(sql`select 1 from event where series_id = ${id} order by id for update`);
  return readSeries(tx, id);
}

/** Locks the series that an event is a date of, with the event itself; null where it is none. */
export async function holdSeriesOf(tx: Db, id: EventId): Promise<(Held & { date: EventRow }) | null> {
  const [row] = await tx.select({ seriesId: event.seriesId }).from(event).where(eq(event.id, id));
  const held = row?.seriesId ? await holdSeries(tx, row.seriesId) : null;
  const date = held?.dates.find((one) => one.id === id);
  return held && date ? { ...held, date } : null;
}

/** Does several things at once, and says so in words when somebody else holds the same dates. */
export async function unlessBusy<T, Reason extends string>(
  work: () => Promise<Outcome<T, Reason>>,
): Promise<Outcome<T, Reason | 'busy'>> {
  try {
    return await work();
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** Where the rule put a date; every date of a series has this. */
export const placeOf = ({ occursAt, startsAt }: Pick<EventRow, 'occursAt' | 'startsAt'>): Temporal.Instant =>
  occursAt ?? startsAt;

export const isComing = ({ startsAt }: Pick<EventRow, 'startsAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt, now) > 0;
