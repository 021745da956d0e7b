import { decoded, type Encoding } from './encoding.ts';
import { isBlank, type SheetRow, type SheetRows, UnreadableTable } from './sheet.ts';

const quote = 34;
const feed = 10;
const carriage = 13;
// A cell holds a name or a sentence; a quote that is never closed must not fill the memory.
const longest = 1024 * 1024;

/**
 * Reads CSV (RFC 4180) as it arrives. Quotes within a cell that began without one are letters like others.
 *
 * @throws UnreadableTable where a quote is never closed
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: { encoding: Encoding; delimiter: string },
): SheetRows {
  const part = delimiter.charCodeAt(0);
  let [rest, number] = ['', 0];
  for await (const text of decoded(bytes, encoding)) {
    rest += text;
    const { rows, end } = recordsIn(rest, part, number, false);
    rest = rest.slice(end);
    number += rows.length;
    refuseEndless(rest, number + 1);
    const filled = rows.filter(({ cells }) => !isBlank(cells));
    if (filled.length > 0) yield filled;
  }
  const { rows, end } = recordsIn(rest, part, number, true);
  if (end < rest.length) throw openQuote(number + rows.length + 1);
  const filled = rows.filter(({ cells }) => !isBlank(cells));
  if (filled.length > 0) yield filled;
}

function refuseEndless(rest: string, number: number): void {
  if (rest.length > longest) throw openQuote(number);
}

const openQuote = (number: number): UnreadableTable =>
  new UnreadableTable(
    `Row ${number} has a quotation mark (") that is never closed, so that nobody can tell where its cells end. Close or take out the mark, and send the file again.`,
  );

/** The whole records of a text, and where what is left begins. */
function recordsIn(text: string, part: number, before: number, isLast: boolean) {
  const rows: SheetRow[] = [];
  let at = 0;
  while (at < text.length) {
    const cells: string[] = [];
    const end = recordAt(text, at, part, isLast, cells);
    if (end < 0) break;
    rows.push({ number: before + rows.length + 1, cells });
    at = end;
  }
  return { rows, end: at };
}

/** Reads one record into `cells`; where the next begins, or -1 where this one is not all there. */
function recordAt(text: string, from: number, part: number, isLast: boolean, cells: string[]): number {
  let at = from;
  for (;;) {
    const end = text.charCodeAt(at) === quote ? endOfQuoted(text, at, part) : endOfBare(text, at, part);
    if (end < 0 || (end >= text.length && !isLast)) return -1;
    cells.push(text.charCodeAt(at) === quote ? unfolded(text, at, end) : text.slice(at, end));
    const sign = text.charCodeAt(end);
    if (sign === part) at = end + 1;
    else return afterLine(text, end, isLast);
  }
}

function afterLine(text: string, end: number, isLast: boolean): number {
  if (text.charCodeAt(end) !== carriage) return Math.min(end + 1, text.length);
  // Whether a line feed belongs to it is only known with the next letter.
  if (end + 1 >= text.length) return isLast ? text.length : -1;
  return text.charCodeAt(end + 1) === feed ? end + 2 : end + 1;
}

function endOfBare(text: string, from: number, part: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === part || sign === feed || sign === carriage) return at;
  }
  return at;
}

function endOfQuoted(text: string, from: number, part: number): number {
  let at = text.indexOf('"', from + 1);
  // Two together are a quote within the cell.
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at < 0 ? -1 : endOfBare(text, at + 1, part);
}

// What follows the closing quote, which should be nothing, is kept as it stands.
function unfolded(text: string, from: number, to: number): string {
  const cell = text.slice(from + 1, to);
  const last = cell.lastIndexOf('"');
  const inner = cell.slice(0, last);
  return (inner.includes('"') ? inner.replaceAll('""', '"') : inner) + cell.slice(last + 1);
}
