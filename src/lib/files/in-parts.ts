// Small enough that a busy site does not feel it, large enough that a file is not a thousand statements.
const partBytes = 512 * 1024;

/** Puts a file that arrives piece by piece into parts of half a megabyte or a little more, to keep one by one. */
export async function* inParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    waiting.push(piece);
    size += piece.length;
    if (size < partBytes) continue;
    yield Buffer.concat(waiting);
    [waiting, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(waiting);
}
