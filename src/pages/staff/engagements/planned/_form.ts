import { z } from 'astro/zod';
import { line, paragraphs } from '#lib/web/fields.ts';
import type { Mistakes, Typed } from '#lib/web/form.ts';
import { readDay, readTime } from '#lib/web/typed-dates.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { checkedText } from '../../../_checked-text.ts';
import { dayBoxes, typedIn } from '../../training/coverage/_day-field.ts';

/** How long a contact can be planned for, in minutes. */
export const lengths = [
  { value: '30', text: '30 minutes' },
  { value: '60', text: '1 hour' },
  { value: '90', text: '1 hour 30 minutes' },
  { value: '120', text: '2 hours' },
  { value: '240', text: 'Half a day' },
];
const minutes = z.enum(['30', '60', '90', '120', '240'], { error: 'Choose how long' });

/** When, for how long, and by whom: asked for when a plan is made, and again when it moves. */
const when = {
  ...dayBoxes('on'),
  at: z.string({ error: 'Enter the time, like 2:30pm' }),
  lasts: minutes,
  officer: z.string({ error: 'Choose who goes' }),
  // What the reader was warned of already: warned once, they may go ahead.
  knows: z.string().max(400).optional(),
};

export const planForm = z.object({
  ...when,
  site: z.string().optional(),
  type: z.string({ error: 'Choose what kind of contact' }),
  purpose: z.string({ error: 'Choose what it is for' }),
  topic: z.string().optional(),
  words: checkedText(paragraphs('what to bring or ask', 500)).optional(),
});
export type TypedPlan = Typed<typeof planForm>;

export const moveForm = z.object({
  ...when,
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  reason: checkedText(paragraphs('why it moves', 500)),
});

export const cancelForm = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  reason: checkedText(line('why it is cancelled', 300)),
});

type Read = { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null;

/** From when to when a form says, with what is wrong in it: a day from today on, within a year, and a time. */
export function readWhen(
  values: Record<string, unknown>,
  now: Temporal.Instant,
): { when: Read; mistakes: Mistakes } {
  const today = ukDay(now);
  const on = readDay(typedIn(values, 'on'));
  const time = readTime(String(values['at'] ?? ''));
  const isAhead =
    on &&
    Temporal.PlainDate.compare(on, today) >= 0 &&
    Temporal.PlainDate.compare(on, today.add({ years: 1 })) <= 0;
  const { day, month, year } = today.add({ days: 7 });
  const mistakes: Mistakes = {
    ...(isAhead ? {} : { on: `Enter a day from today on, within a year, like ${day} ${month} ${year}` }),
    ...(time ? {} : { at: 'Enter the time, like 2:30pm' }),
  };
  if (!isAhead || !time) return { when: null, mistakes };
  const startsAt = ukMoment(on, time);
  return { when: { startsAt, endsAt: startsAt.add({ minutes: Number(values['lasts']) || 60 }) }, mistakes };
}
