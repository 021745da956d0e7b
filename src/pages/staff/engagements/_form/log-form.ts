import { z } from 'astro/zod';
import { paragraphs, wholeNumber } from '#lib/web/fields.ts';

const words = (name: string, max: number) =>
  z
    .string()
    .max(max, { error: `Shorten ${name} to ${max} characters or fewer` })
    .optional();
const code = (sentence: string) => z.string({ error: sentence });

/** What it is most often, out of the office. */
export const usualType = 'type_visit';

/** What can follow at once: each opens its own form, filled in. */
export const nextSteps = ['tension', 'promise', 'training'] as const;

/** The boxes of the form for an engagement, without the points that were talked about. */
const engagementFields = {
  institution: z.string().optional(),
  organisation: words('the institution', 200),
  area: z.string().optional(),
  placeWords: words('the place', 200),
  contacts: z.array(z.string()),
  type: code('Choose what kind of contact it was'),
  purpose: code('Choose what it was for'),
  'on-day': z.string().optional(),
  'on-month': z.string().optional(),
  'on-year': z.string().optional(),
  at: z.string({ error: 'Enter the time, like 2:30pm' }),
  oneWay: z.boolean(),
  said: z.enum(['yes', 'no'], { error: 'Say whether you told them that you are Prevent police' }),
  notSaid: words('why not', 500),
  headcount: wholeNumber('Enter how many people, in figures', 0, 100_000).optional(),
  summary: paragraphs('what was said', 4000),
  opinion: words('what we think', 2000),
  asked: words('what they asked of us', 2000),
  outcomes: z.array(z.string()),
  officers: z.array(z.string()),
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE'], { error: 'Choose a marking' }),
  why: words('why', 500),
  reason: words('the reason', 500),
  // Which button: without one, it is saved.
  do: z.enum(['save', 'people', 'point', 'later', 'apart']).optional(),
};

export const logForm = z.object({
  ...engagementFields,
  formToken: z.uuid({ error: 'Open the form again' }),
  // How often the draft had been saved when this page last knew, and which page this is.
  draftSaw: z.string().optional(),
  draftFrom: z.string().max(40).optional(),
  next: z.array(z.enum(nextSteps)),
});

export const editForm = z.object({
  ...engagementFields,
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
});

export type Given = z.output<z.ZodObject<typeof engagementFields>>;
