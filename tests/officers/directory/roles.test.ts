import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { officer, type OfficerId, roleGrant } from '#db/schema/officers.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { accountOf, aDirectory, aGroup, type Directory, grantsOf, now, someone } from './world.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await aDirectory();
});
afterAll(() => directory.stop());
beforeEach(() => {
  process.env['PUBLIC_URL'] = 'http://localhost:4321';
});

const signIn: Directory['signIn'] = (...given) => directory.signIn(...given);

describe('the roles of the directory', () => {
  const open = async (db: Db, id: OfficerId) =>
    (await grantsOf(db, id)).filter(({ revokedAt }) => !revokedAt).map(({ role }) => role);

  it('come and go with the groups at each sign-in, and each change is logged', async ({ db }) => {
    const [officers, comms] = [await aGroup(db), await aGroup(db, { role: 'comms' })];
    const account = someone({ groups: [officers] });
    await signIn(db, account);
    const id = (await accountOf(db, account))!;
    expect(await open(db, id)).toEqual(['prevent_officer']);
    await signIn(db, { ...account, groups: [officers, comms] });
    expect((await open(db, id)).sort()).toEqual(['comms', 'prevent_officer']);
    await signIn(db, { ...account, groups: [comms] });
    expect(await open(db, id)).toEqual(['comms']);
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'role_grant'));
    expect(entries.map(({ operation, fields }) => [operation, fields.join()])).toEqual([
      ['permission', 'granted_at'],
      ['permission', 'granted_at'],
      ['permission', 'revoked_at'],
    ]);
  });

  it('are all taken away with the last group, and then nobody is let in', async ({ db }) => {
    const account = someone({ groups: [await aGroup(db)] });
    await signIn(db, account);
    const id = (await accountOf(db, account))!;
    expect(await signIn(db, { ...account, groups: [] })).toEqual({ ok: false, reason: 'no_role' });
    expect(await open(db, id)).toEqual([]);
    const [row] = await db.select().from(officer).where(eq(officer.id, id));
    expect(row?.privilegesChangedAt?.epochMilliseconds).toBe(now.epochMilliseconds);
  });

  it('never touch a role that a person gave', async ({ db }) => {
    const { email, id } = await anOfficer(db, 'prevent_officer');
    const group = await aGroup(db);
    await signIn(db, someone({ sub: 'priya', email, groups: [group] }));
    expect(await open(db, id)).toEqual(['prevent_officer', 'prevent_officer']);
    await signIn(db, someone({ sub: 'priya', email, groups: [] }));
    expect(await open(db, id)).toEqual(['prevent_officer']);
  });

  it('hold for seven days after a sign-in, and no longer', async ({ db }) => {
    const account = someone({ groups: [await aGroup(db)] });
    await signIn(db, account);
    const id = (await accountOf(db, account))!;
    const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
    const [grant] = await grantsOf(db, id);
    expect(grant?.endsOn?.equals(today.add({ days: 7 }))).toBe(true);
    await db.update(roleGrant).set({ endsOn: today }).where(eq(roleGrant.officerId, id));
    await signIn(db, account);
    const [prolonged, ...others] = await grantsOf(db, id);
    expect(prolonged?.endsOn?.equals(today.add({ days: 7 }))).toBe(true);
    expect(others).toEqual([]);
  });

  it('are never brought by a group that their owner chose', async ({ db }) => {
    const { email, id } = await anOfficer(db, 'administrator');
    const group = await aGroup(db, { role: 'dpo', addedBy: id });
    await signIn(db, someone({ email, groups: [group] }));
    expect(await open(db, id)).toEqual(['administrator']);
  });

  it('stay as they are when the directory has too many groups to send', async ({ db }) => {
    const account = someone({ groups: [await aGroup(db)] });
    await signIn(db, account);
    const { groups: _, ...rest } = account;
    const overflowing = { ...rest, _claim_names: { groups: 'src1' } };
    expect(await signIn(db, overflowing)).toEqual({ ok: false, reason: 'too many groups' });
    expect(await open(db, (await accountOf(db, account))!)).toEqual(['prevent_officer']);
  });
});
