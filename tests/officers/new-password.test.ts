import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordFault } from '#lib/officers/sign-in/new-password.ts';

const about = { name: 'Dana Whitlock', email: 'dana.whitlock@beds.police.example' };
const fault = (password: string) => passwordFault(password, about);

describe('a new password', () => {
  it.each([
    'four words which nobody links',
    'abcd efgh ijkl',
    '🦔🦔🦉🦉🦊🦊🐈🐈🐎🐎🐄🐑',
    'lower case only',
    'x'.repeat(999) + 'y',
  ])('may be %s', async (password) => {
    expect(await fault(password)).toBeNull();
  });

  it('has at least twelve characters, however many bytes those take', async () => {
    expect(await fault('eleven char')).toBe('short');
    expect(await fault('twelve chars')).toBeNull();
    expect(await fault('🦔🦉🦊🐈🐎🐄🐑🐐🐖🐓🦆')).toBe('short');
    expect(await fault('ﬁve letters')).toBeNull();
  });

  it('has at most a thousand', async () => {
    expect(await fault('xy'.repeat(501))).toBe('long');
  });

  it.each([
    'qwertyuiop123',
    'Password12345',
    '!!Football2026!!',
    'aaaaaaaaaaaa',
    'letmeinletmein',
    'abcdabcdabcd',
  ])('is not one that is tried first: %s', async (password) => {
    expect(await fault(password)).toBe('common');
  });

  it.each(['DanaWhitlock1', 'dana.whitlock@beds.police.example', 'Concord2026!!', 'concord-prevent-26'])(
    'is not made of what anyone knows: %s',
    async (password) => {
      expect(await fault(password)).toBe('about you');
    },
  );

  it('may have a name in it where enough is left', async () => {
    expect(await fault('a bandana for the orange heron')).toBeNull();
  });

  it('needs no kind of character', async () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'bcdfghjkmnpqrstvwxz'),
      minLength: 20,
      maxLength: 64,
    });
    await fc.assert(
      fc.asyncProperty(letters, async (password) => (await fault(password)) !== 'short'),
      { numRuns: 50 },
    );
  });
});
