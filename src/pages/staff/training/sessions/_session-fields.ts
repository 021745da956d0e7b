import { z } from 'astro/zod';
import { line, paragraphs, wholeNumber } from '#lib/web/fields.ts';
import type { Typed } from '#lib/web/form.ts';

const typed = z.string().optional();
const webAddress = 'Enter the link in full, like https://meet.example/training';

/** A session has this many parts at the most. */
export const mostParts = 12;

type PartNumber = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
/** Beyond the first part, whose day and time are those of the session. */
export const furtherParts: readonly PartNumber[] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
export type PartName = `part${PartNumber}`;

/** What the fields of a part begin with. */
export const partName = (number: number): PartName => `part${number}` as PartName;

export const partFields = ['day', 'month', 'year', 'start', 'length', 'room', 'id'] as const;
export type PartField = (typeof partFields)[number];

const parts = Object.fromEntries(
  furtherParts.flatMap((number) => partFields.map((field) => [`part${number}-${field}`, typed])),
) as Record<`${PartName}-${PartField}`, typeof typed>;

/** The fields of the session form, in the order of the page. Dates, times and numbers of sections that may stay closed are read by `readSession`. */
export const sessionForm = z.object({
  intent: typed,
  sequence: typed,
  partCount: typed,
  courseId: z.string({ error: 'Choose a course' }),
  'date-day': typed,
  'date-month': typed,
  'date-year': typed,
  startTime: typed,
  duration: typed,
  firstPart: typed,
  ...parts,
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
  leadTrainer: typed,
  trainer: z.array(z.string()),
  coDeliverer: z.array(z.string().max(400, { error: 'Shorten the name of the organisation' })),
  minimum: typed,
  'decide-day': typed,
  'decide-month': typed,
  'decide-year': typed,
  kind: z.enum(['open', 'invitation'], { error: 'Choose who can book' }).optional(),
  quota: z.array(z.string()),
  shareCap: typed,
  'shares-day': typed,
  'shares-month': typed,
  'shares-year': typed,
  joiningInstructions: paragraphs('the joining instructions', 3000).optional(),
  joiningDays: typed,
});
export type SessionTyped = Typed<typeof sessionForm>;
export type SessionValue = z.output<typeof sessionForm>;

export const sessionDefaults = {
  placesPerBooking: '10',
  offerHours: '48',
  mode: 'in_person',
  kind: 'open',
  partCount: '1',
  joiningDays: '3',
};

/** What was typed about a day in its three boxes. */
export const dayOf = (
  values: SessionTyped,
  name: 'date' | 'closes' | 'changes' | 'decide' | 'shares' | PartName,
) => ({
  day: values[`${name}-day`] ?? '',
  month: values[`${name}-month`] ?? '',
  year: values[`${name}-year`] ?? '',
});

/** How many parts the form shows. */
export const partCount = ({ partCount: typedCount }: SessionTyped): number =>
  Math.min(mostParts, Math.max(1, Math.trunc(Number(typedCount)) || 1));
