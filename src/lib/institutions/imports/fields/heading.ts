/** A heading as headings are compared: "EstablishmentName" and "establishment-name" are one. */
export const headingWords = (heading: string): string =>
  heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Names for the columns of a file, each once: what has no heading is called by its letter, and what stands twice is
 * told apart by a number.
 *
 * @param nameOf the letter of a column
 */
export function uniqueHeadings(cells: readonly string[], nameOf: (index: number) => string): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const heading = cell.replace(/\s+/g, ' ').trim().slice(0, 100) || `Column ${nameOf(index)}`;
    const times = (seen.get(heading.toLowerCase()) ?? 0) + 1;
    seen.set(heading.toLowerCase(), times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}
