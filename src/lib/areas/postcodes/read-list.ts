import type { PostcodeSource } from '#db/schema/postcodes.ts';
import type { Source } from '#lib/files/source.ts';
import { linesOf } from './lines.ts';
import { partsOf } from './parts.ts';
import { rowReader } from './row.ts';
import { shapeOf } from './shape.ts';
import { UnreadableList } from './unreadable.ts';

/** How far a list is read, and what was in it. */
export type Tally = {
  source: PostcodeSource | null;
  bytesRead: number;
  bytesAll: number;
  rowsRead: number;
  rowsKept: number;
  rowsDropped: number;
  rowsRefused: number;
  /** What was wrong with the first lines that could not be read. */
  refusals: string[];
};

export const noTally = (): Tally => ({
  ...{ source: null, bytesRead: 0, bytesAll: 0, rowsRead: 0, rowsKept: 0, rowsDropped: 0, rowsRefused: 0 },
  refusals: [],
});

const refusalsShown = 20;

/**
 * Reads a list as lines for COPY: postcode, latitude, longitude, district, ward, end. Memory does not grow with it.
 *
 * @param tally filled as it goes
 * @throws UnreadableList when it is no such list, or more than a tenth of it cannot be read
 */
export async function* readList(source: Source, tally: Tally): AsyncGenerator<Buffer> {
  const parts = await partsOf(source, (bytes) => (tally.bytesRead += bytes));
  tally.bytesAll = parts.size;
  for await (const { name, bytes } of parts.each()) yield* readPart(name, bytes, tally);
  if (tally.rowsKept === 0) throw new UnreadableList('The file holds no postcodes of Great Britain.');
  if (tally.rowsRefused > tally.rowsRead / 10)
    throw new UnreadableList(
      `${tally.rowsRefused.toLocaleString('en-GB')} of ${tally.rowsRead.toLocaleString('en-GB')} lines hold no postcode. ${tally.refusals[0]}.`,
    );
}

async function* readPart(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  tally: Tally,
): AsyncGenerator<Buffer> {
  let read: ReturnType<typeof rowReader> | undefined;
  let number = 0;
  for await (const lines of linesOf(bytes)) {
    let rows = '';
    for (const line of lines) {
      number += 1;
      if (!read) {
        const shape = shapeOf(line, name);
        tally.source = shape.source;
        read = rowReader(shape);
        if (shape.hasHead) continue;
      }
      rows += counted(read(line), line, `line ${number} of ${name}`, tally);
    }
    if (rows !== '') yield Buffer.from(rows, 'latin1');
  }
}

function counted(row: string, line: string, where: string, tally: Tally): string {
  // The last line of many files is empty.
  if (row === 'refused' && line.trim() === '') return '';
  tally.rowsRead += 1;
  if (row === 'dropped') tally.rowsDropped += 1;
  else if (row === 'refused') {
    tally.rowsRefused += 1;
    if (tally.refusals.length < refusalsShown) tally.refusals.push(refusal(where, line));
  } else {
    tally.rowsKept += 1;
    return row;
  }
  return '';
}

const refusal = (where: string, line: string): string =>
  `There is no postcode in ${where}: ${line.trim().slice(0, 40)}`;
