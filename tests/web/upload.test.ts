import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadRequest } from '#lib/web/bad-request.ts';
import { readUpload, streamUpload, withWholeUpload } from '#lib/web/upload.ts';

const formWith = (content: Uint8Array | null, name = 'areas.geojson', field = 'district') => {
  const form = new FormData();
  form.set('kind', field);
  if (content) form.set('file', new File([new Uint8Array(content)], name));
  form.set('after', 'the file');
  return new Request('http://localhost/upload', { method: 'POST', body: form });
};
const limits = { maxBytes: 50_000 };

// The body as it travels, in pieces, without a word of how long it is.
async function inPieces(request: Request, size: number, upTo = Infinity): Promise<Request> {
  const bytes = new Uint8Array(await request.arrayBuffer()).subarray(0, upTo);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return new Request(request.url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}

describe('a form with a file', () => {
  it('arrives whole, with the fields before and after it, in whatever pieces it comes', async () => {
    const bytes = fc.uint8Array({ maxLength: 3000 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 700 }), async (content, size) => {
        const read = await readUpload(await inPieces(formWith(content), size), limits);
        if (!read.ok || !read.value.file) throw new Error('not read');
        expect([...read.value.file.content]).toEqual([...content]);
        expect([...read.value.fields]).toEqual([
          ['kind', ['district']],
          ['after', ['the file']],
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('has no file when nobody chose one', async () => {
    const without = await readUpload(formWith(null), limits);
    const unnamed = await readUpload(formWith(new Uint8Array(), ''), limits);
    const body = new URLSearchParams({ kind: 'district' });
    const plain = await readUpload(new Request('http://localhost/upload', { method: 'POST', body }), limits);
    expect([without, unnamed, plain].map((read) => read.ok && read.value.file)).toEqual([null, null, null]);
    expect(plain.ok && plain.value.fields.get('kind')).toEqual(['district']);
  });

  it('is refused when the file is larger than it may be, whether that was said or not', async () => {
    const large = formWith(new Uint8Array(limits.maxBytes + 1));
    expect(await readUpload(large.clone(), limits)).toEqual({ ok: false, reason: 'too large' });
    expect(await readUpload(await inPieces(large, 4096), limits)).toEqual({ ok: false, reason: 'too large' });
    expect((await readUpload(formWith(new Uint8Array(limits.maxBytes)), limits)).ok).toBe(true);
  });

  it('is not even read when it says itself that it is too large', async () => {
    const request = formWith(new Uint8Array(10));
    request.headers.set('content-length', '900000000');
    expect(await readUpload(request, limits)).toEqual({ ok: false, reason: 'too large' });
    expect(request.bodyUsed).toBe(false);
  });

  it('keeps a file name from being a path, and its odd characters out', async () => {
    const read = await readUpload(formWith(new Uint8Array(1), '../../etc/\u202epass\u0000wd.zip'), limits);
    expect(read.ok && read.value.file?.name).toBe('passwd.zip');
  });

  it.each([1, 60, 200, 420])('is refused when it is cut short after %i bytes', async (bytes) => {
    const cut = await inPieces(formWith(new Uint8Array(400)), 64, bytes);
    await expect(readUpload(cut, limits)).rejects.toThrow(BadRequest);
  });

  it.each([
    ['multipart/form-data', 'kind=district'],
    ['application/json', '{}'],
  ])('is refused when it is %s', async (type, body) => {
    const headers = { 'content-type': type };
    const request = new Request('http://localhost/upload', { method: 'POST', body, headers });
    await expect(readUpload(request, limits)).rejects.toThrow(BadRequest);
  });

  it('hands on the failure of whoever takes the file', async () => {
    const take = async (content: AsyncIterable<Uint8Array>) => {
      for await (const part of content) throw new Error(`no room for ${part.length > 0}`);
    };
    const request = await inPieces(formWith(new Uint8Array(40_000)), 4096);
    await expect(streamUpload(request, limits, take)).rejects.toThrow('no room');
  });

  it('goes on to its end when whoever takes the file has seen enough', async () => {
    const first = async (content: AsyncIterable<Uint8Array>) => {
      for await (const part of content) return part[0];
      return undefined;
    };
    const request = await inPieces(formWith(new Uint8Array(40_000).fill(7)), 4096);
    const read = await streamUpload(request, limits, first);
    expect(read.ok && read.value.file?.content).toBe(7);
  });
});

describe('a form whose file is looked through', () => {
  it('waits until the file before it was, however many come at once', async () => {
    let [now, most] = [0, 0];
    const one = async (letter: number) => {
      const form = formWith(new Uint8Array(3000).fill(letter));
      return withWholeUpload(form, limits, async ({ file, fields, isTooLarge }) => {
        most = Math.max(most, (now += 1));
        await new Promise((resolve) => void setImmediate(resolve));
        now -= 1;
        return [
          isTooLarge,
          fields.get('after')?.[0],
          file!.content.length,
          file!.content.every((each) => each === letter),
        ];
      });
    };
    const all = await Promise.all(Array.from({ length: 10 }, (_, index) => one(index)));
    expect(all).toEqual(Array.from({ length: 10 }, () => [false, 'the file', 3000, true]));
    expect(most).toBe(1);
  });

  it('holds nobody up while it arrives, and leaves the turn to the next when its work fails', async () => {
    const slow = formWith(new Uint8Array(100));
    let hangUp = () => {};
    const never = new ReadableStream<Uint8Array>({
      start: (body) => void (hangUp = () => body.error(new Error('gone'))),
    });
    const headers = { 'content-type': slow.headers.get('content-type')! };
    const stuck = new Request(slow.url, {
      method: 'POST',
      headers,
      body: never,
      duplex: 'half',
    } as RequestInit);
    const silent = withWholeUpload(stuck, limits, () => Promise.resolve(null));
    const broken = withWholeUpload(formWith(new Uint8Array(9)), limits, () =>
      Promise.reject(new Error('no room')),
    );
    await expect(broken).rejects.toThrow('no room');
    const next = withWholeUpload(formWith(new Uint8Array(9)), limits, ({ file }) =>
      Promise.resolve(file!.name),
    );
    expect(await next).toBe('areas.geojson');
    hangUp();
    await expect(silent).rejects.toThrow('gone');
  });

  it('is read to its end when the file is too large, for what stands beside it', async () => {
    const large = formWith(new Uint8Array(limits.maxBytes + 5000).fill(7));
    const said = await withWholeUpload(large, limits, ({ file, fields, isTooLarge }) =>
      Promise.resolve([isTooLarge, fields.get('after'), file!.content.length <= limits.maxBytes]),
    );
    expect(said).toEqual([true, ['the file'], true]);
  });

  it('is cut short when its sender leaves, which is no failure of ours, and stays on no disk', async () => {
    const left = withWholeUpload(await leaving(), limits, () => Promise.resolve(null));
    await expect(left).rejects.toThrow(BadRequest);
    expect(spoolsOpen()).toEqual([]);
  });

  it('takes nothing else down when its sender leaves before anybody has begun to read', async () => {
    const late = async (content: AsyncIterable<Uint8Array>) => {
      await new Promise((resolve) => void setTimeout(resolve, 20));
      for await (const part of content) void part;
    };
    await expect(streamUpload(await leaving(), limits, late)).rejects.toThrow(BadRequest);
    const enough = () => Promise.resolve('seen enough');
    await expect(streamUpload(await leaving(), limits, enough)).rejects.toThrow(BadRequest);
  });
});

// As Node tells that a connection was closed in the middle of its body.
async function leaving(): Promise<Request> {
  const whole = formWith(new Uint8Array(40_000));
  const { url, headers } = whole;
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const half = new ReadableStream<Uint8Array>({
    start: (sent) => sent.enqueue(bytes.subarray(0, 5000)),
    pull: async (sent) => {
      await new Promise((resolve) => void setImmediate(resolve));
      sent.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    },
  });
  return new Request(url, { method: 'POST', headers, body: half, duplex: 'half' } as RequestInit);
}

// Only Linux tells what a process holds open.
const spoolsOpen = (): string[] =>
  existsSync('/proc/self/fd')
    ? readdirSync('/proc/self/fd')
        .map(targetOf)
        .filter((target) => target.includes('concord-upload-'))
    : [];

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}
