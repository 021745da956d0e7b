import { describe, expect, it } from 'vitest';
import { readEnvironment, readSettings } from '../src/environment.ts';

const whole = {
  DATABASE_URL: 'postgres://concord@127.0.0.1/concord',
  PUBLIC_URL: 'https://concord.example',
  CONCORD_SECRET: 'a secret of more than thirty-two characters',
};

const directory = {
  OIDC_ISSUER: 'https://login.force.example/v2.0',
  OIDC_CLIENT_ID: 'concord',
  OIDC_CLIENT_SECRET: 'a secret of the directory',
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

  it('knows single sign-on only when it is told of a directory', () => {
    expect(readSettings({}).singleSignOn).toBeNull();
    expect(readSettings(directory).singleSignOn).toMatchObject({
      issuer: new URL('https://login.force.example/v2.0'),
      label: 'your force account',
      groupsClaim: 'groups',
      asksSecondFactor: false,
    });
  });

  it.each([
    ['PORT', { PORT: 'four' }],
    ['PORT', { PORT: '70000' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example' }],
    ['MAIL_FROM', { MAIL_FROM: 'not an address' }],
    ['MAIL_FROM', { MAIL_FROM: 'Concord <a@b.example>\nBcc: c@d.example' }],
    ['SECURITY_CONTACT', { SECURITY_CONTACT: 'security@force.example' }],
    ['TRUST_PROXY', { TRUST_PROXY: '-1' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/concord' }],
    ['DATABASE_OWNER_URL', { ...whole, DATABASE_OWNER_URL: 'concord_owner' }],
    ['DATABASE_PREPARE', { DATABASE_PREPARE: 'perhaps' }],
    ['DATABASE_POOL', { DATABASE_POOL: '0' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'concord' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://concord.example/path' }],
    ['PUBLIC_URL', { ...whole, PUBLIC_URL: '' }],
    ['CONCORD_SECRET', { ...whole, CONCORD_SECRET: '' }],
    ['CONCORD_SECRET', { ...whole, CONCORD_SECRET: 'short' }],
    ['BOUNCE_MAILBOX_URL', { ...whole, BOUNCE_MAILBOX_URL: 'imaps://mail.example/INBOX' }],
    ['BOUNCE_MAILBOX_URL', { ...whole, BOUNCE_MAILBOX_URL: 'https://a:b@mail.example' }],
    ['BOUNCE_WEBHOOK_SECRET', { ...whole, BOUNCE_WEBHOOK_SECRET: 'short' }],
    ['OIDC_ISSUER', { ...directory, OIDC_ISSUER: 'http://login.force.example' }],
    ['OIDC_ISSUER', { ...directory, OIDC_ISSUER: 'login.force.example' }],
    ['OIDC_ISSUER', { ...directory, OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }],
    ['OIDC_ISSUER', { ...directory, OIDC_ISSUER: '' }],
    ['OIDC_CLIENT_ID', { ...directory, OIDC_CLIENT_ID: '' }],
    ['OIDC_CLIENT_SECRET', { ...directory, OIDC_CLIENT_SECRET: '' }],
    ['OIDC_SECOND_FACTOR', { ...directory, OIDC_SECOND_FACTOR: 'none' }],
    ['OIDC_LABEL', { ...directory, OIDC_LABEL: 'x'.repeat(61) }],
  ])('names %s in one sentence when it is wrong', (name, source) => {
    expect(() => readSettings(source)).toThrow(new RegExp(`^${name} must [^\\n]+\\.$`));
  });
});
