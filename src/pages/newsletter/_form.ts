import { z } from 'astro/zod';
import type { Choices } from '#lib/newsletters/subscribers/choices.ts';
import { emailAddress } from '#lib/web/fields.ts';

const several = z.array(z.string().max(100)).max(200).optional();

/** What somebody may choose, and must choose of it. */
export const choiceFields = {
  topics: z
    .array(z.string().max(100), { error: 'Choose at least one topic' })
    .min(1, { error: 'Choose at least one topic' })
    .max(200),
  areas: several,
  sectors: several,
};

/** The form on which newsletters are asked for. */
export const askForm = z.object({
  email: emailAddress('your email address', 'name@example.com'),
  ...choiceFields,
  agrees: z.boolean().refine((is) => is, { error: 'Tick the box if you want us to email you' }),
  token: z.uuid(),
  website: z.string().optional(),
});

/** The form of the home page, which only leads here. */
export const beginForm = z.object({ begins: z.boolean(), email: z.string().optional() });

/** The form on which what was chosen is changed. */
export const choiceForm = z.object(choiceFields);

/** What a form chose. */
export const chosenIn = (given: {
  topics: string[];
  areas?: string[] | undefined;
  sectors?: string[] | undefined;
}): Choices => ({
  topics: given.topics,
  areas: (given.areas ?? []) as unknown as Choices['areas'],
  sectors: given.sectors ?? [],
});
