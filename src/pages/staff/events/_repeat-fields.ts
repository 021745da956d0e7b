import { z } from 'astro/zod';
import type { SeriesPlan } from '#lib/calendar/series/plan.ts';
import type { DayOfMonth } from '#lib/calendar/series/rule.ts';
import type { Typed } from '#lib/web/form.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes } from '../training/coverage/_day-field.ts';

const typed = z.string().max(100, { error: 'Enter something shorter' }).optional();

/** The fields that say how an event comes back; any form of an event may take them in. */
export const repeatShape = {
  repeats: z
    .enum(['no', 'day', 'week', 'month', 'year'], { error: 'Choose how often it comes back' })
    .optional(),
  repeatEvery: typed,
  repeatWeekday: z.array(z.string()),
  repeatOn: z.enum(['day', 'weekday', 'last_weekday', 'last_day'], { error: 'Choose which day' }).optional(),
  repeatShort: z.enum(['skip', 'last_day'], { error: 'Choose what happens in short months' }).optional(),
  repeatEnd: z.enum(['never', 'until', 'count'], { error: 'Choose when it ends' }).optional(),
  ...dayBoxes('repeatUntil'),
  repeatCount: typed,
  holidays: z
    .enum(['keep', 'skip', 'next_working_day'], { error: 'Choose what happens on bank holidays' })
    .optional(),
};

export const repeatForm = z.object(repeatShape);
export type RepeatTyped = Typed<typeof repeatForm>;

/** What stands there before anybody chose: weekly, without an end, on bank holidays too. */
export const repeatDefaults = {
  ...{ repeats: 'week', repeatEvery: '1', repeatOn: 'weekday', repeatEnd: 'until', holidays: 'keep' },
} satisfies Partial<RepeatTyped>;

const ways = (on: DayOfMonth): Pick<RepeatTyped, 'repeatOn' | 'repeatShort'> => {
  if (on.kind === 'last_day') return { repeatOn: 'last_day', repeatShort: '' };
  if (on.kind === 'day') return { repeatOn: 'day', repeatShort: on.short };
  return { repeatOn: on.nth === -1 ? 'last_weekday' : 'weekday', repeatShort: '' };
};

/** A rule as the fields show it. */
export function typedRepeat({ rule, holidays }: Pick<SeriesPlan, 'rule' | 'holidays'>): Partial<RepeatTyped> {
  const { pattern, end } = rule;
  return {
    ...{ repeats: pattern.every, repeatEvery: String(rule.interval), repeatEnd: end.kind, holidays },
    ...(pattern.every === 'week' && { repeatWeekday: pattern.weekdays.map(String) }),
    ...('on' in pattern && ways(pattern.on)),
    ...(end.kind === 'until' && boxesOf(typedDay(end.on), 'repeatUntil')),
    ...(end.kind === 'count' && { repeatCount: String(end.times) }),
  };
}
