import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipEntries } from '#lib/files/zip-entries.ts';
import { zipInPieces, zipLength } from '#lib/files/zip.ts';

const at = Temporal.Instant.from('2026-12-03T14:30:00Z');
const inPieces = async function* (content: Uint8Array, size: number) {
  for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size);
};
async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
}

const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-zăآ]{1,9}\/[a-z-]{1,20}\.(pdf|mp4)$/), {
  maxLength: 6,
});

describe('a ZIP that is made while it is sent', () => {
  it('holds every file whole, in whatever pieces they come, and is as long as was said before', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.uint8Array({ maxLength: 4000 }),
        fc.integer({ min: 1, max: 900 }),
        async (given, content, size) => {
          const files = given.map((name, n) => {
            const own = content.subarray(0, content.length - n);
            return { name, size: own.length, read: () => inPieces(own, size) };
          });
          const zip = await all(zipInPieces(files, at));
          expect(zip.length).toBe(zipLength(files));
          const found = unzipSync(new Uint8Array(zip));
          expect(Object.keys(found).sort()).toEqual(given.toSorted());
          for (const { name, size: length } of files)
            expect([...found[name]!]).toEqual([...content.subarray(0, length)]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads a file only when it is its turn', async () => {
    const opened: string[] = [];
    const file = (name: string) => ({
      ...{ name, size: 3 },
      read: () => (opened.push(name), inPieces(new Uint8Array(3), 3)),
    });
    const pieces = zipInPieces([file('one'), file('two')], at);
    await pieces.next();
    expect(opened).toEqual(['one']);
    await pieces.return(undefined);
    expect(opened).toEqual(['one']);
  });

  it('is read by what reads its list alone', async () => {
    const file = { name: 'README.txt', size: 2, read: () => inPieces(Buffer.from('hi'), 1) };
    const zip = await all(zipInPieces([file], at));
    const source = {
      name: 'x.zip',
      size: zip.length,
      read: (from: number, to: number) => inPieces(zip.subarray(from, to), 64),
    };
    expect(await zipEntries(source)).toMatchObject([{ name: 'README.txt', size: 2, isPacked: false }]);
  });
});
