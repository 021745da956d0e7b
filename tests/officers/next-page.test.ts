import { describe, expect, it } from 'vitest';
import { nextPage } from '../../src/pages/sign-in/_next-page.ts';

describe('where to go after signing in', () => {
  it.each([
    '/staff',
    '/staff/outbox',
    '/staff/training/sessions?when=past&text=a%20b',
    '/account',
    '/account/passkeys?done=added',
  ])('goes on to %s', (path) => {
    expect(nextPage(path)).toBe(path);
  });

  it.each([
    null,
    '',
    '/',
    '/staffroom',
    '/accounts',
    '/sign-in/again',
    '/bookings/abc',
    'https://elsewhere.example/staff',
    '//elsewhere.example/staff',
    '/\\elsewhere.example/staff',
    '/staff/../bookings/abc',
    'javascript:alert(1)',
    '/\t/elsewhere.example/staff',
  ])('goes to Today instead of %j', (path) => {
    expect(nextPage(path)).toBe('/staff');
  });
});
