import { date, timeRange } from '#lib/dates.ts';
import type { NewDate } from './add.ts';

type State = Omit<NewDate, 'kind'>;

const says = (one: State): Record<string, string> => ({
  name: one.title,
  day: one.startsOn.equals(one.endsOn) ? date(one.startsOn) : `${date(one.startsOn)} to ${date(one.endsOn)}`,
  hours: one.hours ? timeRange(one.hours.startsAt, one.hours.endsAt) : '',
  place: one.place ?? '',
  source: one.source,
});
const holds = (one: State): Record<string, string> => ({
  'what to know': one.words ?? '',
  area: one.areaId ?? '',
  'whether it may shift': String(one.mayShift),
  'whether a call is a courtesy': String(one.isCourtesy),
  'when it was checked': one.checkedOn.toString(),
});

/** What differs between two states of a date, with what stood there before; empty where nothing does. */
export function changedDateWords(before: State, after: State): string {
  const [was, is] = [says(before), says(after)];
  const shown = Object.keys(was)
    .filter((what) => was[what] !== is[what])
    .map((what) => `${what} (before: ${was[what] || 'none'})`);
  const [held, holdsNow] = [holds(before), holds(after)];
  const named = Object.keys(held).filter((what) => held[what] !== holdsNow[what]);
  return [...shown, ...named].join(', ');
}
