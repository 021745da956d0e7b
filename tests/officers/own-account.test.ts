import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { officer } from '#db/schema/officers.ts';
import { officerSession, signInAttempt } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { entriesByOthers } from '#lib/audit/looks-by-others.ts';
import { record } from '#lib/audit/record.ts';
import { appBegun, beginApp, finishApp, renewRecoveryCodes } from '#lib/officers/sign-in/own-factors.ts';
import { changePassword } from '#lib/officers/sign-in/change-password.ts';
import { endDevice, endOtherDevices, listDevices } from '#lib/officers/sign-in/devices.ts';
import { codeIn, halfMinute, keepApp, newAppSecret, sealAppSecret } from '#lib/officers/factors/app.ts';
import { takeRecoveryCode } from '#lib/officers/factors/recovery-codes.ts';
import { findOwnAccount } from '#lib/officers/own-account.ts';
import { isPassword } from '#lib/officers/sign-in/password.ts';
import { proveByCode } from '#lib/officers/sign-in/prove-again.ts';
import { setPassword } from '#lib/officers/sign-in/new-password.ts';
import { isProven, readSession, startSession } from '#lib/officers/sign-in/sessions.ts';
import { it } from '../support/database.ts';
import { anOfficer, secret } from '../support/makers.ts';
import { cookieHeader } from '../support/passkeys.ts';

// lucia reads the machine's clock, so these tests happen now.
const now = Temporal.Now.instant();
const password = 'orchard lantern pebble';
const browser = { device: 'Edge on Windows', address: '192.0.2.7', method: 'password_app' as const };
const visitor = { ...browser, cookies: null, secret, requestId: 'a-request' };

let publicUrl: string | undefined;
beforeEach(() => {
  publicUrl = process.env['PUBLIC_URL'];
  process.env['PUBLIC_URL'] = 'http://localhost:4321';
});
afterEach(() => {
  if (publicUrl === undefined) delete process.env['PUBLIC_URL'];
  else process.env['PUBLIC_URL'] = publicUrl;
});

async function signedIn(db: Db, actor: Officer, at = now) {
  const cookie = cookieHeader(await startSession(db, actor.id, browser, at));
  const signIn = await readSession(db, cookie, now);
  return { cookie, actor, session: signIn!.session };
}

async function anOwner(db: Db) {
  const owner = await anOfficer(db);
  await setPassword(db, owner.id, password, now);
  const app = newAppSecret();
  await keepApp(db, owner.id, { sealed: sealAppSecret(secret, owner.id, app), step: 0 }, now);
  return { owner, codeNow: codeIn(app, halfMinute(now)) };
}

describe('the devices of an officer', () => {
  it('are those on which they are signed in now, and no one else’s', async ({ db }) => {
    const { owner } = await anOwner(db);
    await signedIn(db, owner);
    await signedIn(db, await anOfficer(db));
    const idle = await signedIn(db, owner);
    await db
      .update(officerSession)
      .set({ seenAt: now.subtract({ minutes: 31 }) })
      .where(eq(officerSession.id, idle.session.id));
    expect(await listDevices(db, owner, now)).toMatchObject([{ device: 'Edge on Windows' }]);
  });

  it('are signed out one at a time, each only by its owner', async ({ db }) => {
    const { owner } = await anOwner(db);
    const { session, cookie } = await signedIn(db, owner);
    const stranger = await anOfficer(db);
    expect(await endDevice(db, stranger, session.reference, now)).toEqual({ ok: false, reason: 'gone' });
    expect(await readSession(db, cookie, now)).not.toBeNull();
    expect(await endDevice(db, owner, session.reference, now)).toMatchObject({ ok: true });
    expect(await readSession(db, cookie, now)).toBeNull();
  });

  it('are signed out all at once but for the one at hand', async ({ db }) => {
    const { owner } = await anOwner(db);
    const [here, there] = [await signedIn(db, owner), await signedIn(db, owner)];
    expect(await endOtherDevices(db, owner, here.session, now)).toBe(1);
    expect(await readSession(db, here.cookie, now)).not.toBeNull();
    expect(await readSession(db, there.cookie, now)).toBeNull();
  });
});

