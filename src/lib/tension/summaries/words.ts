import type { Sharing, SummarySection } from '#db/schema/tension-summaries.ts';
import { date } from '#lib/dates.ts';
import { levelIn, type Scale } from '../levels/scale.ts';
import { trendWord } from '../levels/trends.ts';
import type { Counted, ShownLevel } from './output.ts';

/** What the parts of a summary are called. */
export const sectionWords: Readonly<Record<SummarySection, string>> = {
  overview: 'The week in short',
  district: 'District by district',
  horizon: 'What is coming',
  gaps: 'What we do not know',
  doing: 'What is being done',
  other: 'Other',
};

/** What the two outputs are called. */
export const outputWords: Readonly<Record<Sharing, string>> = {
  restricted: 'Police only',
  shareable: 'May be shared',
};

/** "3 Raised, rising": the level of a district in words. */
export function levelLine({ state, level, trend }: ShownLevel, scale: Scale): string {
  if (state === 'no information' || level === null) return 'No information';
  const label = `${level} ${levelIn(scale, level).label}`;
  return state === 'out of date' ? `Out of date (was ${label})` : `${label}, ${trendWord(trend ?? 'steady')}`;
}

/** "Was 2 a week ago. set 16 November 2026" */
export function changeLine({ state, level, was, setAt }: ShownLevel): string {
  const before =
    state === 'current' && was !== level
      ? was === null
        ? 'No level in date a week ago. '
        : `Was ${was} a week ago. `
      : '';
  return setAt ? `${before}Set ${date(setAt)}` : 'Nobody has set a level';
}

/** "9 of 14 districts reported; 4 had nothing to report" */
export function countedLine({ districts, reported, nothing }: Counted): string {
  if (reported === 0) return `None of ${districts} districts reported`;
  const line = `${reported} of ${districts} districts reported`;
  if (nothing === 0) return line;
  return `${line}, ${nothing} of them that there is nothing to report`;
}
