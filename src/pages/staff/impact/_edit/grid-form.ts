import { z } from 'astro/zod';
import type { ImpactRow, Weight } from '#db/schema/impact-terms.ts';
import { codes } from '#lib/impact/codes.ts';
import type { GridRow } from '#lib/impact/grid/rows.ts';

/** The five boxes of a row. */
export const boxesOf = (row: ImpactRow) => ({
  likelihoodBefore: `${row}-lb`,
  impactBefore: `${row}-ib`,
  mitigation: `${row}-m`,
  likelihoodAfter: `${row}-la`,
  impactAfter: `${row}-ia`,
});

const weight = z.enum(codes.weight.map(String)).optional();
const words = z.string().max(600, { error: 'Shorten it to 600 characters or fewer' }).optional();
const boxes: Record<string, typeof weight | typeof words> = {};
for (const row of codes.row) {
  const { mitigation, ...weighed } = boxesOf(row);
  for (const name of Object.values(weighed)) boxes[name] = weight;
  boxes[mitigation] = words;
}

/** The form of the whole grid. */
export const gridForm = z.object({
  ...boxes,
  version: z.coerce.number({ error: 'Open the page again' }).int(),
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});

/** Boxes of free text in it. */
export const gridTexts = codes.row.map((row) => boxesOf(row).mitigation);

type Values = Readonly<Record<string, unknown>>;
const readWeight = (value: unknown): Weight | null =>
  codes.weight.find((one) => String(one) === value) ?? null;
const readWords = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** The rows as they were typed. */
export const readRows = (values: Values): GridRow[] =>
  codes.row.map((row) => {
    const names = boxesOf(row);
    return {
      row,
      likelihoodBefore: readWeight(values[names.likelihoodBefore]),
      impactBefore: readWeight(values[names.impactBefore]),
      mitigation: readWords(values[names.mitigation]),
      likelihoodAfter: readWeight(values[names.likelihoodAfter]),
      impactAfter: readWeight(values[names.impactAfter]),
    };
  });

/** The rows as the form shows them. */
export const shownRows = (rows: readonly GridRow[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap(({ row, ...weighed }) => {
      const names = boxesOf(row);
      return Object.entries(names).map(([part, name]) => [
        name,
        String(weighed[part as keyof typeof weighed] ?? ''),
      ]);
    }),
  );
