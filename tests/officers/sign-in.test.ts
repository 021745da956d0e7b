import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { officer, roleGrant } from '#db/schema/officers.ts';
import { officerSession, signInStep } from '#db/schema/sign-ins.ts';
import { enterPassword } from '#lib/officers/sign-in/enter-password.ts';
import { endSession, readSession, renewSessionsOf } from '#lib/officers/sign-in/sessions.ts';
import { anAccount, aVisitor, pastPassword, password, signedInVisitor } from '../support/account.ts';
import { it } from '../support/database.ts';

// lucia reads the machine's clock, so these tests happen now.
const now = Temporal.Now.instant();
const visitor = aVisitor();
const enter = (db: Db, email: string, typed = password) =>
  enterPassword(db, visitor, { email, password: typed }, now);

let publicUrl: string | undefined;
beforeEach(() => {
  publicUrl = process.env['PUBLIC_URL'];
  process.env['PUBLIC_URL'] = 'http://localhost:4321';
});
afterEach(() => {
  if (publicUrl === undefined) delete process.env['PUBLIC_URL'];
  else process.env['PUBLIC_URL'] = publicUrl;
});

const cookieOf = (setCookie: string): string => setCookie.split(';', 1)[0] ?? '';

describe('signing in', () => {
  it('gives a cookie by which the officer is known, with their roles', async ({ db }) => {
    const account = await anAccount(db);
    const { setCookies, cookies } = await signedInVisitor(db, account, visitor, now);
    expect(setCookies[0]).toMatch(/^sign-in=[\w-]{43}; /);
    for (const cookie of setCookies) {
      expect(cookie).toContain('HttpOnly');
      expect(cookie).toContain('SameSite=Lax');
      expect(cookie).toContain('Path=/');
      expect(cookie).not.toContain('Secure');
    }
    const known = await readSession(db, cookies, now);
    const grants = [{ role: 'supervisor', areaName: 'Bedfordshire' }];
    expect(known?.officer).toMatchObject({ id: account.id, grants });
    expect(known?.session).toMatchObject({ method: 'password_app', device: 'Chrome on Windows' });
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'sign_in'));
    expect(entries).toMatchObject([{ actorId: account.id, entity: 'officer', requestId: 'a-request' }]);
  });

  it('opens nothing with the password alone', async ({ db }) => {
    const account = await anAccount(db);
    const { cookies } = await pastPassword(db, account, visitor, now);
    expect(await readSession(db, cookies, now)).toBeNull();
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('binds the cookies to the host over TLS, and then knows no other', async ({ db }) => {
    process.env['PUBLIC_URL'] = 'https://concord.example';
    const { setCookies } = await signedInVisitor(db, await anAccount(db), visitor, now);
    for (const cookie of setCookies) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie).toContain('Secure');
      expect(cookie).not.toContain('Domain');
    }
    const plain = cookieOf(setCookies[0]!).replace('__Host-', '');
    expect(await readSession(db, plain, now)).toBeNull();
  });

  it('keeps nothing in the database that signs anybody in', async ({ db }) => {
    const { setCookies } = await signedInVisitor(db, await anAccount(db), visitor, now);
    const token = cookieOf(setCookies[0]!).split('=')[1] ?? '';
    const [kept] = await db.select().from(officerSession);
    expect(kept?.id).not.toContain(token);
    expect(await readSession(db, `sign-in=${kept?.id}`, now)).toBeNull();
  });

  it('ends the sign-in that the browser had before', async ({ db }) => {
    const first = await signedInVisitor(db, await anAccount(db), visitor, now);
    await signedInVisitor(db, await anAccount(db), first, now);
    expect(await readSession(db, first.cookies, now)).toBeNull();
  });

  it('says the same of a wrong password and of an unknown address', async ({ db }) => {
    const { email } = await anAccount(db);
    const wrong = { ok: false, reason: 'wrong' };
    expect(await enter(db, email, 'another')).toEqual(wrong);
    expect(await enter(db, 'nobody@police.example')).toEqual(wrong);
    expect(await db.$count(signInStep)).toBe(0);
  });

  it('takes the address in capitals, and the password only as it is', async ({ db }) => {
    const { email } = await anAccount(db);
    expect(await enter(db, email.toUpperCase())).toMatchObject({ ok: true });
    expect(await enter(db, email, `${password} `)).toMatchObject({ reason: 'wrong' });
    expect(await enter(db, email, password.toUpperCase())).toMatchObject({ reason: 'wrong' });
  });

  it('tells only who knows the password that the account is closed', async ({ db }) => {
    const { email } = await anAccount(db, { deactivatedAt: now });
    expect(await enter(db, email)).toEqual({ ok: false, reason: 'closed' });
    expect(await enter(db, email, 'another')).toEqual({ ok: false, reason: 'wrong' });
  });

  it('refuses an officer whose last role ended yesterday', async ({ db }) => {
    const { email, id } = await anAccount(db);
    const yesterday = now.toZonedDateTimeISO('Europe/London').toPlainDate().subtract({ days: 1 });
    await db.update(roleGrant).set({ endsOn: yesterday }).where(eq(roleGrant.officerId, id));
    expect(await enter(db, email)).toEqual({ ok: false, reason: 'no_role' });
  });

  it('refuses an account that was not used for sixty days, until it is woken', async ({ db }) => {
    const days = (count: number) => now.subtract({ hours: 24 * count });
    const { email, id } = await anAccount(db, { addedAt: days(61) });
    expect(await enter(db, email)).toEqual({ ok: false, reason: 'dormant' });
    expect(await enter(db, email, 'another')).toEqual({ ok: false, reason: 'wrong' });
    await db
      .update(officer)
      .set({ awokenAt: days(1) })
      .where(eq(officer.id, id));
    expect(await enter(db, email)).toMatchObject({ ok: true });
  });

  it('lets in whoever was added long ago and signed in since', async ({ db }) => {
    const account = await anAccount(db);
    await signedInVisitor(db, account, visitor, now);
    const longAgo = now.subtract({ hours: 24 * 400 });
    await db.update(officer).set({ addedAt: longAgo }).where(eq(officer.id, account.id));
    expect(await enter(db, account.email)).toMatchObject({ ok: true });
  });
});

