import { type Cell, safeText } from './cells.ts';

/**
 * Lines as a CSV file (RFC 4180), the heads of the columns first.
 *
 * @param foot lines under the list, after an empty one: what the file is and for whom
 */
export const csvOf = (
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  foot: readonly (readonly Cell[])[] = [],
): string =>
  [columns, ...rows, ...(foot.length > 0 ? [[], ...foot] : [])]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');

const csvCell = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell);
  const safe = safeText(cell ?? '');
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
