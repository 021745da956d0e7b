import { z } from 'astro/zod';
import { mostGaps } from '#lib/tension/assessments/given.ts';
import { codes } from '#lib/tension/assessments/words.ts';
import type { Typed } from '#lib/web/form.ts';
import { dayBoxes } from '../../../training/coverage/_day-field.ts';
import { type TextField, texts } from './texts.ts';

const words = (most: number, name: string) =>
  z
    .string()
    .max(most, { error: `Shorten ${name} to ${most} characters or fewer` })
    .optional();
const score = z.enum(codes.level, { error: 'Choose a score from 1 to 5' }).optional();
const among = <Codes extends readonly [string, ...string[]]>(list: Codes) =>
  z.enum(list, { error: 'Choose one of the list' }).optional();

const textBoxes = Object.fromEntries(
  Object.entries(texts).map(([field, [most, name]]) => [field, words(most, name)]),
) as Record<TextField, ReturnType<typeof words>>;

export const gapNames = Array.from({ length: mostGaps }, (_, index) => `gap-${index}` as const);
const gapBoxes = Object.fromEntries(gapNames.map((name) => [name, words(300, 'the question')])) as Record<
  (typeof gapNames)[number],
  ReturnType<typeof words>
>;

/** The boxes of a draft: none but the issue and its days must be filled in to save it. */
export const assessmentForm = z.object({
  sequence: z.coerce.number({ error: 'Open the form again' }).int(),
  do: z.enum(['save', 'ask'], { error: 'Choose what is to be done with it' }),
  issue: z
    .string({ error: 'Say what the issue is' })
    .max(120, { error: 'Shorten the issue to 120 characters or fewer' }),
  ...dayBoxes('from'),
  ...dayBoxes('to'),
  marking: z.enum(codes.marking, { error: 'Choose a marking' }),
  ...textBoxes,
  experienced: score,
  evidenced: score,
  potential: score,
  level: score,
  trend: among(codes.trend),
  confidence: among(codes.confidence),
  spread: among(codes.spread),
  outlook7: among(codes.trend),
  outlook28: among(codes.trend),
  ...dayBoxes('until'),
  untilAt: z.string().optional(),
  ...gapBoxes,
  observation: z.array(z.string()),
  reason: words(500, 'the reason'),
});
export type AssessmentValues = Typed<typeof assessmentForm>;
