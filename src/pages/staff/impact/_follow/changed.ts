import { textFields } from '#lib/impact/assessments/fields.ts';
import { type GridRow, rowLetter, rowWords, weightWords } from '#lib/impact/grid/rows.ts';
import { changesBeside } from '#lib/ui/word-changes.ts';
import type { Comparison } from './compare.ts';

const lines = (row: GridRow): string =>
  [
    `Before: ${weightWords(row.likelihoodBefore, row.impactBefore)}`,
    row.mitigation ?? 'Nothing is done about it',
    `After: ${weightWords(row.likelihoodAfter, row.impactAfter)}`,
  ].join('\n');

/** What is another in the second of two versions, side by side and word by word. */
export const changedParts = ({ texts, rows }: Pick<Comparison, 'texts' | 'rows'>) => [
  ...texts.map(({ name, was, is }) => ({
    name: textFields[name].label,
    ...changesBeside(was ?? '', is ?? ''),
  })),
  ...rows.map(({ row, was, is }) => ({
    name: `${rowLetter(row)}. ${rowWords[row]}`,
    ...changesBeside(lines(was), lines(is)),
  })),
];
