import { describe, expect } from 'vitest';
import { signInAttempt } from '#db/schema/sign-ins.ts';
import ForgottenPassword from '../../../src/pages/forgotten-password.astro';
import ResetPassword from '../../../src/pages/reset-password/[key].astro';
import SignIn from '../../../src/pages/sign-in.astro';
import Code from '../../../src/pages/sign-in/code.astro';
import SecondFactor from '../../../src/pages/sign-in/second-factor.astro';
import SignIns from '../../../src/pages/staff/admin/sign-ins.astro';
import { anAccount, aNewAccount, aVisitor, codeOf, password, pastPassword } from '../../support/account.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor, visit } from './visit.ts';

type Db = Parameters<typeof localsFor>[0];
const localsNow = (db: Db, more: Partial<App.Locals> = {}) => ({
  ...localsFor(db, null),
  now: Temporal.Now.instant(),
  ...more,
});

describe('the sign-in page', () => {
  it('goes on to the code with whoever has the password, and keeps the page they wanted', async ({ db }) => {
    const { email } = await anAccount(db);
    const path = '/sign-in?next=%2Fstaff%2Foutbox';
    const answer = await openPage(SignIn, { path, form: { email, password }, locals: localsNow(db) });
    expect([answer.status, answer.location]).toEqual([303, '/sign-in/code?next=%2Fstaff%2Foutbox']);
    expect(answer.headers.get('set-cookie')).toMatch(/^sign-in-step=.*HttpOnly/);
  });

  it('goes on to setting up a second factor with whoever has none', async ({ db }) => {
    const { email } = await aNewAccount(db);
    const asked = { path: '/sign-in', form: { email, password }, locals: localsNow(db) };
    expect((await openPage(SignIn, asked)).location).toBe('/sign-in/second-factor');
  });

  it('keeps the address but never the password after a mistake', async ({ db }) => {
    const form = { email: 'nobody@police.example', password: 'my secret words' };
    const answer = await openPage(SignIn, { path: '/sign-in', form, locals: localsFor(db, null) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('This address and password do not belong together');
    expect(answer.html).toContain('nobody@police.example');
    expect(answer.html).not.toContain('my secret words');
  });

  it('asks for what is missing', async ({ db }) => {
    const answer = await openPage(SignIn, {
      path: '/sign-in',
      form: { email: '' },
      locals: localsFor(db, null),
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There are 2 things to fix');
  });

  it('says how long to wait after too many tries', async ({ db }) => {
    const limits = { allow: () => Promise.resolve({ ok: false as const, retryAfterSeconds: 270 }) };
    const locals = { ...localsFor(db, null), limits };
    const form = { email: 'nobody@police.example', password };
    const answer = await openPage(SignIn, { path: '/sign-in', form, locals });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '270']);
    expect(answer.text).toContain('Try again in 5 minutes');
  });

  it('says the same wait for an account that was tried too often, and for no account', async ({ db }) => {
    const { email } = await anAccount(db);
    for (const who of [email, 'nobody@police.example']) {
      const asked = { path: '/sign-in', form: { email: who, password: 'a guess' }, locals: localsNow(db) };
      for (let guess = 0; guess < 10; guess++) expect((await openPage(SignIn, asked)).status).toBe(422);
      const answer = await openPage(SignIn, asked);
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
      expect(answer.text).toContain('There were too many tries for this account. Try again in 15 minutes');
    }
  });

  it('shows accounts and their password in the demonstration only', async ({ db }) => {
    const { email } = await anOfficer(db);
    const real = await openPage(SignIn, { path: '/sign-in', locals: localsFor(db, null) });
    expect(real.text).not.toContain(email);
    const locals = { ...localsFor(db, null), demonstration: true };
    const shown = await openPage(SignIn, { path: '/sign-in', locals });
    expect(shown.text).toContain(email);
    expect(shown.text).toContain('concord-demonstration');
  });
});

describe('the page of the code', () => {
  async function halfway(db: Db) {
    const account = await anAccount(db);
    const { cookies } = await pastPassword(db, account, aVisitor(), Temporal.Now.instant());
    const locals = localsNow(db);
    return { account, locals, asked: { path: '/sign-in/code', headers: { cookie: cookies }, locals } };
  }

  it('signs in with the code of the app, to the page that was wanted', async ({ db }) => {
    const { account, locals, asked } = await halfway(db);
    const path = '/sign-in/code?next=%2Fstaff%2Foutbox';
    const form = { code: codeOf(account, locals.now) };
    const answer = await openPage(Code, { ...asked, path, form });
    expect([answer.status, answer.location]).toEqual([303, '/staff/outbox']);
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
    expect(set).toEqual(['sign-in', 'known-device', 'sign-in-step']);
  });

  it('says what is not right beside the field', async ({ db }) => {
    const { account, asked } = await halfway(db);
    const wrong = await openPage(Code, { ...asked, form: { code: '12345x' } });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('This code is not right')]);
    const paper = await openPage(Code, { ...asked, form: { recovery: 'not-one' } });
    expect(paper.text).toContain('This is none of your recovery codes');
    const right = await openPage(Code, { ...asked, form: { recovery: account.codes[0]! } });
    expect(right.status).toBe(303);
  });

  it('sends whoever has not entered a password back to the beginning', async ({ db }) => {
    const answer = await openPage(Code, { path: '/sign-in/code', locals: localsNow(db) });
    expect([answer.status, answer.location]).toEqual([303, '/sign-in?over=1']);
  });

  it('shows the code in the demonstration only', async ({ db }) => {
    const { account, locals, asked } = await halfway(db);
    const codes = [-1, 0, 1].map((later) => codeOf(account, locals.now, later));
    const real = await openPage(Code, asked);
    expect(codes.filter((code) => real.html.includes(code))).toEqual([]);
    const shown = await openPage(Code, { ...asked, locals: { ...locals, demonstration: true } });
    expect(codes.filter((code) => shown.html.includes(code))).toHaveLength(1);
  });
});

