import { describe, expect, it } from 'vitest';
import { longAnswer, longHeader } from '#lib/web/long-body.ts';
import { answerPart } from '#lib/web/part-of-file.ts';

const size = 1_300_000;
const content = Uint8Array.from({ length: size }, (_, n) => (n * 7) % 251);

/** A long file, and the parts that were read of it. */
function aFile() {
  const parts: [number, number][] = [];
  const read = async ({ from, to }: { from: number; to: number }) => {
    parts.push([from, to]);
    return content.slice(from, to + 1);
  };
  return { parts, long: { size, etag: '"x"', type: 'video/mp4', read, flow: {} } };
}
const ask = (range?: string) => new Request('http://localhost/', { headers: range ? { range } : {} });

describe('a long file', () => {
  it('is sent piece by piece, and nothing of it is read before somebody takes it', async () => {
    const { parts, long } = aFile();
    const answer = await answerPart(ask(), long);
    expect([answer.headers.get('content-length'), parts.length]).toEqual([String(size), 0]);
    expect(answer.headers.get(longHeader)).toBe('1');
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
    expect(Math.max(...parts.map(([from, to]) => to - from + 1))).toBe(512 * 1024);
  });

  it('is sent from where a film goes on, and a short part at once', async () => {
    const { parts, long } = aFile();
    const rest = await answerPart(ask('bytes=100000-'), long);
    expect([rest.status, rest.headers.get('content-range')]).toEqual([
      206,
      `bytes 100000-${size - 1}/${size}`,
    ]);
    expect(Buffer.from(await rest.arrayBuffer()).equals(Buffer.from(content.subarray(100_000)))).toBe(true);
    const short = await answerPart(ask('bytes=5-9'), long);
    expect([short.headers.get(longHeader), parts.at(-1)]).toEqual([null, [5, 9]]);
  });

  it('waits for a reader who is slow, and is left when they go', async () => {
    let drained = () => {};
    let isLeft = false;
    const pieces = (async function* () {
      try {
        for (;;) yield new Uint8Array(10);
      } finally {
        isLeft = true;
      }
    })();
    const slow = { drained: () => new Promise<void>((resolve) => (drained = resolve)) };
    const reader = longAnswer(slow, { headers: {}, size: 100, pieces }).body!.getReader();
    let isRead = false;
    const first = reader.read().then(() => (isRead = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isRead).toBe(false);
    drained();
    await first;
    await reader.cancel();
    expect(isLeft).toBe(true);
  });
});
