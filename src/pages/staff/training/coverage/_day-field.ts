import { z } from 'astro/zod';
import type { Form, Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay, type TypedDay } from '#lib/web/typed-dates.ts';

/** The three boxes of a day, for a form's schema. */
export const dayBoxes = <Name extends string>(name: Name) =>
  ({
    [`${name}-day`]: z.string().optional(),
    [`${name}-month`]: z.string().optional(),
    [`${name}-year`]: z.string().optional(),
  }) as Record<`${Name}-day` | `${Name}-month` | `${Name}-year`, z.ZodOptional<z.ZodString>>;

/** What stands in the three boxes of a day. */
export const typedIn = (values: Readonly<Record<string, unknown>>, name: string): TypedDay => {
  const part = (what: string) => String(values[`${name}-${what}`] ?? '');
  return { day: part('day'), month: part('month'), year: part('year') };
};

/** A day as the boxes of a form show it. */
export const boxesOf = ({ day, month, year }: TypedDay, name: string): Record<string, string> => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

type Read = { on: Temporal.PlainDate | null; mistake: Mistakes };

/**
 * A day that is today or past; null where the boxes are empty and may be.
 *
 * @param sentence what to enter, to follow "Enter"
 */
export function readPastDay(
  values: Form<z.ZodObject>['values'],
  { name, sentence, isOptional = false }: { name: string; sentence: string; isOptional?: boolean },
  today: Temporal.PlainDate,
): Read {
  const typed = typedIn(values, name);
  if (isBlankDay(typed) && isOptional) return { on: null, mistake: {} };
  const on = readDay(typed);
  if (!on || on.year < 2000) return { on: null, mistake: { [name]: `Enter ${sentence}, like 3 12 2026` } };
  const isToCome = Temporal.PlainDate.compare(on, today) > 0;
  return isToCome
    ? { on: null, mistake: { [name]: `Enter ${sentence}: today or a day before` } }
    : { on, mistake: {} };
}
