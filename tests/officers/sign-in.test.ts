import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { officer, officerSession, roleGrant } from '#db/schema/officers.ts';
import { hashPassword } from '#lib/officers/password.ts';
import { readSignIn, signIn, signOut } from '#lib/officers/sign-in.ts';
import { it } from '../support/database.ts';
import { anOfficer } from '../support/makers.ts';

// lucia reads the machine's clock, so these tests happen now.
const now = Temporal.Now.instant();
const password = 'a long enough password';

let publicUrl: string | undefined;
beforeEach(() => {
  publicUrl = process.env['PUBLIC_URL'];
  process.env['PUBLIC_URL'] = 'http://localhost:4321';
});
afterEach(() => {
  if (publicUrl === undefined) delete process.env['PUBLIC_URL'];
  else process.env['PUBLIC_URL'] = publicUrl;
});

async function anAccount(db: Db, given: Partial<typeof officer.$inferInsert> = {}) {
  const made = await anOfficer(db);
  await db
    .update(officer)
    .set({ passwordHash: await hashPassword(password), ...given })
    .where(eq(officer.id, made.id));
  return made;
}

const cookieOf = (setCookie: string): string => setCookie.split(';', 1)[0] ?? '';

describe('signing in', () => {
  it('gives a cookie by which the officer is known, with their roles', async ({ db }) => {
    const { email, id } = await anAccount(db);
    const signed = await signIn(db, { email: email.toUpperCase(), password }, now);
    if (!signed.ok) throw new Error(signed.reason);
    const { cookie } = signed.value;
    expect(cookie).toMatch(/^sign-in=[\w-]{43}; /);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/');
    expect(cookie).not.toContain('Secure');
    const known = await readSignIn(db, cookieOf(cookie), now);
    expect(known).toMatchObject({ id, grants: [{ role: 'supervisor', areaName: 'Bedfordshire' }] });
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'sign_in'));
    expect(entries).toMatchObject([{ actorId: id, entity: 'officer' }]);
  });

  it('binds the cookie to the host over TLS, and then knows no other', async ({ db }) => {
    process.env['PUBLIC_URL'] = 'https://concord.example';
    const { email } = await anAccount(db);
    const signed = await signIn(db, { email, password }, now);
    if (!signed.ok) throw new Error(signed.reason);
    expect(signed.value.cookie).toMatch(/^__Host-sign-in=/);
    expect(signed.value.cookie).toContain('Secure');
    expect(signed.value.cookie).not.toContain('Domain');
    const plain = cookieOf(signed.value.cookie).replace('__Host-', '');
    expect(await readSignIn(db, plain, now)).toBeNull();
  });

  it('keeps nothing in the database that signs anybody in', async ({ db }) => {
    const { email } = await anAccount(db);
    const signed = await signIn(db, { email, password }, now);
    if (!signed.ok) throw new Error(signed.reason);
    const token = cookieOf(signed.value.cookie).split('=')[1] ?? '';
    const [kept] = await db.select().from(officerSession);
    expect(kept?.id).not.toContain(token);
    expect(await readSignIn(db, `sign-in=${kept?.id}`, now)).toBeNull();
  });

  it('says the same of a wrong password and of an unknown address', async ({ db }) => {
    const { email } = await anAccount(db);
    const wrong = { ok: false, reason: 'wrong' };
    expect(await signIn(db, { email, password: 'another' }, now)).toEqual(wrong);
    expect(await signIn(db, { email: 'nobody@police.example', password }, now)).toEqual(wrong);
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('tells only who knows the password that the account is closed', async ({ db }) => {
    const { email } = await anAccount(db, { deactivatedAt: now });
    expect(await signIn(db, { email, password }, now)).toEqual({ ok: false, reason: 'closed' });
    expect(await signIn(db, { email, password: 'another' }, now)).toEqual({ ok: false, reason: 'wrong' });
  });

  it('refuses an officer whose last role ended yesterday', async ({ db }) => {
    const { email, id } = await anAccount(db);
    const yesterday = now.toZonedDateTimeISO('Europe/London').toPlainDate().subtract({ days: 1 });
    await db.update(roleGrant).set({ endsOn: yesterday }).where(eq(roleGrant.officerId, id));
    expect(await signIn(db, { email, password }, now)).toEqual({ ok: false, reason: 'closed' });
  });
});

describe('a sign-in', () => {
  async function aCookie(db: Db) {
    const account = await anAccount(db);
    const signed = await signIn(db, { email: account.email, password }, now);
    if (!signed.ok) throw new Error(signed.reason);
    return { ...account, cookie: cookieOf(signed.value.cookie) };
  }

  it('ends twelve hours after it began, however much it was used', async ({ db }) => {
    const { cookie } = await aCookie(db);
    const almost = now.add({ hours: 11, minutes: 59 });
    expect(await readSignIn(db, cookie, almost)).not.toBeNull();
    await db.update(officerSession).set({ expiresAt: new Date(Date.now() + 60_000) });
    await readSignIn(db, cookie, now);
    const [kept] = await db.select().from(officerSession);
    expect(kept!.expiresAt.getTime()).toBeLessThan(Date.now() + 3_600_000);
    expect(await readSignIn(db, cookie, now.add({ hours: 12, minutes: 1 }))).toBeNull();
  });

  it('ends at once when the account is closed', async ({ db }) => {
    const { cookie, id } = await aCookie(db);
    await db.update(officer).set({ deactivatedAt: now }).where(eq(officer.id, id));
    expect(await readSignIn(db, cookie, now)).toBeNull();
  });

  it('leaves out roles that have not begun', async ({ db }) => {
    const { cookie, id } = await aCookie(db);
    const nextYear = Temporal.PlainDate.from('2999-01-01');
    await db.update(roleGrant).set({ startsOn: nextYear }).where(eq(roleGrant.officerId, id));
    expect(await readSignIn(db, cookie, now)).toMatchObject({ grants: [] });
  });

  it('is gone after signing out', async ({ db }) => {
    const { cookie } = await aCookie(db);
    expect((await signOut(db, cookie)).cookie).toContain('Max-Age=0');
    expect(await readSignIn(db, cookie, now)).toBeNull();
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('is nobody without a cookie, or with one that was made up', async ({ db }) => {
    expect(await readSignIn(db, null, now)).toBeNull();
    expect(await readSignIn(db, 'sign-in=made-up', now)).toBeNull();
    expect(await signOut(db, 'sign-in=made-up')).toHaveProperty('cookie');
  });
});
