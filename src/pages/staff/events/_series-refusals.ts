import type { ChangeRefusal } from '#lib/calendar/series/change-times.ts';
import type { EndRefusal, GoOnRefusal } from '#lib/calendar/series/end.ts';
import type { MakeRefusal } from '#lib/calendar/series/make.ts';
import type { PutBackRefusal, RemoveRefusal } from '#lib/calendar/series/remove.ts';
import type { SpreadRefusal } from '#lib/calendar/series/spread.ts';
import { mostDates } from '#lib/calendar/series/rule.ts';

export type AnySeriesRefusal =
  (MakeRefusal | ChangeRefusal | EndRefusal | GoOnRefusal) | (RemoveRefusal | PutBackRefusal | SpreadRefusal);

/** The sentence for each refusal. */
export const seriesRefusals = {
  'no such event': 'This event is no longer there.',
  'in a series already': 'This event is a date of a series already.',
  cancelled: 'This event was cancelled, so it cannot come back.',
  'in the past': 'This event has begun. Make a series of one that is still to come.',
  'kept to a named group':
    'An event of a named group is opened for one date alone. Plan each date by itself.',
  'ends before it starts': 'The end is before the start. Enter a later end.',
  'first date is not in the rule': 'The first date is not one that this comes back on. Change either.',
  'first date is a bank holiday':
    'The first date is a bank holiday, and this series is not held on those. Begin on another date.',
  'too many dates': `That makes more than ${mostDates} dates. Enter an earlier end, or let it come back less often.`,
  'only one date': 'That makes one date, which is no series. Enter a later end.',
  'not in a series': 'This event is not a date of a series.',
  'changed meanwhile':
    'Somebody else changed this date while you had the form open. Look at it again, then change it.',
  ended: 'This series has ended already.',
  past: 'That date is past. Only dates to come can be changed.',
  'nothing after it': 'No date comes after this one.',
  'not ended': 'This series has not ended.',
  'nothing differs': 'This date is like the others already.',
  'removed already': 'This date was taken out already.',
  'not left out': 'This date is not left out any more.',
  busy: 'Somebody else is changing this series. Try again in a moment.',
} satisfies Record<AnySeriesRefusal, string>;

/** The field of the form at which a refusal stands. */
export const refusalAt = (reason: AnySeriesRefusal): Record<string, string> => ({
  [fields[reason] ?? 'repeats']: seriesRefusals[reason],
});
const fields: Partial<Record<AnySeriesRefusal, string>> = {
  'too many dates': 'repeatEnd',
  'only one date': 'repeatEnd',
  'ends before it starts': 'repeatUntil',
  'first date is a bank holiday': 'holidays',
};
