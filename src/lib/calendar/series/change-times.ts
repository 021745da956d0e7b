import type { Db } from '#db/client.ts';
import type { HolidayRule, SeriesId } from '#db/schema/event-series.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { datesToMake, type PlanRefusal } from './dates-to-make.ts';
import { type EventRow, type Held, holdSeriesOf, isComing, placeOf, unlessBusy } from './lock.ts';
import { reschedule } from './reschedule.ts';
import type { Rule } from './rule.ts';
import { splitSeries } from './split.ts';
import { tellDates } from './tell-dates.ts';
import type { Times } from './wall-time.ts';

/** When and how often the dates are held from the first changed one on; `sequence` is that of the date as it was seen. */
export type TimesChange = Times & {
  allDay: boolean;
  rule: Rule;
  holidays: HolidayRule;
  sequence: number;
};

export type SeriesRefusal = 'not in a series' | 'changed meanwhile' | 'ended' | 'past' | 'busy';
export type ChangeRefusal = SeriesRefusal | PlanRefusal;

type Changed = { seriesId: SeriesId; told: number };

/**
 * Changes when a series is held from one of its dates on; from the first to come, that is all of them. Dates before
 * stay as they are, in the series that was; those after keep their rows, and so their addresses and who registered,
 * who is told.
 *
 * @returns the series that holds the changed dates, and how many registrations were told
 */
export function changeTimes(
  db: Db,
  actor: Officer,
  id: EventId,
  { sequence, ...change }: TimesChange,
  now: Temporal.Instant,
): Promise<Outcome<Changed, ChangeRefusal>> {
  return unlessBusy(() =>
    db.transaction(async (tx): Promise<Outcome<Changed, ChangeRefusal>> => {
      const held = await holdSeriesOf(tx, id);
      const refusal = unchangeable(held, sequence, now);
      if (!held || refusal) return refused(refusal ?? 'not in a series');
      const planned = datesToMake(change, now);
      if (!planned.ok) return planned;
      if (Temporal.Instant.compare(change.startsAt, now) <= 0) return refused('past');
      const later = await splitSeries(tx, actor, held, placeOf(held.date), now);
      const news = await reschedule(tx, actor, later, change, planned.value, now);
      const ids = later.dates.map((row) => row.id);
      await record(
        tx,
        actor,
        { operation: 'alter', entity: 'event', ids, fields: ['starts_at', 'ends_at'] },
        now,
      );
      return done({ seriesId: later.series.id, told: await tellDates(tx, actor, news, now) });
    }),
  );
}

/** Why a date of a series cannot be the start of a change; null where it can. */
export function unchangeable(
  held: (Held & { date: EventRow }) | null,
  sequence: number,
  now: Temporal.Instant,
): SeriesRefusal | null {
  if (!held) return 'not in a series';
  if (held.date.sequence !== sequence) return 'changed meanwhile';
  if (held.series.endedAt) return 'ended';
  return isComing(held.date, now) ? null : 'past';
}
