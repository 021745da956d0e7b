import { z } from 'astro/zod';
import { line, paragraphs, wholeNumber } from '#lib/web/fields.ts';
import type { Form, Mistakes, Typed } from '#lib/web/form.ts';
import type { SessionFormChoices } from '#lib/training/sessions/create-choices.ts';
import { readTimes } from './_session-times.ts';
import type { CreateRefusal, SessionDetails } from '#lib/training/sessions/create.ts';
import type { EditRefusal } from '#lib/training/sessions/edit.ts';

const typed = z.string().optional();
const webAddress = 'Enter the link in full, like https://meet.example/training';

/** The fields of the session form, in the order of the page. Dates and times are read by `readTimes`. */
export const sessionForm = z.object({
  courseId: z.string({ error: 'Choose a course' }),
  'date-day': typed,
  'date-month': typed,
  'date-year': typed,
  startTime: typed,
  duration: typed,
  mode: z.enum(['in_person', 'online'], { error: 'Choose where people take part' }),
  siteId: typed,
  areaId: typed,
  joiningLink: z
    .url({ protocol: /^https$/, error: webAddress })
    .max(500, { error: webAddress })
    .optional(),
  capacity: wholeNumber('Enter how many people can come, from 1 to 1,000', 1, 1000),
  placesPerBooking: wholeNumber('Enter the most places for one booking, from 1 to 1,000', 1, 1000),
  'closes-day': typed,
  'closes-month': typed,
  'closes-year': typed,
  closesTime: typed,
  'changes-day': typed,
  'changes-month': typed,
  'changes-year': typed,
  changesTime: typed,
  offerHours: wholeNumber('Enter how long an offer is held, from 1 to 336 hours', 1, 336),
  trainers: line('who leads it'),
  access: paragraphs('how people get in and take part', 1000),
});
export type SessionTyped = Typed<typeof sessionForm>;
type Value = z.output<typeof sessionForm>;

export const sessionDefaults = { placesPerBooking: '10', offerHours: '48', mode: 'in_person' } as const;

/**
 * Reads the whole form: every mistake at once, in the order of the page.
 *
 * @param choices rooms and areas outside these are refused, so the officer's areas are kept to
 */
export function readSession(
  form: Form<typeof sessionForm>,
  choices: SessionFormChoices,
): { ok: true; details: SessionDetails } | { ok: false; errors: Mistakes } {
  const chosen = choices.courses.find(({ id }) => id === form.values.courseId);
  const times = readTimes(form.values, chosen?.minutes ?? null);
  const errors: Mistakes = {
    ...(form.ok ? {} : form.errors),
    ...(form.values.courseId && !chosen ? { courseId: 'Choose a course from the list' } : {}),
    ...(times.ok ? {} : times.errors),
    ...placeMistakes(form.values, choices),
  };
  if (Number(form.values.placesPerBooking) > Number(form.values.capacity))
    errors['placesPerBooking'] ??= 'Enter no more places for one booking than there are in all';
  if (!form.ok || !times.ok || !chosen || Object.keys(errors).length > 0)
    return { ok: false, errors: inOrder(errors) };
  return {
    ok: true,
    details: { courseId: chosen.id, ...words(form.value), ...place(form.value, choices), ...times.value },
  };
}

function placeMistakes(
  { mode, siteId, areaId, joiningLink }: SessionTyped,
  choices: SessionFormChoices,
): Mistakes {
  if (mode === 'in_person')
    return choices.sites.some(({ id }) => id === siteId) ? {} : { siteId: 'Choose a room from the list' };
  if (mode !== 'online') return {};
  return {
    ...(choices.areas.some(({ id }) => id === areaId) ? {} : { areaId: 'Choose the area it is for' }),
    ...(joiningLink ? {} : { joiningLink: 'Enter the link that people join by' }),
  };
}

function place({ mode, siteId, areaId, joiningLink }: Value, choices: SessionFormChoices) {
  const room = choices.sites.find(({ id }) => id === siteId);
  const wide = choices.areas.find(({ id }) => id === areaId);
  const where = mode === 'in_person' ? room?.districtId : wide?.id;
  if (!where) throw new Error('A session without an area.');
  const isOnline = mode === 'online';
  return {
    mode,
    areaId: where,
    siteId: isOnline ? null : (room?.id ?? null),
    joiningLink: isOnline ? (joiningLink ?? null) : null,
  };
}

const words = ({ capacity, placesPerBooking, offerHours, trainers, access }: Value) => ({
  ...{ capacity, placesPerBooking, offerHours, trainers, access },
});

// The boxes of a date share one message, under the name of all three.
const order = [...new Set(Object.keys(sessionForm.shape).map((name) => name.replace(/-.*/, '')))];
const rank = (name: string): number => order.indexOf(name);

const inOrder = (errors: Mistakes): Mistakes =>
  Object.fromEntries(Object.entries(errors).sort(([a], [b]) => rank(a) - rank(b)));

/** The sentence for each refusal. */
export const sessionRefusals = {
  'no such course': 'That course is not in use any more. Choose another.',
  'not in that mode': 'This course is not held in that way. Choose the other, or change the course first.',
  'starts in the past': 'Choose a start that is still to come.',
  'no such session': 'This session is no longer there.',
  cancelled: 'This session was cancelled, so it cannot be changed.',
  over: 'This session is over, so it cannot be changed.',
  'fewer than taken':
    'More places than that are taken or on offer. Enter at least as many, or cancel bookings first.',
  'other course': 'A session keeps its course. Arrange a new session for another one.',
  busy: 'Somebody else is changing this session. Try again in a moment.',
} satisfies Record<CreateRefusal | EditRefusal, string>;

/** The field at which a refusal stands. */
export const refusalField = (reason: CreateRefusal | EditRefusal): string => fieldOf[reason] ?? 'courseId';
const fieldOf: Partial<Record<CreateRefusal | EditRefusal, string>> = {
  'fewer than taken': 'capacity',
  'not in that mode': 'mode',
  'starts in the past': 'date',
};
