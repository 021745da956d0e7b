import type { WantedDate } from '#lib/training/requests/ask.ts';
import { date } from '#lib/dates.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay } from '#lib/web/typed-dates.ts';
import type { DayPart } from '#db/schema/training-requests.ts';

const places = ['1', '2', '3'] as const;
type Place = (typeof places)[number];

/** The boxes of three days, as they were typed. */
export type TypedDates = Record<`date${Place}-${'day' | 'month' | 'year'}` | `part${Place}`, string>;

const ordinal: Record<Place, string> = { '1': 'first', '2': 'second', '3': 'third' };
const furthest = { months: 18 };

/**
 * Reads the days that would suit, the best first: at least one, each after a day and each only once.
 *
 * @param after the day by which there is an answer: before it no date can be promised
 */
export function readWantedDates(
  typed: TypedDates,
  after: Temporal.PlainDate,
): { dates: WantedDate[]; errors: Mistakes } {
  const errors: Mistakes = {};
  const dates: WantedDate[] = [];
  for (const place of places) {
    const boxes = boxesOf(typed, place);
    if (isBlankDay(boxes) && place !== '1') continue;
    const on = readDay(boxes);
    const mistake = on
      ? unfit(on, typed[`part${place}`], dates, after)
      : `Enter your ${ordinal[place]} date, like 3 12 2027`;
    if (mistake) errors[`date${place}`] = mistake;
    else if (on && !typed[`part${place}`]) errors[`part${place}`] = 'Choose a part of the day';
    else if (on) dates.push({ on, dayPart: typed[`part${place}`] as DayPart });
  }
  return { dates, errors };
}

const boxesOf = (typed: TypedDates, place: Place) => ({
  day: typed[`date${place}-day`],
  month: typed[`date${place}-month`],
  year: typed[`date${place}-year`],
});

function unfit(
  on: Temporal.PlainDate,
  part: string,
  before: readonly WantedDate[],
  after: Temporal.PlainDate,
): string | null {
  if (Temporal.PlainDate.compare(on, after) <= 0)
    return `Choose a date after ${date(after)}: until then we look for a colleague`;
  if (Temporal.PlainDate.compare(on, after.add(furthest)) > 0)
    return `Choose a date before ${date(after.add(furthest))}`;
  return before.some((other) => other.on.equals(on) && other.dayPart === part)
    ? 'Choose another date, or another part of the day: this one is in your list'
    : null;
}
