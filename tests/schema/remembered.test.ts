import { describe, expect } from 'vitest';
import { remembered } from '#db/remembered.ts';
import { now } from '../support/makers.ts';
import { it } from '../support/database.ts';

describe('what is remembered', () => {
  it('serves for its seconds and is then read again', async ({ db }) => {
    let reads = 0;
    const answers = remembered<number>(20);
    const ask = (seconds: number) => answers(db, 'all', now.add({ seconds }), async () => ++reads);
    expect([await ask(0), await ask(19), await ask(20)]).toEqual([1, 1, 2]);
  });

  it('keeps questions apart, and forgets a failure', async ({ db }) => {
    const answers = remembered<string>(20);
    expect(await answers(db, 'a', now, async () => 'a')).toBe('a');
    expect(await answers(db, 'b', now, async () => 'b')).toBe('b');
    await expect(answers(db, 'c', now, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await answers(db, 'c', now, async () => 'back')).toBe('back');
  });
});
