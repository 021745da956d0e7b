import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { time, ukDay, ukMoment } from '#lib/dates.ts';
import type { SessionForStaff } from '#lib/training/sessions/find-for-staff.ts';
import type { WholeDetails, WholeRefusal } from '#lib/training/sessions/whole.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, type Typed } from '#lib/web/form.ts';
import { readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';

const typed = z.string().default('');
const webAddress = 'Enter the whole link, beginning with https://';

/** What can be changed about a session for one organisation. */
export const wholeForm = z.object({
  'date-day': typed,
  'date-month': typed,
  'date-year': typed,
  startTime: typed,
  duration: typed,
  venue: line('where it is').optional(),
  joiningLink: z
    .url({ protocol: /^https$/, error: webAddress })
    .max(500, { error: webAddress })
    .optional(),
  trainer: z.uuid({ error: 'Choose who teaches' }),
  access: paragraphs('how people get in and take part', 1000),
});
export type WholeTyped = Typed<typeof wholeForm>;

/** A session for one organisation as its form shows it. */
export function typedWhole({ session }: SessionForStaff, trainer: OfficerId | null): WholeTyped {
  const { day, month, year } = typedDay(ukDay(session.startsAt));
  return emptyForm(wholeForm, {
    ...{ 'date-day': day, 'date-month': month, 'date-year': year },
    startTime: time(session.startsAt),
    duration: String(session.startsAt.until(session.endsAt).total('minutes')),
    venue: session.venueWords ?? '',
    joiningLink: session.joiningLink ?? '',
    trainer: trainer ?? '',
    access: session.access,
  });
}

/** Reads when it is, and that it has a place. */
export function readWhole(
  values: WholeTyped,
  mode: 'in_person' | 'online',
): { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | { errors: Mistakes } {
  const on = readDay({ day: values['date-day'], month: values['date-month'], year: values['date-year'] });
  const at = readTime(values.startTime);
  const minutes = Number(values.duration);
  const isLength = Number.isInteger(minutes) && minutes >= 15 && minutes <= 600;
  const errors: Mistakes = {
    ...(on ? {} : { date: 'Enter the date, like 3 12 2027' }),
    ...(at ? {} : { startTime: 'Enter the start time, like 2:30pm' }),
    ...(isLength ? {} : { duration: 'Enter how long it takes, from 15 to 600 minutes' }),
    ...(mode === 'in_person' && !values.venue.trim() ? { venue: 'Enter where it is' } : {}),
  };
  if (!on || !at || Object.keys(errors).length > 0) return { errors };
  const startsAt = ukMoment(on, at);
  return { startsAt, endsAt: startsAt.add({ minutes }) };
}

/** What was typed as the verb takes it. */
export const wholeDetails = (
  { venue, joiningLink, trainer, access }: z.output<typeof wholeForm>,
  times: Pick<WholeDetails, 'startsAt' | 'endsAt'>,
  mode: 'in_person' | 'online',
): WholeDetails => ({
  ...times,
  venueWords: mode === 'in_person' ? (venue ?? null) : null,
  joiningLink: mode === 'online' ? (joiningLink ?? null) : null,
  trainerId: trainer as OfficerId,
  access,
});

export const wholeRefusals = {
  'no such session': 'This session is no longer there.',
  cancelled: 'This session was cancelled, so it cannot be changed.',
  over: 'This session is over, so it cannot be changed.',
  'starts in the past': 'Choose a start that is still to come.',
  busy: 'Somebody else is changing this session. Try again in a moment.',
} satisfies Record<WholeRefusal, string>;
