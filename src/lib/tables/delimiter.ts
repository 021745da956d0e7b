const offered = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof offered)[number];

/** What parts the cells, as it is said to people. */
export const delimiterWords: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright lines',
};

/** Guesses what parts the cells of a CSV file, from its first lines: what stands in most of them, and most often. */
export function guessDelimiter(start: string): Delimiter {
  const lines = unquoted(start)
    .split(/\r\n|\n|\r/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '');
  const score = (one: Delimiter) => {
    const counts = lines.map((line) => line.split(one).length - 1).toSorted((less, more) => less - more);
    return counts[Math.floor(counts.length / 2)] ?? 0;
  };
  return offered.reduce((best, one) => (score(one) > score(best) ? one : best), offered[0]);
}

const unquoted = (text: string): string => text.replace(/"(?:[^"]|"")*"/g, '');
