import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventSeries, type HolidayRule, type SeriesId } from '#db/schema/event-series.ts';
import { event, type EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { datesToMake, type PlanRefusal } from './dates-to-make.ts';
import { fill } from './fill.ts';
import { type EventRow, unlessBusy } from './lock.ts';
import { isHeld, type PlannedDate, type SeriesPlan } from './plan.ts';
import type { Rule } from './rule.ts';
import { ruleText } from './rule-text.ts';

export type MakeRefusal =
  | PlanRefusal
  | 'no such event'
  | 'in a series already'
  | 'cancelled'
  | 'in the past'
  | 'kept to a named group'
  | 'busy';

/** How an event is to come back. */
export type Repeat = { rule: Rule; holidays: HolidayRule };

/**
 * Makes a series of an event: its own date is the first, and each further date becomes an event of its own with the
 * same words, which is a draft.
 *
 * @returns the series and how many dates it has now
 */
export function makeSeries(
  db: Db,
  actor: Officer,
  id: EventId,
  repeat: Repeat,
  now: Temporal.Instant,
): Promise<Outcome<{ seriesId: SeriesId; dates: number }, MakeRefusal>> {
  return unlessBusy(() =>
    db.transaction(async (tx) => {
      const [row] = await tx.select().from(event).where(eq(event.id, id)).for('update');
      if (!row) return refused('no such event');
      const planned = planSeries(row, repeat, now);
      return planned.ok ? done(await writeSeries(tx, actor, id, planned.value, now)) : planned;
    }),
  );
}

/** A series that can be made, with the dates that it has. */
export type PlannedSeries = { plan: SeriesPlan; planned: readonly PlannedDate[] };

type FirstDate = Pick<EventRow, 'seriesId' | 'cancelledAt' | 'visibility' | 'startsAt' | 'endsAt' | 'allDay'>;

/** The dates that a series has whose first is such an event, or why it cannot be one. */
export function planSeries(
  first: FirstDate,
  repeat: Repeat,
  now: Temporal.Instant,
): Outcome<PlannedSeries, MakeRefusal> {
  const refusal = unfit(first, now);
  if (refusal) return refused(refusal);
  const { startsAt, endsAt, allDay } = first;
  const plan = { ...repeat, startsAt, endsAt, allDay };
  const planned = datesToMake(plan, now);
  return planned.ok ? done({ plan, planned: planned.value }) : planned;
}

function unfit(row: FirstDate, now: Temporal.Instant): MakeRefusal | null {
  if (row.seriesId) return 'in a series already';
  if (row.cancelledAt) return 'cancelled';
  // Whoever may read one date is named for that date alone.
  if (row.visibility === 'named_group') return 'kept to a named group';
  return Temporal.Instant.compare(row.startsAt, now) <= 0 ? 'in the past' : null;
}

/** Writes a series that was planned, within a transaction that holds its first date. */
export async function writeSeries(
  tx: Db,
  actor: Officer,
  first: EventId,
  { plan, planned }: PlannedSeries,
  now: Temporal.Instant,
): Promise<{ seriesId: SeriesId; dates: number }> {
  const { startsAt, endsAt, allDay, holidays } = plan;
  const rule = ruleText(plan.rule, allDay);
  const values = { rule, startsAt, endsAt, allDay, holidays, madeUntil: startsAt };
  const [series] = await tx
    .insert(eventSeries)
    .values({ ...values, addedAt: now, addedBy: actor.id })
    .returning();
  if (!series) throw new Error('A series was not written.');
  const its = { seriesId: series.id, occursAt: startsAt, changedAt: now };
  const counted = { ...its, sequence: sql`${event.sequence} + 1` };
  const dates = await tx.update(event).set(counted).where(eq(event.id, first)).returning();
  const copying = { standing: 'draft', by: actor.id, at: now } as const;
  const made = await fill(tx, { series, dates, gaps: [] }, planned, dates[0]!, copying);
  await record(tx, actor, { operation: 'collect', entity: 'event', ids: made }, now);
  return { seriesId: series.id, dates: planned.filter(isHeld).length };
}
