import { z } from 'astro/zod';
import type { Difference } from '#lib/calendar/series/spread.ts';

export const spreadForm = z.object({
  scope: z.enum(['later', 'all'], { error: 'Choose which dates are to be like this one' }),
  sequence: z
    .string({ error: 'Open the page again' })
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

export const scopes = [
  { value: 'later', text: 'Those after it', hint: 'They become a series of their own that follows.' },
  { value: 'all', text: 'All dates to come' },
];

const words: Partial<Record<Difference, string>> = {
  ...{ typeCode: 'Kind of event', title: 'Title', summary: 'Summary', description: 'Words of its page' },
  ...{ hostedByPolice: 'Hosted by police', organiser: 'Organiser', mode: 'Place and access' },
  ...{ onlineLink: 'Link', leadOfficerId: 'Lead officer', safetyNotes: 'Safety notes' },
  ...{ visibility: 'Who may find it', registration: 'How people register' },
  ...{ tags: 'Whom it is for', hosts: 'Who holds it too', going: 'Who goes there' },
  ...{ questions: 'What is asked of visitors' },
};

/** What differs, in words. */
export const differenceWords = (differences: readonly Difference[]): string[] =>
  differences.flatMap((one) => words[one] ?? []);
