import type { SeriesRecord } from '#lib/calendar/series/lock.ts';
import type { SeriesPlan } from '#lib/calendar/series/plan.ts';
import { timesOn, type Times, wallTimes } from '#lib/calendar/series/wall-time.ts';
import { ukMoment } from '#lib/dates.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readDay, readTime } from '#lib/web/typed-dates.ts';
import { readRepeat } from '../../_read-repeat.ts';
import type { TimesTyped } from './_times-fields.ts';

type Read = { value: SeriesPlan } | { errors: Mistakes };

/** Reads when and how often the dates are held from the first changed one on. */
export function readTimes(typed: TimesTyped, series: SeriesRecord): Read {
  const on = readDay({ day: typed['date-day'], month: typed['date-month'], year: typed['date-year'] });
  if (!on) return { errors: { date: 'Enter the first date, like 17 12 2026' } };
  const times = series.allDay ? { value: timesOn(on, wallTimes(series)) } : readHours(typed, on);
  const repeat = readRepeat(typed, on);
  if ('errors' in times || 'errors' in repeat)
    return { errors: { ...('errors' in times && times.errors), ...('errors' in repeat && repeat.errors) } };
  return { value: { ...repeat.value, ...times.value, allDay: series.allDay } };
}

function readHours(typed: TimesTyped, on: Temporal.PlainDate): { value: Times } | { errors: Mistakes } {
  const [starts, ends] = [readTime(typed.starts), readTime(typed.ends)];
  if (!starts || !ends)
    return {
      errors: {
        ...(starts ? {} : { starts: 'Enter when it starts, like 2:30pm' }),
        ...(ends ? {} : { ends: 'Enter when it ends, like 4pm' }),
      },
    };
  const value = { startsAt: ukMoment(on, starts), endsAt: ukMoment(on, ends) };
  if (Temporal.Instant.compare(value.endsAt, value.startsAt) > 0) return { value };
  return { errors: { ends: 'Enter an end after the start, on the same day' } };
}
