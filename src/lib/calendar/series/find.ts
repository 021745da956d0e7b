import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { eventSeries, type SeriesId } from '#db/schema/event-series.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { type EventRow, type Gap, type Held, readSeries } from './lock.ts';

/** An event for the pages of its series, with the area that decides who may see it. */
export type SeriesDateForStaff = { event: EventRow; areaName: string };

/** The event that an address names; null where there is none. */
export async function findDate(db: Db, id: EventId | null): Promise<SeriesDateForStaff | null> {
  if (!id) return null;
  const [row] = await db
    .select({ event, areaName: area.name })
    .from(event)
    .innerJoin(area, eq(area.id, event.areaId))
    .where(eq(event.id, id));
  return row ?? null;
}

/** A series as its page shows it, with what went before it and what follows. */
export type SeriesForStaff = Held & { before: EventId | null; after: EventId | null };

/** A series with its dates, its gaps and a date of its neighbours; null where there is none. */
export async function findSeries(db: Db, id: SeriesId | null): Promise<SeriesForStaff | null> {
  const held = id ? await readSeries(db, id) : null;
  if (!held) return null;
  const { followsId } = held.series;
  const followers = await db
    .select({ id: eventSeries.id })
    .from(eventSeries)
    .where(eq(eventSeries.followsId, held.series.id));
  const before = followsId ? await aDateOf(db, followsId) : null;
  const after = followers[0] ? await aDateOf(db, followers[0].id) : null;
  return { ...held, before, after };
}

async function aDateOf(db: Db, id: SeriesId): Promise<EventId | null> {
  const own = db.select({ id: event.id }).from(event).where(eq(event.seriesId, id));
  const [row] = await own.orderBy(event.occursAt).limit(1);
  return row?.id ?? null;
}

/** Dates and gaps of a series in one order, by where the rule puts them; a removed date that stays is its gap. */
export type SeriesLine = { at: Temporal.Instant; date: EventRow | null; gap: Gap | null };

/** What of a series is to come, and how much of it is past. */
export function linesOf({ dates, gaps }: Held, now: Temporal.Instant): { lines: SeriesLine[]; past: number } {
  const lines = new Map<number, SeriesLine>();
  for (const date of dates) {
    const at = date.occursAt ?? date.startsAt;
    lines.set(at.epochMilliseconds, { at, date, gap: null });
  }
  for (const gap of gaps) {
    const date = lines.get(gap.occursAt.epochMilliseconds)?.date ?? null;
    lines.set(gap.occursAt.epochMilliseconds, { at: gap.occursAt, date, gap });
  }
  const sorted = [...lines.values()].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
  const coming = sorted.filter(({ at, date }) => Temporal.Instant.compare(date?.endsAt ?? at, now) > 0);
  return {
    lines: coming,
    past: dates.filter((row) => Temporal.Instant.compare(row.endsAt, now) <= 0).length,
  };
}
