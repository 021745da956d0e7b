import { z } from 'astro/zod';
import type { ShownVersion } from '#lib/impact/comms/pieces.ts';
import type { VersionGiven } from '#lib/impact/comms/write.ts';
import { kinds, longest } from '#lib/impact/comms/words.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { line, paragraphs } from '#lib/web/fields.ts';
import type { Mistakes, Typed } from '#lib/web/form.ts';
import { readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import { exactTime } from '../engagements/_form/typed-time.ts';
import { boxesOf, dayBoxes, typedIn } from '../training/coverage/_day-field.ts';

export const embargoes = ['none', 'word', 'time'] as const;

export const wordingForm = z.object({
  version: z.coerce.number().int().optional(),
  sequence: z.coerce.number().int().optional(),
  kind: z.enum(kinds as [(typeof kinds)[number]], { error: 'Choose what it is' }),
  language: z.string({ error: 'Choose the language' }),
  question: line('the question or the rumour', longest.question).optional(),
  words: paragraphs('the words', longest.words),
  embargo: z.enum(embargoes, { error: 'Choose whether it is under embargo' }),
  ...dayBoxes('until'),
  untilTime: z.string().optional(),
  do: z.enum(['draft', 'ask'], { error: 'Choose what is to become of it' }),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});
export type WordingTyped = Typed<typeof wordingForm>;
export type WordingRead = z.output<typeof wordingForm>;

/** The end of an embargo that was typed; a mistake where it is none. */
export function readUntil(values: WordingTyped): { until: Temporal.Instant | null; errors: Mistakes } {
  if (values.embargo !== 'time') return { until: null, errors: {} };
  const on = readDay(typedIn(values, 'until'));
  const at = readTime(values.untilTime);
  const errors = {
    ...(on ? {} : { until: 'Enter the day on which the embargo ends, like 3 12 2026' }),
    ...(at ? {} : { untilTime: 'Enter the time at which it ends, like 2:30pm' }),
  };
  return { until: on && at ? ukMoment(on, at) : null, errors };
}

/** What only some kinds of wording need. */
export const missing = ({ kind, question }: WordingTyped): Mistakes =>
  (kind === 'question' || kind === 'rumour') && !question
    ? { question: kind === 'question' ? 'Enter the question' : 'Enter the rumour' }
    : {};

/** What was typed, as the room takes it: a question stands only where the kind has one. */
export const versionGiven = (
  { kind, question, words, embargo }: WordingRead,
  embargoUntil: Temporal.Instant | null,
): VersionGiven => ({
  question: kind === 'question' || kind === 'rumour' ? (question ?? null) : null,
  ...{ words, isEmbargoed: embargo !== 'none', embargoUntil },
});

/** A version as its fields show it. */
export const shownVersion = (one: ShownVersion): Partial<WordingTyped> => ({
  ...{ version: String(one.version), sequence: String(one.sequence), kind: one.kind },
  ...{ language: one.language.code, question: one.question ?? '', words: one.words ?? '', do: 'draft' },
  embargo: one.embargoUntil ? 'time' : one.isEmbargoed ? 'word' : 'none',
  ...(one.embargoUntil
    ? { ...boxesOf(typedDay(ukDay(one.embargoUntil)), 'until'), untilTime: exactTime(one.embargoUntil) }
    : {}),
});
