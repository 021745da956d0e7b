import { z } from 'astro/zod';
import { shownPartCodes } from '#lib/engagement/shown/parts.ts';

const text = (name: string) =>
  z
    .string()
    .max(1000, { error: `Shorten ${name} to 1000 characters or fewer` })
    .optional();

/** The boxes of the page that shows an engagement to its institution. */
export const showForm = z.object({
  do: z.enum(['preview', 'show', 'hide', 'right', 'wrong'], { error: 'Use one of the buttons' }),
  sequence: z.coerce.number({ error: 'Open the page again' }).int().optional(),
  parts: z.array(z.enum(shownPartCodes)),
  reason: text('the reason'),
  correction: z.uuid().optional(),
  answer: text('the answer'),
});
