import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { officer } from '#db/schema/officers.ts';
import { signInAttempt } from '#db/schema/sign-ins.ts';
import { stateAt } from '#lib/officers/accounts/account-state.ts';
import { isDormant } from '#lib/officers/accounts/dormant.ts';
import { wakeAccount } from '#lib/officers/accounts/reopen.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { anAdministrator, now } from './people.ts';

const days = (count: number) => ({ hours: 24 * count });
const never = { lastSignedInAt: null, awokenAt: null };

describe('an account', () => {
  it('sleeps when nobody signed in to it for sixty days, and not a moment sooner', () => {
    const used = { addedAt: now.subtract(days(300)), awokenAt: null };
    expect(isDormant({ ...used, lastSignedInAt: now.subtract(days(60)) }, now)).toBe(true);
    const justUnder = now.subtract(days(60)).add({ seconds: 1 });
    expect(isDormant({ ...used, lastSignedInAt: justUnder }, now)).toBe(false);
  });

  it('has sixty days from when it was added, and again from when it was woken', () => {
    expect(isDormant({ ...never, addedAt: now.subtract(days(59)) }, now)).toBe(false);
    const old = { ...never, addedAt: now.subtract(days(200)) };
    expect(isDormant(old, now)).toBe(true);
    expect(isDormant({ ...old, awokenAt: now.subtract(days(1)) }, now)).toBe(false);
  });

  it('counts only sign-ins that succeeded, and is woken by an administrator', async ({ db }) => {
    const admin = await anAdministrator(db);
    const { id } = await anOfficer(db);
    await db
      .update(officer)
      .set({ addedAt: now.subtract(days(100)) })
      .where(eq(officer.id, id));
    const tried = { officerId: id, accountHash: 'x', method: 'password', isKnownDevice: false } as const;
    const from = { device: 'Edge on Windows', address: '192.0.2.1' };
    await db.insert(signInAttempt).values({ ...tried, ...from, at: now.subtract(days(1)), result: 'wrong' });
    const state = async () =>
      (
        await db
          .select({ state: stateAt(now) })
          .from(officer)
          .where(eq(officer.id, id))
      )[0]?.state;
    expect(await state()).toBe('dormant');
    expect(await wakeAccount(db, admin, id, now)).toMatchObject({ ok: true });
    expect(await state()).toBe('active');
    expect(await wakeAccount(db, admin, id, now)).toEqual({ ok: false, reason: 'not dormant' });
  });
});
