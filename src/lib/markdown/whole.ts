/** How deep quotes and lists may stand in each other; further signs are shown as they were typed. */
const deepest = 12;
const mark = String.raw`(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))`;
const tooDeep = new RegExp(String.raw`^([ \t]*(?:${mark}[ \t]*){${deepest}})(?=${mark})`, 'gm');
const indent = /^[ \t]{24,}/gm;

const before = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*/;
const underHeadings = /^[\t >]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * The same text, written so that the parser keeps every word of it.
 *
 * It gives up on quotes and lists beyond a depth, and on cells beyond the headings of a table, and leaves out
 * what stands there.
 */
export const keptWhole = (text: string): string =>
  widenTables(text.replace(/\r\n?/g, '\n').replace(indent, ' '.repeat(24)).replace(tooDeep, '$1\\'));

function widenTables(text: string): string {
  const lines = text.split('\n');
  for (let at = 1; at < lines.length; at++) widen(lines, at);
  return lines.join('\n');
}

function widen(lines: string[], at: number): void {
  const headings = cellsOf(lines[at - 1] ?? '');
  if (!underHeadings.test(lines[at] ?? '') || cellsOf(lines[at] ?? '') !== headings) return;
  const missing = widestBelow(lines, at) - headings;
  if (missing <= 0) return;
  lines[at - 1] = closed(lines[at - 1] ?? '') + ' |'.repeat(missing);
  lines[at] = closed(lines[at] ?? '') + ' --- |'.repeat(missing);
}

function widestBelow(lines: readonly string[], at: number): number {
  let widest = 0;
  for (let row = at + 1; (lines[row] ?? '').replace(before, '').trim() !== ''; row++)
    widest = Math.max(widest, cellsOf(lines[row] ?? ''));
  return widest;
}

const closed = (row: string): string =>
  /(?:^|[^\\])\|\s*$/.test(row) ? row.trimEnd() : `${row.trimEnd()} |`;

const cellsOf = (row: string): number =>
  row
    .replace(before, '')
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/).length;
