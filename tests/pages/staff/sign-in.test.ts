import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import { officer } from '#db/schema/officers.ts';
import { hashPassword } from '#lib/officers/sign-in/password.ts';
import SignIn from '../../../src/pages/sign-in.astro';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor } from './visit.ts';

const password = 'a long enough password';

describe('the sign-in page', () => {
  it('lets in whoever has the password, to the page they wanted', async ({ db }) => {
    const { email, id } = await anOfficer(db);
    await db
      .update(officer)
      .set({ passwordHash: await hashPassword(password) })
      .where(eq(officer.id, id));
    const locals = { ...localsFor(db, null), now: Temporal.Now.instant() };
    const path = '/sign-in?next=%2Fstaff%2Foutbox';
    const answer = await openPage(SignIn, { path, form: { email, password }, locals });
    expect([answer.status, answer.location]).toEqual([303, '/staff/outbox']);
    expect(answer.headers.get('set-cookie')).toContain('HttpOnly');
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
