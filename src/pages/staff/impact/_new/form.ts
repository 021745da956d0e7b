import { z } from 'astro/zod';
import { codes } from '#lib/impact/codes.ts';
import { otherFields } from './other-areas.ts';
import { line, paragraphs } from '#lib/web/fields.ts';

/** The boxes with which an assessment begins. */
export const newForm = z.object({
  formToken: z.uuid({ error: 'Open the form again' }),
  type: z.enum(codes.type, { error: 'Choose what it is about' }),
  name: line('a name for it', 120),
  area: z.string({ error: 'Choose the area that leads' }),
  ...otherFields,
  whatHappened: paragraphs('what started it', 4000),
  keep: z.boolean(),
  keepReason: z.string().max(300, { error: 'Shorten the reason to 300 characters or fewer' }).optional(),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});
