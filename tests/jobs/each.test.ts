import { describe, expect, it } from 'vitest';
import { doEach } from '#lib/jobs/each.ts';

/** Work on numbers that fails for the even ones. */
const oddOnly = (seen: number[]) => (one: number) => {
  seen.push(one);
  return one % 2 === 0 ? Promise.reject(new Error(`${one} is even`)) : Promise.resolve(true);
};

describe('work on each of some things', () => {
  it('counts what came of it', async () => {
    expect(await doEach([3, 0, 4], (one) => Promise.resolve(one))).toBe(7);
    expect(await doEach([true, false, true], (one) => Promise.resolve(one))).toBe(2);
  });

  it('that fails for one is done for all others, and the first failure is told', async () => {
    const seen: number[] = [];
    await expect(doEach([1, 2, 3, 4, 5], oddOnly(seen))).rejects.toThrow('2 is even');
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('stops when nothing succeeds any more', async () => {
    const seen: number[] = [];
    const even = Array.from({ length: 100 }, (_, index) => index * 2);
    await expect(doEach([1, ...even], oddOnly(seen))).rejects.toThrow('0 is even');
    expect(seen).toHaveLength(11);
  });
});
