import { z } from 'astro/zod';
import { longest, reasons } from '#lib/enquiries/words.ts';
import { emailAddress, paragraphs } from '#lib/web/fields.ts';

/** What the form to write to us asks: nothing about another person. */
export const contactForm = z.object({
  token: z
    .string({ error: 'Open the form again' })
    .regex(/^[0-9a-f-]{36}$/, { error: 'Open the form again' }),
  reason: z.enum(reasons, { error: 'Choose what it is about' }),
  district: z.string().max(100).optional(),
  words: paragraphs('what you want to ask or tell us', longest.words),
  email: emailAddress('an email address we can answer to', 'name@example.com'),
  // "change" goes back to the form, "anyway" sends what the check had stopped.
  intent: z.enum(['send', 'change', 'anyway']).default('send').catch('send'),
  website: z.string().optional(),
});
