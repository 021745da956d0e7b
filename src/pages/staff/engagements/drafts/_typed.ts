import { z } from 'astro/zod';
import { addField, type Fields } from '#lib/web/form-body.ts';

/** More is no engagement: the database takes 64 KB. */
const mostTyped = 60_000;

/** What an open form sends of itself by script. */
export const sentDraft = z.object({
  formToken: z.uuid(),
  saw: z.number().int().min(0).max(1_000_000),
  from: z.uuid(),
  turn: z.number().int().min(0).max(2_147_483_647),
  typed: z.record(z.string().max(40), z.array(z.string().max(20_000)).max(200)),
});

// They speak of this open form and of a button, and not of the visit.
const notTyped = new Set(['do', 'draftSaw', 'draftFrom']);

/** What was typed, as a draft holds it: cleaned as every field is, without what is not of the visit. */
export function typedIn(fields: Iterable<readonly [string, readonly string[]]>): Record<string, string[]> {
  const cleaned: Fields = new Map();
  for (const [name, values] of fields)
    if (!notTyped.has(name)) for (const value of values) addField(cleaned, name, value);
  return Object.fromEntries(cleaned);
}

/** Whether it is more than can be kept. */
export const isTooLarge = (typed: Record<string, string[]>): boolean =>
  Buffer.byteLength(JSON.stringify(typed)) > mostTyped;