describe('a sign-in', () => {
  async function aCookie(db: Db) {
    const account = await anAccount(db);
    const { setCookies } = await signedInVisitor(db, account, visitor, now);
    return { ...account, cookie: cookieOf(setCookies[0]!) };
  }

  it('ends twelve hours after it began, however much it was used', async ({ db }) => {
    const { cookie } = await aCookie(db);
    const almost = now.add({ hours: 11, minutes: 59 });
    await db.update(officerSession).set({ seenAt: almost });
    expect(await readSession(db, cookie, almost)).not.toBeNull();
    await db.update(officerSession).set({ expiresAt: new Date(Date.now() + 60_000) });
    await readSession(db, cookie, now);
    const [kept] = await db.select().from(officerSession);
    expect(kept!.expiresAt.getTime()).toBeLessThan(Date.now() + 3_600_000);
    expect(await readSession(db, cookie, now.add({ hours: 12, minutes: 1 }))).toBeNull();
  });

  it('ends after half an hour without a request, and no earlier', async ({ db }) => {
    const { cookie } = await aCookie(db);
    const later = now.add({ minutes: 29 });
    expect(await readSession(db, cookie, later)).not.toBeNull();
    expect(await readSession(db, cookie, later.add({ minutes: 29 }))).not.toBeNull();
    expect(await readSession(db, cookie, later.add({ minutes: 60 }))).toBeNull();
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('gets a new id when what its owner may do has changed, and keeps its end', async ({ db }) => {
    const { cookie, id } = await aCookie(db);
    const [before] = await db.select().from(officerSession);
    await renewSessionsOf(db, id, now.add({ minutes: 1 }));
    const soon = now.add({ minutes: 2 });
    const renewed = await readSession(db, cookie, soon);
    const [after] = await db.select().from(officerSession);
    expect(after?.id).not.toBe(before?.id);
    expect(after).toMatchObject({ reference: before!.reference, expiresAt: before!.expiresAt });
    expect(await readSession(db, cookie, soon)).toBeNull();
    expect(await readSession(db, cookieOf(renewed!.cookie!), soon)).toMatchObject({ cookie: null });
  });

  it('ends at once when the account is closed', async ({ db }) => {
    const { cookie, id } = await aCookie(db);
    await db.update(officer).set({ deactivatedAt: now }).where(eq(officer.id, id));
    expect(await readSession(db, cookie, now)).toBeNull();
  });

  it('leaves out roles that have not begun', async ({ db }) => {
    const { cookie, id } = await aCookie(db);
    const nextYear = Temporal.PlainDate.from('2999-01-01');
    await db.update(roleGrant).set({ startsOn: nextYear }).where(eq(roleGrant.officerId, id));
    expect(await readSession(db, cookie, now)).toMatchObject({ officer: { grants: [] } });
  });

  it('is gone after signing out', async ({ db }) => {
    const { cookie } = await aCookie(db);
    expect(await endSession(db, cookie)).toContain('Max-Age=0');
    expect(await readSession(db, cookie, now)).toBeNull();
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('is nobody without a cookie, or with one that was made up', async ({ db }) => {
    expect(await readSession(db, null, now)).toBeNull();
    expect(await readSession(db, 'sign-in=made-up', now)).toBeNull();
    expect(await endSession(db, 'sign-in=made-up')).toContain('Max-Age=0');
  });
});