describe('the page that sets up a second factor', () => {
  it('shows a square and a secret to type, then ten recovery codes once', async ({ db }) => {
    const account = await aNewAccount(db);
    const { cookies } = await pastPassword(db, account, aVisitor(), Temporal.Now.instant());
    const locals = localsNow(db, { demonstration: true });
    const asked = { path: '/sign-in/second-factor', headers: { cookie: cookies }, locals };
    const page = await openPage(SecondFactor, asked);
    expect(page.html).toContain('aria-label="Square to scan with your authenticator app"');
    expect(page.text).toMatch(/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/);
    const code = /value="(\d{6})"/.exec(page.html)?.[1] ?? '';
    const done = await openPage(SecondFactor, { ...asked, form: { code } });
    expect(done.status).toBe(200);
    expect(done.html.match(/<code[^>]*>[^<]+<\/code>/g)).toHaveLength(10);
    expect(done.headers.getSetCookie()[0]).toMatch(/^sign-in=/);
    const again = await openPage(SecondFactor, { ...asked, form: { code } });
    expect(again.location).toBe('/sign-in?over=1');
  });
});

describe('the page for a forgotten password', () => {
  it('answers the same whether or not there is an account', async ({ db }) => {
    const { email } = await anAccount(db);
    for (const who of [email, 'nobody@police.example']) {
      const asked = { path: '/forgotten-password', form: { email: who }, locals: localsNow(db) };
      const answer = await openPage(ForgottenPassword, asked);
      expect([answer.status, answer.location]).toEqual([303, '/forgotten-password?sent=yes']);
    }
  });

  it('says of a link that opens nothing what to do next', async ({ db }) => {
    const params = { key: 'made-up' };
    const answer = await openPage(ResetPassword, {
      path: '/reset-password/x',
      params,
      locals: localsNow(db),
    });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('This link does not work any more');
  });
});

describe('the sign-in log', () => {
  it('shows tries with words, newest first, to whoever may see it', async ({ db }) => {
    const account = await anAccount(db);
    await pastPassword(db, account, aVisitor(), Temporal.Now.instant());
    const asked = { path: '/sign-in', form: { email: 'x@y.example', password }, locals: localsNow(db) };
    await openPage(SignIn, asked);
    const page = await visit(SignIns, db, await anOfficer(db, 'administrator'), { path: '/' });
    expect(page.text).toMatch(/No account of ours .*Wrong password or address .*Password right/s);
    expect(page.text).not.toContain('x@y.example');
    const supervisor = await visit(SignIns, db, await anOfficer(db, 'supervisor'), { path: '/' });
    expect(supervisor.status).toBe(404);
  });

  it('narrows to an account, an end and a time, and goes on page by page', async ({ db }) => {
    const { id } = await anAccount(db);
    const tried = { accountHash: 'x', isKnownDevice: false, device: 'A browser', address: '192.0.2.1' };
    const now = Temporal.Instant.from('2026-11-21T09:00:00Z');
    const rows = Array.from({ length: 60 }, (_, index) => ({
      ...{ ...tried, at: now, officerId: id, method: 'app' as const },
      result: index < 55 ? ('wrong_code' as const) : ('signed_in' as const),
    }));
    await db.insert(signInAttempt).values(rows);
    const dpo = await anOfficer(db, 'dpo');
    const look = (path: string) => visit(SignIns, db, dpo, { path });
    const first = await look(`/?officer=${id}&result=wrong_code&days=1`);
    expect(first.html.match(/<th [^>]*scope="row"/g)).toHaveLength(50);
    const next = /href="([^"]+)" rel="next"/
      .exec(first.html)?.[1]
      ?.replaceAll('&amp;', '&')
      .replaceAll('&#38;', '&');
    expect((await look(next!)).html.match(/<th [^>]*scope="row"/g)).toHaveLength(5);
    expect((await look(`/?officer=nobody`)).text).toContain('No tries match');
  });
});
