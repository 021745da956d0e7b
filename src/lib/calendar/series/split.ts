import { and, eq, gte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventSeries, eventSeriesGap } from '#db/schema/event-series.ts';
import { event } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { type Held, holdSeries, planOf, type SeriesRecord } from './lock.ts';
import { ruleDays } from './reckon.ts';
import type { Rule } from './rule.ts';
import { ruleText } from './rule-text.ts';
import { timesOn, wallTimes } from './wall-time.ts';

type Day = Temporal.PlainDate;

/** A rule cut in two on one of its days; null where nothing lies before that day. */
export function cutRule(rule: Rule, first: Day, at: Day): { before: Rule; later: Rule } | null {
  const earlier = ruleDays(rule, first, { limit: Infinity, to: at.subtract({ days: 1 }) });
  const last = earlier.at(-1);
  if (!last) return null;
  const { end } = rule;
  const left = end.kind === 'count' ? { ...end, times: end.times - earlier.length } : end;
  return { before: { ...rule, end: { kind: 'until', on: last } }, later: { ...rule, end: left } };
}

/**
 * Parts a series at one of its dates, in the transaction of what is changed from there on: the later dates become a
 * series that follows the first. They keep their rows, and so their addresses and who registered.
 *
 * @param at where the rule put the first of the later dates
 * @returns the later part; the series itself when that is all of it
 */
export async function splitSeries(
  tx: Db,
  actor: Officer,
  held: Held,
  at: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Held> {
  const { series } = held;
  const cut = cutRule(planOf(series).rule, ukDay(series.startsAt), ukDay(at));
  if (!cut) return held;
  const later = await writeLater(tx, actor, series, { rule: cut.later, at }, now);
  await move(tx, series, later, at, now);
  const before = ruleText(cut.before, series.allDay);
  const last = held.dates.findLast((row) => Temporal.Instant.compare(row.occursAt ?? row.startsAt, at) < 0);
  await tx
    .update(eventSeries)
    .set({ rule: before, madeUntil: last?.occursAt ?? series.startsAt, sequence: series.sequence + 1 })
    .where(eq(eventSeries.id, series.id));
  const found = await holdSeries(tx, later.id);
  if (!found) throw new Error('A series that was just written is gone.');
  return found;
}

async function writeLater(
  tx: Db,
  actor: Officer,
  series: SeriesRecord,
  { rule, at }: { rule: Rule; at: Temporal.Instant },
  now: Temporal.Instant,
): Promise<SeriesRecord> {
  const { holidays, allDay, madeUntil, endedAt, endedBy } = series;
  const times = timesOn(ukDay(at), wallTimes(series));
  const [later] = await tx
    .insert(eventSeries)
    .values({
      ...{ rule: ruleText(rule, allDay), ...times, allDay, holidays, madeUntil, endedAt, endedBy },
      ...{ followsId: series.id, addedAt: now, addedBy: actor.id },
    })
    .returning();
  if (!later) throw new Error('A series was not written.');
  return later;
}

async function move(
  tx: Db,
  from: SeriesRecord,
  to: SeriesRecord,
  at: Temporal.Instant,
  now: Temporal.Instant,
) {
  await tx
    .update(event)
    .set({ seriesId: to.id, sequence: sql`${event.sequence} + 1`, changedAt: now })
    .where(and(eq(event.seriesId, from.id), gte(event.occursAt, at)));
  await tx
    .update(eventSeriesGap)
    .set({ seriesId: to.id })
    .where(and(eq(eventSeriesGap.seriesId, from.id), gte(eventSeriesGap.occursAt, at)));
}
