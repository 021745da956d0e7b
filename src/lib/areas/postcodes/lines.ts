import { UnreadableList } from './unreadable.ts';

// A line of these lists has some hundred bytes; a file without line ends must not fill the memory.
const longest = 64 * 1024;

/** The lines of a file in batches as they come, without their ends. Byte for byte, as everything we read is ASCII. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const part of bytes) {
    const lines = (
      rest + Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1')
    ).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest) throw new UnreadableList('The file is not a CSV file: it has no lines.');
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}
