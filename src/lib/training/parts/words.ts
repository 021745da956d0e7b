import { date, day, timeRange } from '#lib/dates.ts';
import type { Part } from './sittings.ts';

type Numbered = { number: number; of: number };

/** "Part 2 of 3" */
export const partWords = ({ number, of }: Numbered): string => `Part ${number} of ${of}`;

/** "Thursday 3 December 2026, 10am to 11:30am" */
export const sittingWords = ({ startsAt, endsAt }: Pick<Part, 'startsAt' | 'endsAt'>): string =>
  `${day(startsAt)}, ${timeRange(startsAt, endsAt)}`;

/** "3 parts, the last on 17 December 2026"; null for a session held in one go. */
export function partsWords(parts: readonly Part[]): string | null {
  const last = parts.at(-1);
  return last ? `${parts.length} parts, the last on ${date(last.startsAt)}` : null;
}
