import { z } from 'astro/zod';
import type { FoundPair } from '#lib/institutions/duplicates/pairs.ts';
import type { Moves } from '#lib/merge/links.ts';
import { line } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { FieldRow } from './rows.ts';

const side = z.enum(['from', 'into'], { error: 'Choose one of the two' }).optional();

/** The form of a merge: for each field whose value is kept, and why the two are one. */
export function mergeForm<Field extends string>(words: Readonly<Record<Field, string>>) {
  const fields = Object.keys(words) as Field[];
  return z.object({
    ...(Object.fromEntries(fields.map((field) => [field, side])) as Record<Field, typeof side>),
    seenFrom: z.string().regex(/^\d{1,9}$/),
    seenInto: z.string().regex(/^\d{1,9}$/),
    do: z.enum(['merge', 'two']).optional(),
    reason: checkedText(line('why they are one', 300)),
  });
}

/** What the page of a merge shows, whatever the two are. */
export type MergeShown = {
  rows: readonly FieldRow[];
  pair: FoundPair | null;
  moves: Moves;
  holds: readonly string[];
  reason: string;
  errors: Mistakes;
};

type Given = { seenFrom: string; seenInto: string; reason: string };

/** What was chosen of the record that goes, and which states of both were shown. */
export function chosenIn<Field extends string>(fields: Readonly<Record<Field, string>>, given: Given) {
  const sides = given as Given & Partial<Record<Field, string>>;
  const take = new Set((Object.keys(fields) as Field[]).filter((field) => sides[field] === 'from'));
  const seen = { from: Number(given.seenFrom), into: Number(given.seenInto) };
  return { take, seen, reason: given.reason };
}
