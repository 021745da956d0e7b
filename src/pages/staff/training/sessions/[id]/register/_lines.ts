import type { OfficerId } from '#db/schema/officers.ts';
import type { RegisterState } from '#lib/training/attendance/register.ts';
import { here } from '#lib/training/attendance/counts.ts';
import { choices, conflictWords, stateCode, standsWords } from './_line-words.ts';

/** A line as its page and its script show it: without a name, so that phones may keep it. */
export type Line = ReturnType<typeof lineOf>;

/** What a line shows of its marks to an officer. */
export function lineOf({ row, current, waiting }: RegisterState, reader: OfficerId) {
  return {
    row,
    mark: current?.id ?? null,
    state: stateCode(current?.state ?? null),
    words: standsWords(current),
    settles: waiting.at(-1)?.id ?? null,
    conflict: waiting.length > 0 ? conflictWords(current, waiting, reader) : null,
    choices: waiting.length > 0 ? choices(current, waiting) : [],
  };
}

/** How many of a register stand in each state, in the words above it. */
export function countsOf(states: readonly Pick<RegisterState, 'current'>[]) {
  const number = (wanted: string) =>
    states.filter(({ current }) => stateCode(current?.state ?? null) === wanted).length;
  const counts = { present: number('present'), part: number('part') };
  const rest = { apologies: number('apologies'), absent: number('absent'), unmarked: number('none') };
  return { ...counts, ...rest, here: here(counts), total: states.length };
}
export type LineCounts = ReturnType<typeof countsOf>;
