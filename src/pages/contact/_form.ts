import { z } from 'astro/zod';
import { longest, reasons } from '#lib/enquiries/words.ts';
import { emailAddress } from '#lib/web/fields.ts';

const lengthOf = (words: unknown): number => String(words).length;

/** What the form to write to us asks: nothing about another person. */
export const contactForm = z.object({
  token: z
    .string({ error: 'Open the form again' })
    .regex(/^[0-9a-f-]{36}$/, { error: 'Open the form again' }),
  reason: z.enum(reasons, { error: 'Choose what it is about' }),
  district: z.string().max(100).optional(),
  words: z
    .string({ error: 'Enter what you want to ask or tell us' })
    .refine((text) => text.length <= longest.words, {
      error: ({ input }) => `Shorten your message to ${longest.words} characters. It has ${lengthOf(input)}`,
    }),
  email: emailAddress('an email address we can answer to', 'name@example.com'),
  // "change" goes back to the form, "anyway" sends what the check had stopped.
  intent: z.enum(['send', 'change', 'anyway']).default('send').catch('send'),
  website: z.string().optional(),
});
