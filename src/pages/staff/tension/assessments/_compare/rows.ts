import { moment } from '#lib/dates.ts';
import type { FoundAssessment } from '#lib/tension/assessments/find.ts';
import { changesBeside, type Part } from '#lib/ui/word-changes.ts';
import { fieldWords, spreadWords } from '#lib/tension/assessments/words.ts';
import { trendLabels } from '#lib/tension/levels/trends.ts';
import { levelIn, type Scale } from '#lib/tension/levels/scale.ts';
import { confidenceWords } from '#lib/tension/observations/words.ts';
import { periodWords } from '../_words.ts';

/** A part of two versions: what the older says, what the newer says, and whether they differ. */
export type ComparedRow = { name: string; before: Part[]; after: Part[]; isChanged: boolean };

type Field = keyof typeof fieldWords;

/** A part of a version in words; empty where it says nothing. */
function textOf({ assessment: one }: FoundAssessment, field: Field, scale: Scale): string {
  if (field === 'level') return one.level ? `${one.level} ${levelIn(scale, one.level).label}` : '';
  if (field === 'trend' || field === 'outlook7' || field === 'outlook28')
    return one[field] ? trendLabels[one[field]] : '';
  if (field === 'confidence') return one.confidence ? confidenceWords[one.confidence] : '';
  if (field === 'spread') return one.spread ? spreadWords[one.spread] : '';
  if (field === 'validUntil') return one.validUntil ? moment(one.validUntil) : '';
  return String(one[field] ?? '');
}

const questionsOf = ({ gaps }: FoundAssessment): string =>
  gaps.map(({ gap }, index) => `${index + 1}. ${gap.question}`).join('\n');

/** Two versions part by part, in the order in which they are read, with the words that changed. */
export function comparedRows(older: FoundAssessment, newer: FoundAssessment, scale: Scale): ComparedRow[] {
  const fields = Object.keys(fieldWords) as Field[];
  const texts = (one: FoundAssessment): [string, string][] => [
    ['Looks back on', periodWords(one.assessment)],
    ...fields.map((field): [string, string] => [fieldWords[field], textOf(one, field, scale)]),
    ['What we do not know', questionsOf(one)],
  ];
  const after = texts(newer);
  return texts(older).map(([name, before], index) => {
    const now = after[index]![1];
    return { name, ...changesBeside(before, now), isChanged: before !== now };
  });
}
