import { datesToMake } from '#lib/calendar/series/dates-to-make.ts';
import type { Repeat } from '#lib/calendar/series/make.ts';
import type { PlannedDate, SeriesPlan } from '#lib/calendar/series/plan.ts';
import { ruleText } from '#lib/calendar/series/rule-text.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readDay } from '#lib/web/typed-dates.ts';
import { typedIn } from '../training/coverage/_day-field.ts';
import type { EventTyped } from './_form.ts';
import { readRepeat } from './_read-repeat.ts';
import { readWhen } from './_read-when.ts';
import { refusalAt } from './_series-refusals.ts';

export type Preview = { plan: SeriesPlan; dates: readonly PlannedDate[] };
export type ComingBack = { repeat: Repeat; preview: Preview };

type Read = { value: ComingBack | null } | { errors: Mistakes };

/** Reads how a new event comes back, begun on its first day, with the dates that this makes; null where it is held once. */
export function readComingBack(typed: EventTyped, now: Temporal.Instant): Read {
  if (isHeldOnce(typed)) return { value: null };
  const when = readWhen(typed, {}, now);
  const first = firstDay(typed);
  const repeat = first ? readRepeat(typed, first) : { errors: {} };
  if (!when.ok || 'errors' in repeat)
    return { errors: { ...(when.ok ? {} : when.errors), ...('errors' in repeat ? repeat.errors : {}) } };
  const plan = { ...repeat.value, ...when.value };
  const dates = datesToMake(plan, now);
  if (!dates.ok) return { errors: refusalAt(dates.reason) };
  return { value: { repeat: repeat.value, preview: { plan, dates: dates.value } } };
}

/** The first date as it stands in the form, where there is such a day. */
export const firstDay = (typed: EventTyped): Temporal.PlainDate | null => readDay(typedIn(typed, 'on'));

/** A series as the hidden field of its form remembers it: another one is shown before it is made. */
export const markOfSeries = ({ plan: { rule, allDay, startsAt, endsAt, holidays } }: Preview): string =>
  [ruleText(rule, allDay), startsAt, endsAt, holidays].join(' ');

/** Whether a form says that there is one date alone. */
export const isHeldOnce = ({ repeats }: EventTyped): boolean => repeats === '' || repeats === 'no';
