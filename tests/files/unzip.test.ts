import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unzipped } from '#lib/files/unzip.ts';

const limits = { entries: 4, inflated: 100_000 };

describe('a ZIP', () => {
  it('gives back what was put into it', () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 2000 }), {
      maxKeys: 4,
    });
    fc.assert(
      fc.property(files, fc.constantFrom(0, 6), (given, level) => {
        const read = unzipped(zipSync(given, { level: level as 0 | 6 }), limits);
        expect(
          read.ok && Object.fromEntries([...read.value].map(([name, bytes]) => [name, [...bytes]])),
        ).toEqual(Object.fromEntries(Object.entries(given).map(([name, bytes]) => [name, [...bytes]])));
      }),
    );
  });

  it('never makes us do more than its limits, whatever bytes it is', () => {
    const whole = zipSync({ a: new Uint8Array(3000).fill(7), b: new Uint8Array(10) });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const broken = whole.slice();
        broken[at] = byte;
        const read = unzipped(broken, limits);
        const size = read.ok ? [...read.value.values()].reduce((sum, file) => sum + file.length, 0) : 0;
        expect(size).toBeLessThanOrEqual(limits.inflated);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when it says that it unfolds to too much', () => {
    const bomb = zipSync({ zeros: new Uint8Array(limits.inflated + 1) });
    expect(bomb.length).toBeLessThan(1000);
    expect(unzipped(bomb, limits)).toEqual({ ok: false, reason: 'too large inside' });
  });

  it('is refused when it says less than it unfolds to', () => {
    const bomb = zipSync({ zeros: new Uint8Array(limits.inflated + 1) });
    const list = Buffer.from(bomb.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    Buffer.from(bomb.buffer).writeUInt32LE(10, list + 24);
    expect(unzipped(bomb, limits)).toEqual({ ok: false, reason: 'too large inside' });
  });

  it('is refused when files are each small and too much together', () => {
    const half = new Uint8Array(limits.inflated / 2 + 1);
    expect(unzipped(zipSync({ a: half, b: half }), limits)).toEqual({
      ok: false,
      reason: 'too large inside',
    });
  });

  it('is refused when it holds too many files', () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, new Uint8Array(1)]));
    expect(unzipped(zipSync(many), limits)).toEqual({ ok: false, reason: 'too many files' });
  });

  it('is refused when it is locked, cut short or no ZIP at all', () => {
    const whole = zipSync({ a: new Uint8Array([1, 2, 3]) });
    const locked = whole.slice();
    const list = Buffer.from(locked.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked[list + 8]! |= 1;
    expect(unzipped(locked, limits)).toEqual({ ok: false, reason: 'locked' });
    expect(unzipped(whole.slice(0, -10), limits)).toEqual({ ok: false, reason: 'no zip' });
    expect(unzipped(new Uint8Array([1, 2, 3]), limits)).toEqual({ ok: false, reason: 'no zip' });
  });
});
