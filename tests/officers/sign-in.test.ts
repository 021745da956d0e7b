import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { officer, roleGrant } from '#db/schema/officers.ts';
import { officerSession } from '#db/schema/sign-ins.ts';
import { hashPassword } from '#lib/officers/sign-in/password.ts';
import { endSession, readSession, renewSessionsOf } from '#lib/officers/sign-in/sessions.ts';
import { signIn } from '#lib/officers/sign-in/sign-in.ts';
import { it } from '../support/database.ts';
import { anOfficer } from '../support/makers.ts';

// lucia reads the machine's clock, so these tests happen now.
const now = Temporal.Now.instant();
const password = 'a long enough password';
const browser = { device: 'Chrome on Windows', address: '192.0.2.7' };

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
    const signed = await signIn(db, { email: email.toUpperCase(), password }, browser, now);
    if (!signed.ok) throw new Error(signed.reason);
    const { cookie } = signed.value;
    expect(cookie).toMatch(/^sign-in=[\w-]{43}; /);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/');
    expect(cookie).not.toContain('Secure');
    const known = await readSession(db, cookieOf(cookie), now);
    expect(known?.officer).toMatchObject({ id, grants: [{ role: 'supervisor', areaName: 'Bedfordshire' }] });
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'sign_in'));
    expect(entries).toMatchObject([{ actorId: id, entity: 'officer' }]);
  });

  it('binds the cookie to the host over TLS, and then knows no other', async ({ db }) => {
    process.env['PUBLIC_URL'] = 'https://concord.example';
    const { email } = await anAccount(db);
    const signed = await signIn(db, { email, password }, browser, now);
    if (!signed.ok) throw new Error(signed.reason);
    expect(signed.value.cookie).toMatch(/^__Host-sign-in=/);
    expect(signed.value.cookie).toContain('Secure');
    expect(signed.value.cookie).not.toContain('Domain');
    const plain = cookieOf(signed.value.cookie).replace('__Host-', '');
    expect(await readSession(db, plain, now)).toBeNull();
  });

  it('keeps nothing in the database that signs anybody in', async ({ db }) => {
    const { email } = await anAccount(db);
    const signed = await signIn(db, { email, password }, browser, now);
    if (!signed.ok) throw new Error(signed.reason);
    const token = cookieOf(signed.value.cookie).split('=')[1] ?? '';
    const [kept] = await db.select().from(officerSession);
    expect(kept?.id).not.toContain(token);
    expect(await readSession(db, `sign-in=${kept?.id}`, now)).toBeNull();
  });

  it('says the same of a wrong password and of an unknown address', async ({ db }) => {
    const { email } = await anAccount(db);
    const wrong = { ok: false, reason: 'wrong' };
    expect(await signIn(db, { email, password: 'another' }, browser, now)).toEqual(wrong);
    expect(await signIn(db, { email: 'nobody@police.example', password }, browser, now)).toEqual(wrong);
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('tells only who knows the password that the account is closed', async ({ db }) => {
    const { email } = await anAccount(db, { deactivatedAt: now });
    expect(await signIn(db, { email, password }, browser, now)).toEqual({ ok: false, reason: 'closed' });
    expect(await signIn(db, { email, password: 'another' }, browser, now)).toEqual({
      ok: false,
      reason: 'wrong',
    });
  });

  it('refuses an officer whose last role ended yesterday', async ({ db }) => {
    const { email, id } = await anAccount(db);
    const yesterday = now.toZonedDateTimeISO('Europe/London').toPlainDate().subtract({ days: 1 });
    await db.update(roleGrant).set({ endsOn: yesterday }).where(eq(roleGrant.officerId, id));
    expect(await signIn(db, { email, password }, browser, now)).toEqual({ ok: false, reason: 'closed' });
  });
});

describe('a sign-in', () => {
  async function aCookie(db: Db) {
    const account = await anAccount(db);
    const signed = await signIn(db, { email: account.email, password }, browser, now);
    if (!signed.ok) throw new Error(signed.reason);
    return { ...account, cookie: cookieOf(signed.value.cookie) };
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
