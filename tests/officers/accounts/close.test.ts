import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { authenticatorApp, recoveryCode } from '#db/schema/factors.ts';
import { handOver, officer, roleGrant } from '#db/schema/officers.ts';
import { officerSession } from '#db/schema/sign-ins.ts';
import { findEntries } from '#lib/audit/find-entries.ts';
import { closeAccount } from '#lib/officers/accounts/close.ts';
import { endSignIns } from '#lib/officers/accounts/end-sign-ins.ts';
import { openAgain } from '#lib/officers/accounts/reopen.ts';
import { resetFactors } from '#lib/officers/accounts/reset-factors.ts';
import { findOfficer } from '#lib/officers/find.ts';
import { readSession, startSession } from '#lib/officers/sign-in/sessions.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { accountOf, anAdministrator, areaOf, grantsOf, mailsTo, now, reason } from './people.ts';

const refusal = (why: string) => ({ ok: false, reason: why });
const browser = { device: 'Edge on Windows', address: '192.0.2.9', method: 'password_app' } as const;

describe('closing an account', () => {
  it('ends its sign-ins and its roles at once, and asks for a hand-over', async ({ db }) => {
    const admin = await anAdministrator(db);
    const marcus = await anOfficer(db, 'supervisor');
    const dana = await anOfficer(db, 'prevent_officer');
    await startSession(db, dana.id, browser, now);
    expect(await closeAccount(db, admin, dana.id, { reason }, now)).toMatchObject({ ok: true });
    expect(await db.$count(officerSession, eq(officerSession.userId, dana.id))).toBe(0);
    expect(await findOfficer(db, dana.id, now)).toBeNull();
    expect(await grantsOf(db, dana.id)).toMatchObject([{ revokedAt: now, revokedBy: admin.id }]);
    expect(await accountOf(db, dana.id)).toMatchObject({
      deactivatedBy: admin.id,
      deactivationReason: reason,
    });
    expect(await db.select().from(handOver)).toMatchObject([
      { officerId: dana.id, askedBy: admin.id, doneAt: null },
    ]);
    expect(await mailsTo(db, dana.email)).toMatchObject([{ template: 'account-closed' }]);
    expect(await mailsTo(db, marcus.email)).toMatchObject([{ template: 'hand-over-asked' }]);
    expect(await closeAccount(db, admin, dana.id, { reason }, now)).toEqual(refusal('closed already'));
  });

  it('is refused of one’s own account and of the last administrator', async ({ db }) => {
    const wide = await anAdministrator(db, 'eastern');
    const other = await anAdministrator(db, 'eastern');
    expect(await closeAccount(db, wide, wide.id, { reason }, now)).toEqual(refusal('own account'));
    await db.update(officer).set({ passwordHash: null }).where(eq(officer.id, wide.id));
    expect(await closeAccount(db, wide, other.id, { reason }, now)).toEqual(refusal('last administrator'));
    expect((await accountOf(db, other.id)).deactivatedAt).toBeNull();
  });

  it('leaves one of two administrators who close each other at once', async ({ aConnection }) => {
    const { db } = aConnection({ max: 4 });
    const one = await anAdministrator(db, 'eastern');
    const other = await anAdministrator(db, 'eastern');
    const both = await Promise.all([
      closeAccount(db, one, other.id, { reason }, now),
      closeAccount(db, other, one.id, { reason }, now),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const closed = await Promise.all([one, other].map(({ id }) => accountOf(db, id)));
    expect(closed.filter(({ deactivatedAt }) => deactivatedAt === null)).toHaveLength(1);
  });

  it('can be undone, and then the account has no role', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db);
    expect(await openAgain(db, admin, dana.id, now)).toEqual(refusal('not closed'));
    await closeAccount(db, admin, dana.id, { reason }, now);
    expect(await openAgain(db, admin, dana.id, now)).toMatchObject({ ok: true });
    expect(await findOfficer(db, dana.id, now)).toMatchObject({ id: dana.id, grants: [] });
  });
});

describe('resetting a second factor', () => {
  it('takes every factor and sign-in, keeps the password, and tells the owner', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db);
    const mine = { officerId: dana.id };
    await db.insert(authenticatorApp).values({ ...mine, secretSealed: new Uint8Array(3), addedAt: now });
    await db.insert(recoveryCode).values({ ...mine, codeHash: 'x', madeAt: now });
    await startSession(db, dana.id, browser, now);
    expect(await resetFactors(db, admin, dana.id, { checked: 'by_video' }, now)).toMatchObject({ ok: true });
    const left = [authenticatorApp, recoveryCode, officerSession].map((table) => db.$count(table));
    expect(await Promise.all(left)).toEqual([0, 0, 0]);
    expect((await accountOf(db, dana.id)).passwordHash).toBe('none');
    expect(await mailsTo(db, dana.email)).toMatchObject([{ template: 'factors-reset' }]);
    const own = await resetFactors(db, admin, admin.id, { checked: 'in_person' }, now);
    expect(own).toEqual(refusal('own account'));
  });

  it('keeps in the access log how it was checked who asks', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db);
    await resetFactors(db, admin, dana.id, { checked: 'by_supervisor' }, now);
    const { rows } = await findEntries(db, 'everybody', { about: [dana.id] });
    expect(rows[0]).toMatchObject({
      operation: 'permission',
      actorId: admin.id,
      reason: 'Their supervisor vouched for who they are.',
    });
  });
});

describe('ending all sign-ins of somebody', () => {
  it('signs them out everywhere, and leaves their account and factors as they are', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db);
    await db.insert(recoveryCode).values({ officerId: dana.id, codeHash: 'x', madeAt: now });
    const cookie = await startSession(db, dana.id, browser, now);
    await startSession(db, dana.id, browser, now);
    await startSession(db, admin.id, browser, now);
    expect(await endSignIns(db, admin, dana.id, { reason }, now)).toEqual({ ok: true, value: 2 });
    expect(await readSession(db, cookie, now)).toBeNull();
    expect(await Promise.all([db.$count(officerSession), db.$count(recoveryCode)])).toEqual([1, 1]);
    expect((await accountOf(db, dana.id)).deactivatedAt).toBeNull();
    const { rows } = await findEntries(db, 'everybody', { about: [dana.id] });
    expect(rows[0]).toMatchObject({
      operation: 'permission',
      actorId: admin.id,
      fields: ['sign_in'],
      reason,
    });
  });

  it('is not for the own account, nor for somebody outside the areas', async ({ db }) => {
    const admin = await anAdministrator(db);
    const other = await anOfficer(db);
    const areaId = await areaOf(db, 'suffolk');
    await db.update(roleGrant).set({ areaId }).where(eq(roleGrant.officerId, other.id));
    await startSession(db, other.id, browser, now);
    expect(await endSignIns(db, admin, admin.id, { reason }, now)).toEqual(refusal('own account'));
    expect(await endSignIns(db, admin, other.id, { reason }, now)).toEqual(refusal('no such account'));
    expect(await db.$count(officerSession)).toBe(1);
  });
});
