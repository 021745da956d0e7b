import { describe, expect, it } from 'vitest';
import { readEnvironment, readSettings } from '../src/environment.ts';

const whole = {
  DATABASE_URL: 'postgres://concord@127.0.0.1/concord',
  PUBLIC_URL: 'https://concord.example',
  CONCORD_SECRET: 'a secret of more than thirty-two characters',
};

describe('the environment', () => {
  it('may be empty: then Concord is a demonstration on port 4321 of this machine', () => {
    expect(readSettings({})).toMatchObject({
      port: 4321,
      host: '127.0.0.1',
      databaseUrl: null,
    });
  });

  it('counts a variable that is set to nothing as not set', () => {
    expect(readSettings({ PORT: '', SMTP_URL: '' })).toMatchObject({ port: 4321, smtpUrl: null });
  });

  it('is whole with a database, an address and a secret', () => {
    const environment = readEnvironment(whole);
    expect(environment.publicUrl.origin).toBe('https://concord.example');
    expect(environment.demonstration).toBe(false);
  });

  it.each([
    ['PORT', { PORT: 'four' }],
    ['PORT', { PORT: '70000' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example' }],
    ['MAIL_FROM', { MAIL_FROM: 'not an address' }],
    ['MAIL_FROM', { MAIL_FROM: 'Concord <a@b.example>\nBcc: c@d.example' }],
    ['TRUST_PROXY', { TRUST_PROXY: '-1' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/concord' }],
    ['DATABASE_PREPARE', { DATABASE_PREPARE: 'perhaps' }],
    ['DATABASE_POOL', { DATABASE_POOL: '0' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'concord' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://concord.example/path' }],
    ['PUBLIC_URL', { ...whole, PUBLIC_URL: '' }],
    ['CONCORD_SECRET', { ...whole, CONCORD_SECRET: '' }],
    ['CONCORD_SECRET', { ...whole, CONCORD_SECRET: 'short' }],
  ])('names %s in one sentence when it is wrong', (name, source) => {
    expect(() => readSettings(source)).toThrow(new RegExp(`^${name} must [^\\n]+\\.$`));
  });
});
