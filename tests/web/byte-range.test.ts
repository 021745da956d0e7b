import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange } from '#lib/web/byte-range.ts';
import { answerPart } from '#lib/web/part-of-file.ts';

describe('the part that a header asks for', () => {
  it.each([
    ['bytes=0-9', { from: 0, to: 9 }],
    ['bytes=90-', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=95-200', { from: 95, to: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-9', null],
    ['bytes=-', null],
    [null, null],
  ])('%s of a hundred bytes', (header, part) => {
    expect(byteRange(header, 100)).toEqual(part);
  });

  it('always lies within the file', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat({ max: 1000 }), (odd, from, to, size) => {
        for (const header of [odd, `bytes=${from}-${to}`, `bytes=-${to}`, `bytes=${from}-`]) {
          const part = byteRange(header, size);
          if (part === null || part === 'unsatisfiable') continue;
          expect(0 <= part.from && part.from <= part.to && part.to < size).toBe(true);
        }
      }),
    );
  });
});

describe('something long that is sent in parts', () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, nth) => nth);
  const long = {
    ...{ size: 100, etag: '"one"', type: 'application/vnd.pmtiles' },
    read: ({ from, to }: { from: number; to: number }) => Promise.resolve(bytes.slice(from, to + 1)),
  };
  const ask = (headers: Record<string, string>, of = long) =>
    answerPart(new Request('http://localhost/tiles', { headers }), of);

  it('comes as the part that was asked for, named by where it lies', async () => {
    const answer = await ask({ Range: 'bytes=10-19' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 10-19/100');
    expect(answer.headers.get('etag')).toBe('"one"');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([...bytes.slice(10, 20)]);
  });

  it('comes whole where nobody asks for a part, or has a part of another version', async () => {
    for (const headers of [{}, { Range: 'bytes=10-19', 'If-Range': '"two"' }]) {
      const answer = await ask(headers);
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 100]);
    }
    expect((await ask({ Range: 'bytes=10-19', 'If-Range': '"one"' })).status).toBe(206);
  });

  it('says how long it is to whoever asks beyond its end', async () => {
    const answer = await ask({ Range: 'bytes=100-' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */100']);
  });

  it('does not come again to whoever has it', async () => {
    expect((await ask({ 'If-None-Match': '"zero", "one"' })).status).toBe(304);
  });

  it('is never held in memory whole where it is large', async () => {
    const size = 40 * 1024 * 1024;
    const asked: number[] = [];
    const huge = {
      ...long,
      size,
      read: ({ from, to }: { from: number; to: number }) => {
        asked.push(to - from + 1);
        return Promise.resolve(new Uint8Array(1));
      },
    };
    expect((await ask({}, huge)).status).toBe(400);
    const part = await ask({ Range: 'bytes=0-' }, huge);
    expect(part.headers.get('content-range')).toBe(`bytes 0-${4 * 1024 * 1024 - 1}/${size}`);
    expect(asked).toEqual([4 * 1024 * 1024]);
  });
});
