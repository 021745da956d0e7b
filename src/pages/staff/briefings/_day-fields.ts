import type { BriefingDays } from '#lib/calendar/briefings/days.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay, typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, typedIn } from '../training/coverage/_day-field.ts';

/** Which days a briefing is for, as it is asked for when it is begun and when it is edited. */
export const dayFields = { ...dayBoxes('from'), ...dayBoxes('to'), ...dayBoxes('destroy') };

/** The days as the boxes show them. */
export const shownDays = ({ coversFrom, coversTo, destroyOn }: BriefingDays): Record<string, string> => ({
  ...boxesOf(typedDay(coversFrom), 'from'),
  ...boxesOf(typedDay(coversTo), 'to'),
  ...boxesOf(typedDay(destroyOn), 'destroy'),
});

/** The days that were typed; a destroy-by date that was left empty is the day after the last. */
export function readDays(values: Readonly<Record<string, unknown>>): {
  days: BriefingDays | null;
  errors: Mistakes;
} {
  const coversFrom = readDay(typedIn(values, 'from'));
  const coversTo = readDay(typedIn(values, 'to'));
  const last = typedIn(values, 'destroy');
  const destroyOn = isBlankDay(last) ? (coversTo?.add({ days: 1 }) ?? null) : readDay(last);
  const errors: Mistakes = {
    ...(coversFrom ? {} : { from: 'Enter the first day, like 3 12 2026' }),
    ...(coversTo ? {} : { to: 'Enter the last day, like 9 12 2026' }),
    ...(destroyOn || !coversTo ? {} : { destroy: 'Enter the destroy-by date, like 10 12 2026' }),
  };
  const days = coversFrom && coversTo && destroyOn ? { coversFrom, coversTo, destroyOn } : null;
  return { days, errors };
}
