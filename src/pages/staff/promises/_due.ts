import type { Mistakes } from '#lib/web/form.ts';
import { readDay } from '#lib/web/typed-dates.ts';
import { typedIn } from '../training/coverage/_day-field.ts';

/** The day by which something is to be done: today or later, within two years. */
export function readDue(
  values: Readonly<Record<string, unknown>>,
  today: Temporal.PlainDate,
): { on: Temporal.PlainDate | null; mistake: Mistakes } {
  const on = readDay(typedIn(values, 'due'));
  const isFit =
    on &&
    Temporal.PlainDate.compare(on, today) >= 0 &&
    Temporal.PlainDate.compare(on, today.add({ years: 2 })) <= 0;
  if (isFit) return { on, mistake: {} };
  const example = date(today.add({ days: 14 }));
  return { on: null, mistake: { due: `Enter a day from today on, within two years, like ${example}` } };
}

const date = ({ day, month, year }: Temporal.PlainDate): string => `${day} ${month} ${year}`;