describe('proving again who one is, by password and code', () => {
  it('gives the sign-in a new id, under which it is proven', async ({ db }) => {
    const { owner, codeNow } = await anOwner(db);
    const prover = await signedIn(db, owner, now.subtract({ minutes: 10 }));
    expect(isProven(prover.session, now)).toBe(false);
    const proven = await proveByCode(db, visitor, prover, { password, code: codeNow }, now);
    if (!proven.ok) throw new Error(proven.reason);
    expect(await readSession(db, prover.cookie, now)).toBeNull();
    const renewed = await readSession(db, cookieHeader(proven.value.cookie), now);
    expect(isProven(renewed!.session, now)).toBe(true);
    expect(renewed!.session.reference).toBe(prover.session.reference);
  });

  it('stands in the sign-in log as what it is, and not as another sign-in', async ({ db }) => {
    const { owner, codeNow } = await anOwner(db);
    const prover = await signedIn(db, owner);
    await proveByCode(db, visitor, prover, { password, code: codeNow }, now);
    const tries = await db.select().from(signInAttempt).where(eq(signInAttempt.officerId, owner.id));
    expect(tries.map(({ method, result }) => [method, result])).toEqual([['app', 'proven']]);
  });

  it('needs both, and takes no code twice', async ({ db }) => {
    const { owner, codeNow } = await anOwner(db);
    const prover = await signedIn(db, owner);
    const prove = (given: { password?: string; code?: string }) =>
      proveByCode(db, visitor, prover, { password, code: codeNow, ...given }, now);
    expect(await prove({ password: 'another' })).toEqual({ ok: false, reason: 'wrong' });
    expect(await prove({ code: '000000' })).toEqual({ ok: false, reason: 'wrong' });
    const proven = await prove({});
    if (!proven.ok) throw new Error(proven.reason);
    const after = await readSession(db, cookieHeader(proven.value.cookie), now);
    const again = { actor: owner, session: after!.session };
    const twice = await proveByCode(db, visitor, again, { password, code: codeNow }, now);
    expect(twice).toEqual({ ok: false, reason: 'replayed' });
  });

  it('is throttled as signing in is', async ({ db }) => {
    const { owner, codeNow } = await anOwner(db);
    const prover = await signedIn(db, owner);
    for (let tries = 0; tries < 10; tries++)
      await proveByCode(db, visitor, prover, { password: 'another', code: codeNow }, now);
    const right = await proveByCode(db, visitor, prover, { password, code: codeNow }, now);
    expect(right).toMatchObject({ ok: false, reason: 'throttled' });
  });
});

describe('changing one’s password', () => {
  const next = 'thistle harbour copper';

  it('needs the one before, ends every other sign-in, and tells the owner', async ({ db }) => {
    const { owner } = await anOwner(db);
    const [here, there] = [await signedIn(db, owner), await signedIn(db, owner)];
    const change = (current: string) => changePassword(db, visitor, here, { current, password: next }, now);
    expect(await change('another')).toEqual({ ok: false, reason: 'wrong' });
    const changed = await change(password);
    if (!changed.ok) throw new Error(changed.reason);
    const [row] = await db.select().from(officer).where(eq(officer.id, owner.id));
    expect(await isPassword(next, row!.passwordHash)).toBe(true);
    expect(await readSession(db, there.cookie, now)).toBeNull();
    expect(await readSession(db, here.cookie, now)).toBeNull();
    expect(await readSession(db, cookieHeader(changed.value.cookie), now)).not.toBeNull();
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.toEmail, owner.email));
    expect(mails).toMatchObject([{ fields: { changeWords: 'Your password was changed.' } }]);
  });

  it('refuses one that is too short, whatever the one before was', async ({ db }) => {
    const { owner } = await anOwner(db);
    const given = { current: password, password: 'short' };
    expect(await changePassword(db, visitor, await signedIn(db, owner), given, now)).toEqual({
      ok: false,
      reason: 'short',
    });
  });
});

describe('an account', () => {
  it('gets a new app when a code of it is right, and keeps the old one until then', async ({ db }) => {
    const { owner } = await anOwner(db);
    const cookies = cookieHeader(await beginApp(db, owner, secret, now));
    const app = await appBegun(db, owner, { cookies, secret }, now);
    const finish = (code: string) => finishApp(db, owner, { cookies, secret, code }, now);
    expect(await finish('000000')).toEqual({ ok: false, reason: 'wrong_code' });
    expect(await finish(codeIn(app!, halfMinute(now)))).toMatchObject({ ok: true });
    expect(await finish(codeIn(app!, halfMinute(now)))).toEqual({ ok: false, reason: 'over' });
    const stranger = await anOfficer(db);
    expect(await appBegun(db, stranger, { cookies, secret }, now)).toBeNull();
  });

  it('gets new recovery codes, and those before are good for nothing', async ({ db }) => {
    const { owner } = await anOwner(db);
    const [before] = await renewRecoveryCodes(db, owner, now);
    const codes = await renewRecoveryCodes(db, owner, now);
    expect(await takeRecoveryCode(db, owner.id, before!, now)).toBe('wrong_code');
    expect(await takeRecoveryCode(db, owner.id, codes[0]!, now)).toBe('right');
    expect(await findOwnAccount(db, owner, now)).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('shows its owner who else looked at it, and not their own looks', async ({ db }) => {
    const [owner, admin] = [await anOfficer(db), await anOfficer(db, 'administrator')];
    for (const actor of [owner, admin])
      await record(db, actor, { operation: 'consult', entity: 'officer', ids: [owner.id] }, now);
    await record(db, admin, { operation: 'consult', entity: 'officer', ids: [admin.id] }, now);
    const { rows } = await entriesByOthers(db, { entity: 'officer', id: owner.id });
    expect(rows).toMatchObject([{ actorId: admin.id, entityIds: [owner.id] }]);
    expect(await db.$count(auditLog)).toBe(3);
  });
});
