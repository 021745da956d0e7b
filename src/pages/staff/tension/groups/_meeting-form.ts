import { z } from 'astro/zod';
import { ukDay, ukMoment } from '#lib/dates.ts';
import type { GroupMeeting } from '#lib/tension/groups/find.ts';
import type { MeetingRefusal } from '#lib/tension/groups/meetings.ts';
import { line } from '#lib/web/fields.ts';
import type { Mistakes, Typed } from '#lib/web/form.ts';
import { readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import { exactTime } from '../../engagements/_form/typed-time.ts';
import { staysField } from '../../_text-check.ts';
import { boxesOf, dayBoxes, typedIn } from '../../training/coverage/_day-field.ts';

/** The form of a meeting. */
export const meetingForm = z.object({
  ...dayBoxes('on'),
  at: z.string({ error: 'Enter the time, like 2:30pm' }),
  place: line('where it meets, or “online”', 200),
  agenda: z.string().max(2000, { error: 'Shorten the agenda to 2000 characters or fewer' }).optional(),
  sequence: z.string().optional(),
  ...staysField,
});
export type MeetingTyped = Typed<typeof meetingForm>;

/** When the meeting begins, or what is wrong with what was typed. */
export function readStart(values: MeetingTyped): { at: Temporal.Instant | null; mistakes: Mistakes } {
  const [on, at] = [readDay(typedIn(values, 'on')), readTime(values.at)];
  const mistakes = {
    ...(on ? {} : { on: 'Enter the day, like 3 12 2026' }),
    ...(at ? {} : { at: 'Enter the time, like 2:30pm' }),
  };
  return { at: on && at ? ukMoment(on, at) : null, mistakes };
}

/** What the form holds of a meeting before anybody typed. */
export const filledFrom = ({ startsAt, place, agenda, sequence }: GroupMeeting): Partial<MeetingTyped> => ({
  ...boxesOf(typedDay(ukDay(startsAt)), 'on'),
  ...{ at: exactTime(startsAt), place, agenda: agenda ?? '', sequence: String(sequence) },
});

/** The sentence of each refusal to change a meeting. */
export const meetingRefusals = {
  'no such meeting': 'This meeting is not there any more',
  'agreed already': 'Its minutes are agreed: they stay as they are',
  cancelled: 'This meeting was called off',
  'changed meanwhile':
    'Somebody changed this meeting since you opened it. What you typed is kept: save again if it still holds',
} satisfies Record<MeetingRefusal, string>;
