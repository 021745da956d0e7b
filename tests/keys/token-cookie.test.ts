import { describe, expect, it } from 'vitest';
import { tokenCookie } from '#lib/keys/token-cookie.ts';

describe('the cookie of a token', () => {
  it('is bound to the host and sent over TLS alone, where the public comes by TLS', () => {
    const cookie = tokenCookie('step', true);
    expect(cookie.keep('abc', 600)).toBe(
      '__Host-step=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure',
    );
    expect(cookie.forget()).toBe('__Host-step=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure');
    expect(tokenCookie('step', false).keep('abc', 600)).toBe(
      'step=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=600',
    );
  });

  it('is read by its whole name among others', () => {
    const cookie = tokenCookie('step', true);
    expect(cookie.tokenIn('last-step=1; __Host-step=a-b_c; step=2')).toBe('a-b_c');
    expect(cookie.tokenIn('step=2')).toBeNull();
    expect(cookie.tokenIn('__Host-step=')).toBeNull();
    expect(cookie.tokenIn(null)).toBeNull();
  });
});
