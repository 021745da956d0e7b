import { describe, expect, it } from 'vitest';
import { readPerson } from '#lib/officers/directory/person.ts';

const read = (claims: Record<string, unknown>, groupsClaim = 'groups') => {
  const whole = { iss: 'https://login.force.example', sub: 'dana', ...claims };
  return readPerson(whole, whole, groupsClaim);
};
const email = 'dana@police.example';

describe('the address of somebody in the directory', () => {
  it.each([
    [{ email_verified: true }],
    [{ xms_edov: true }],
    [{ xms_edov: 1 }],
    [{ xms_edov: '1' }],
    [{ xms_edov: 'true' }],
  ])('counts when the directory says %j', (vouching) => {
    expect(read({ email, ...vouching }).email).toBe(email);
  });

  it.each([
    [{}],
    [{ email_verified: false }],
    [{ email_verified: 'true' }],
    [{ xms_edov: false }],
    [{ xms_edov: 0 }],
    [{ email_verified: false, xms_edov: true }],
    [{ preferred_username: email }],
    [{ upn: email, tid: 'the one tenant' }],
  ])('counts for nothing when it says %j', (vouching) => {
    expect(read({ email, ...vouching }).email).toBeNull();
  });

  it('is never taken from the name under which somebody signs in', () => {
    expect(read({ preferred_username: email, email_verified: true, xms_edov: true }).email).toBeNull();
  });
});

describe('the groups of somebody in the directory', () => {
  it('arrive under the name that was configured', () => {
    expect(read({ groups: ['a', 'b'] }).groups).toEqual(['a', 'b']);
    expect(read({ roles: 'a' }, 'roles').groups).toEqual(['a']);
    expect(read({}).groups).toEqual([]);
    expect(read({ groups: [1, null, '', 'a'] }).groups).toEqual(['a']);
  });

  it.each([[{ _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } }], [{ hasgroups: true }]])(
    'are not known when there are too many of them to send: %j',
    (claims) => {
      expect(read(claims).groups).toBeNull();
    },
  );
});

describe('a second factor', () => {
  it.each([
    [['pwd', 'mfa'], true],
    [['pwd'], false],
    [['pwd', 'otp'], false],
    ['mfa', true],
    [undefined, false],
  ])('was asked for by the directory if it says so: %j', (amr, hasSecondFactor) => {
    expect(read({ amr }).hasSecondFactor).toBe(hasSecondFactor);
  });
});
