import type { ProgrammeStep } from '#db/schema/courses.ts';

/** The lines that are not blank, trimmed. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Reads a programme that was typed as "0 | What happens", one step a line, in any order.
 *
 * @returns the steps by the minute, or the first line that cannot be read
 */
export function readProgramme(text: string): { steps: ProgrammeStep[] } | { unreadable: string } {
  const steps: ProgrammeStep[] = [];
  for (const line of linesOf(text)) {
    const [, minute, words] = /^([-−–]?\s?\d{1,4})\s*\|\s*(\S.*)$/.exec(line) ?? [];
    if (!minute || !words) return { unreadable: line };
    steps.push({ minute: Number(minute.replace(/[−–]/, '-').replace(/\s/, '')), text: words });
  }
  return { steps: steps.sort((a, b) => a.minute - b.minute) };
}

/** A programme as it is typed. */
export const writeProgramme = (steps: readonly ProgrammeStep[]): string =>
  steps.map(({ minute, text }) => `${minute} | ${text}`).join('\n');
