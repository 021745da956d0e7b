import { z } from 'astro/zod';
import { returnCodes } from '#lib/tension/returns/codes.ts';

const words = (name: string, max: number) =>
  z
    .string()
    .max(max, { error: `Shorten ${name} to ${max} characters or fewer` })
    .optional();

// "Nothing to report" is a button of its own; every other box may stay empty.
const said = {
  formToken: z.uuid({ error: 'Open the form again' }),
  answer: z.enum(['nothing', 'something']).optional(),
  category: z.enum(returnCodes.category, { error: 'Choose the issue' }).optional(),
  experienced: words('what people feel', 2000),
  evidenced: words('what happened', 2000),
  potential: words('what may come', 2000),
  coming: words('the dates and worries', 1000),
  viewWords: words('why', 1000),
  reason: words('the reason', 500),
};

/** The boxes of an officer's return. */
export const officerForm = z.object({
  ...said,
  levelView: z.enum(returnCodes.levelView).optional(),
  levelShown: z.enum(['1', '2', '3', '4', '5']).optional(),
});

/** The boxes of a partner's: they are told no level. */
export const partnerForm = z.object({
  ...said,
  compared: z.enum(returnCodes.compared).optional(),
  expected: z.enum(returnCodes.expected).optional(),
});
