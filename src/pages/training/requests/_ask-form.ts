import { z } from 'astro/zod';
import { codesOf, facilities, partsOfDay, themes } from '#lib/training/requests/choices.ts';
import { emailAddress, line, wholeNumber } from '#lib/web/fields.ts';
import { phone, postcode } from '../sessions/[reference]/_booking-form.ts';

const typed = z.string().default('');
const optionalText = (name: string, max: number) =>
  z.string().max(max, { error: `Shorten ${name} to ${max} characters or fewer` });
const oneOfThese = (codes: string[], error: string) =>
  z.array(z.string().refine((code) => codes.includes(code), { error }));
const dayPart = z.enum(partsOfDay.map(({ value }) => value) as ['morning'], {
  error: 'Choose a part of the day',
});

/** The boxes of up to three days that would suit. */
export const dateFields = {
  'date1-day': typed,
  'date1-month': typed,
  'date1-year': typed,
  part1: dayPart.optional(),
  'date2-day': typed,
  'date2-month': typed,
  'date2-year': typed,
  part2: dayPart.optional(),
  'date3-day': typed,
  'date3-month': typed,
  'date3-year': typed,
  part3: dayPart.optional(),
};

/** What the form for the training of a whole organisation asks. */
export const askForm = z.object({
  token: z
    .string({ error: 'Open the form again' })
    .regex(/^[0-9a-f-]{36}$/, { error: 'Open the form again' }),
  organisation: line("your organisation's name"),
  type: z.string({ error: 'Choose the kind of organisation' }).max(60),
  postcode,
  district: z.uuid({ error: 'Choose the district you are in' }),
  name: line('your full name', 120),
  email: emailAddress('a work email address'),
  phone,
  role: line('your role', 120),
  course: z.uuid({ error: 'Choose a course' }),
  mode: z.enum(['in_person', 'online'], { error: 'Choose whether we come to you or meet online' }),
  site: optionalText('where it would be', 200).optional(),
  audience: line('who it is for', 200),
  expected: wholeNumber('Enter about how many people, from 1 to 5,000', 1, 5000),
  ...dateFields,
  facilities: oneOfThese(codesOf(facilities), 'Choose from the list'),
  themes: oneOfThese(codesOf(themes), 'Choose from the list'),
  notes: optionalText('what else we should know', 1000).optional(),
  reason: optionalText('the reason', 500).optional(),
  website: z.string().optional(),
});
