import { z } from 'astro/zod';
import { fieldsOfPart, type Part, textFields, type Texts } from '#lib/impact/assessments/fields.ts';

const most = 6000;
const draft = {
  version: z.coerce.number({ error: 'Open the page again' }).int(),
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
};

/** The form of one part: its boxes, none of which must be filled in while it is a draft. */
export const partForm = (part: Part) => {
  const boxes: Record<string, z.ZodOptional<z.ZodString>> = {};
  for (const name of fieldsOfPart(part)) {
    const error = `Shorten “${textFields[name].label}” to ${most.toLocaleString('en-GB')} characters or fewer`;
    boxes[name] = z.string().max(most, { error }).optional();
  }
  return z.object({ ...boxes, ...draft });
};

/** What was typed, for the boxes of a part; an empty box empties it. */
export const textsOf = (part: Part, value: Readonly<Record<string, unknown>>): Partial<Texts> =>
  Object.fromEntries(
    fieldsOfPart(part).map((name) => [name, typeof value[name] === 'string' ? value[name] : null]),
  );
