import { eventChange, eventDebrief } from '../../schema/event-history.ts';
import { eventSeries, eventSeriesGap, type SeriesId } from '../../schema/event-series.ts';
import { event, eventHost, eventOfficer, eventTag } from '../../schema/events.ts';
import { restriction, restrictionReader, type RestrictionId } from '../../schema/restrictions.ts';
import { isSkipped, type SeriesPlan, theSeriesPlans } from './event-dates.ts';
import type { EventPlan } from './event-plan.ts';
import { type Around, besideOf, changesOf, type EventRow, hoursOf, hoursOn, rowOf } from './event-rows.ts';
import { heldEvents } from './events-held.ts';
import { publicEvents } from './events-public.ts';
import { teamEvents } from './events-team.ts';
import { insertRows, type Transaction } from './rows.ts';
import { ukDay } from '#lib/dates.ts';

type Made = { row: EventRow; plan: Omit<EventPlan, 'day'> };
type Gap = typeof eventSeriesGap.$inferInsert;

/** Events of the year behind and of three months ahead in the Eastern region, three of them as series. */
export function theEvents(around: Around) {
  const single = [...publicEvents, ...heldEvents, ...teamEvents].map((plan): Made => ({
    plan,
    row: rowOf(plan, hoursOf(plan, around.now), around),
  }));
  const series = theSeriesPlans(ukDay(around.now)).map((plan) => seriesOf(plan, around));
  const all = [...single, ...series.flatMap(({ dates }) => dates)];
  const beside = all.map(({ row, plan }) => besideOf(row, plan, around));
  return {
    series: series.map(({ row }) => row),
    gaps: series.flatMap(({ gaps }) => gaps),
    events: all.map(({ row }) => row),
    changes: all.flatMap(({ row, plan }) => changesOf(row, plan)),
    tags: beside.flatMap(({ tags }) => tags),
    hosts: beside.flatMap(({ hosts }) => hosts),
    going: beside.flatMap(({ going }) => going),
    debriefs: beside.flatMap(({ debriefs }) => debriefs),
    restricted: all.flatMap((made) => restrictionOf(made, around)),
  };
}

function seriesOf(series: SeriesPlan, around: Around) {
  const id = crypto.randomUUID() as SeriesId;
  const start = hoursOn(series.days[0]!, series.plan);
  const leadId = around.officers[series.plan.lead ?? 'officer'];
  const row: typeof eventSeries.$inferInsert = {
    ...{ id, rule: series.rule, ...start, holidays: series.holidays },
    madeUntil: hoursOn(series.madeUntil, series.plan).endsAt,
    ...{ addedAt: start.startsAt.subtract({ hours: 24 * 42 }), addedBy: leadId },
  };
  const ahead = series.days.findIndex((day) => Temporal.PlainDate.compare(day, ukDay(around.now)) > 0);
  const dates: Made[] = [];
  const gaps: Gap[] = [];
  for (const [index, day] of series.days.entries()) {
    const occursAt = hoursOn(day, series.plan).startsAt;
    const why = isSkipped(series, day)
      ? 'bank_holiday'
      : index === ahead + (series.removed ?? NaN) && 'removed';
    const leftOut = { seriesId: id, occursAt, leftOutAt: row.addedAt, leftOutBy: leadId };
    if (why) gaps.push({ ...leftOut, reason: why });
    else dates.push(dateOf(series, { index, ahead, seriesId: id }, around));
  }
  return { row, dates, gaps };
}

type Which = { index: number; ahead: number; seriesId: SeriesId };

function dateOf(series: SeriesPlan, { index, ahead, seriesId }: Which, around: Around): Made {
  const day = series.days[index]!;
  const byDays = series.moved && index === ahead + series.moved.date ? series.moved.byDays : 0;
  // The last few that are behind have been told of, one has not been yet.
  const told = series.debriefs[ahead - 2 - index];
  const [headcount, feedback, learned] = told ?? [];
  const plan = {
    ...series.plan,
    ...(byDays && { movedBy: byDays }),
    ...(told && { debrief: { headcount: headcount!, feedback: feedback!, learned: learned! } }),
  };
  const row = rowOf(plan, hoursOn(day.add({ days: byDays }), plan), around);
  const occursAt = hoursOn(day, plan).startsAt;
  const named = { slug: `${row.slug}-${day}`, seriesId, occursAt, isException: byDays !== 0 };
  return { plan, row: { ...row, ...named } };
}

function restrictionOf({ row, plan: { readers } }: Made, { officers }: Around) {
  if (!readers) return [];
  const id = crypto.randomUUID() as RestrictionId;
  const by = { restrictedAt: row.addedAt, restrictedBy: row.leadOfficerId };
  const named = { namedAt: row.addedAt, namedBy: row.leadOfficerId };
  const entity = { entity: 'event' as const, entityId: row.id, areaId: row.areaId };
  return [
    {
      row: { id, ...entity, reason: readers.because, ...by },
      readers: readers.who.map((who) => ({ restrictionId: id, officerId: officers[who], ...named })),
    },
  ];
}

/** Writes them down. */
export async function writeEvents(tx: Transaction, made: ReturnType<typeof theEvents>): Promise<void> {
  await insertRows(tx, eventSeries, made.series);
  await insertRows(tx, eventSeriesGap, made.gaps);
  await insertRows(tx, event, made.events);
  await insertRows(tx, eventChange, made.changes);
  await insertRows(tx, eventTag, made.tags);
  await insertRows(tx, eventHost, made.hosts);
  await insertRows(tx, eventOfficer, made.going);
  await insertRows(tx, eventDebrief, made.debriefs);
  await insertRows(
    tx,
    restriction,
    made.restricted.map(({ row }) => row),
  );
  await insertRows(
    tx,
    restrictionReader,
    made.restricted.flatMap(({ readers }) => readers),
  );
}
