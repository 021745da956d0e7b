import { z } from 'astro/zod';
import { codes } from '#lib/tension/observations/codes.ts';
import { paragraphs } from '#lib/web/fields.ts';

const words = (name: string, max: number) =>
  z
    .string()
    .max(max, { error: `Shorten ${name} to ${max} characters or fewer` })
    .optional();

/** The boxes of the form for a sign of community tension. */
export const observationForm = z.object({
  formToken: z.uuid({ error: 'Open the form again' }),
  area: z.string({ error: 'Choose the area' }),
  placeWords: words('the place', 200),
  strand: z.enum(codes.strand, { error: 'Choose whether people feel it, it happened, or it is coming' }),
  category: z.enum(codes.category, { error: 'Choose the issue' }),
  'on-day': z.string().optional(),
  'on-month': z.string().optional(),
  'on-year': z.string().optional(),
  at: z.string({ error: 'Enter the time, like 2:30pm' }),
  words: paragraphs('what was noticed', 2000),
  effect: words('the effect', 1000),
  source: z.enum(codes.source, { error: 'Choose where it comes from' }),
  corroboration: z.enum(codes.corroboration, { error: 'Choose how far it is supported' }),
  confidence: z.enum(codes.confidence, { error: 'Choose how sure you are' }),
  media: words('where it was published', 300),
  told: z.enum(codes.told, { error: 'Choose whom it has been told' }),
  marking: z.enum(codes.marking, { error: 'Choose a marking' }),
  sharing: z.enum(codes.sharing, { error: 'Choose with whom it may be shared' }),
  reason: words('the reason', 500),
});
