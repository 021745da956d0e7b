import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { authenticatorApp, recoveryCode } from '#db/schema/factors.ts';
import { handOver, officer } from '#db/schema/officers.ts';
import { officerSession } from '#db/schema/sign-ins.ts';
import { closeAccount } from '#lib/officers/accounts/close.ts';
import { openAgain } from '#lib/officers/accounts/reopen.ts';
import { resetFactors } from '#lib/officers/accounts/reset-factors.ts';
import { findOfficer } from '#lib/officers/find.ts';
import { startSession } from '#lib/officers/sign-in/sessions.ts';
import { openQueue } from '#lib/jobs/queue.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { accountOf, anAdministrator, grantsOf, mailsTo, now, reason } from './people.ts';

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
    const { db, sql } = aConnection({ max: 4 });
    await openQueue(sql);
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
    expect(await resetFactors(db, admin, dana.id, { reason }, now)).toMatchObject({ ok: true });
    const left = [authenticatorApp, recoveryCode, officerSession].map((table) => db.$count(table));
    expect(await Promise.all(left)).toEqual([0, 0, 0]);
    expect((await accountOf(db, dana.id)).passwordHash).toBe('none');
    expect(await mailsTo(db, dana.email)).toMatchObject([{ template: 'factors-reset' }]);
    expect(await resetFactors(db, admin, admin.id, { reason }, now)).toEqual(refusal('own account'));
  });
});
