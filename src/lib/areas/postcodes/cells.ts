const comma = 44;
const quote = 34;

/**
 * Some cells of a line of CSV, and no more of it than they need: these lists have fifty columns and millions of lines.
 *
 * @param wanted which cells, counted from nought, in rising order
 */
export function cellsOf(line: string, wanted: readonly number[]): string[] {
  const cells: string[] = [];
  let at = 0;
  for (let column = 0, next = 0; next < wanted.length; column++) {
    const end = endOfCell(line, at);
    if (column === wanted[next]) {
      cells.push(bare(line, at, end));
      next += 1;
    }
    if (end >= line.length) break;
    at = end + 1;
  }
  return cells;
}

function endOfCell(line: string, from: number): number {
  if (line.charCodeAt(from) !== quote) {
    const end = line.indexOf(',', from);
    return end < 0 ? line.length : end;
  }
  let at = line.indexOf('"', from + 1);
  // Two together are a quote within the cell.
  while (at >= 0 && line.charCodeAt(at + 1) === quote) at = line.indexOf('"', at + 2);
  if (at < 0) return line.length;
  return line.charCodeAt(at + 1) === comma || at + 1 >= line.length ? at + 1 : endOfCell(line, at + 1);
}

function bare(line: string, from: number, to: number): string {
  if (line.charCodeAt(from) !== quote) return line.slice(from, to);
  const end = line.charCodeAt(to - 1) === quote && to - 1 > from ? to - 1 : to;
  return line.slice(from + 1, end).replaceAll('""', '"');
}
