import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { officer, roleGrant } from '#db/schema/officers.ts';
import { endRole } from '#lib/officers/accounts/end-role.ts';
import { grantRole } from '#lib/officers/accounts/grant-role.ts';
import { findOfficer } from '#lib/officers/find.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import {
  accountOf,
  anAdministrator,
  areaOf,
  aRole,
  grantsOf,
  mailsTo,
  now,
  reason,
  today,
} from './people.ts';

const refusal = (why: string) => ({ ok: false, reason: why });

describe('giving a role', () => {
  it('adds to what a colleague may do, tells them, and gives their sign-ins new ids', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db, 'prevent_officer');
    expect(await grantRole(db, admin, dana.id, { ...(await aRole(db)), reason }, now)).toMatchObject({
      ok: true,
    });
    const known = await findOfficer(db, dana.id, now);
    expect(known?.grants.map(({ role }) => role).sort()).toEqual(['analyst', 'prevent_officer']);
    expect((await accountOf(db, dana.id)).privilegesChangedAt).toEqual(now);
    expect(await mailsTo(db, dana.email)).toMatchObject([{ template: 'role-changed' }]);
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'permission'));
    expect(entries).toMatchObject([
      { actorId: admin.id, entityIds: [dana.id], reason, actorRoles: ['administrator'] },
    ]);
  });

  it('is refused to oneself, outside one’s areas, to a closed account and twice', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db, 'prevent_officer');
    const role = { ...(await aRole(db)), reason };
    expect(await grantRole(db, admin, admin.id, role, now)).toEqual(refusal('own account'));
    const eastern = { ...role, areaId: await areaOf(db, 'eastern') };
    expect(await grantRole(db, admin, dana.id, eastern, now)).toEqual(refusal('no such area'));
    await grantRole(db, admin, dana.id, role, now);
    expect(await grantRole(db, admin, dana.id, role, now)).toEqual(refusal('held already'));
    await db.update(officer).set({ deactivatedAt: now }).where(eq(officer.id, dana.id));
    expect(await grantRole(db, admin, dana.id, { ...role, role: 'comms' }, now)).toEqual(refusal('closed'));
  });

  it('may follow the same role that ends before', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db);
    const first = { ...(await aRole(db, { endsOn: today.add({ days: 9 }) })), reason };
    const second = { ...first, startsOn: today.add({ days: 10 }), endsOn: null };
    expect(await grantRole(db, admin, dana.id, first, now)).toMatchObject({ ok: true });
    expect(await grantRole(db, admin, dana.id, second, now)).toMatchObject({ ok: true });
  });

  it('is refused where a colleague also has a role beyond the administrator’s areas, or none within', async ({
    db,
  }) => {
    const admin = await anAdministrator(db);
    const wide = await anAdministrator(db, 'eastern');
    expect(await grantRole(db, admin, wide.id, { ...(await aRole(db)), reason }, now)).toEqual(
      refusal('no such account'),
    );
    const both = { officerId: wide.id, role: 'analyst', startsOn: today } as const;
    await db.insert(roleGrant).values({ ...both, areaId: await areaOf(db, 'bedfordshire') });
    expect(await grantRole(db, admin, wide.id, { ...(await aRole(db)), reason }, now)).toEqual(
      refusal('outside your areas'),
    );
  });

  it('is refused to whoever has stopped being an administrator since their page was shown', async ({
    db,
  }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db);
    await db.update(roleGrant).set({ revokedAt: now }).where(eq(roleGrant.officerId, admin.id));
    expect(await grantRole(db, admin, dana.id, { ...(await aRole(db)), reason }, now)).toEqual(
      refusal('no such account'),
    );
  });
});

describe('ending a role', () => {
  it('takes it at once, or after a day, and tells who held it', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db, 'prevent_officer');
    const [grant] = await grantsOf(db, dana.id);
    const lastDay = today.add({ days: 3 });
    expect(await endRole(db, admin, dana.id, grant!.id, { lastDay, reason }, now)).toMatchObject({
      ok: true,
    });
    expect((await findOfficer(db, dana.id, now.add({ hours: 72 })))?.grants).toHaveLength(1);
    expect((await findOfficer(db, dana.id, now.add({ hours: 96 })))?.grants).toHaveLength(0);
    const at = { lastDay: null, reason };
    expect(await endRole(db, admin, dana.id, grant!.id, at, now)).toMatchObject({ ok: true });
    expect((await findOfficer(db, dana.id, now))?.grants).toEqual([]);
    expect(await endRole(db, admin, dana.id, grant!.id, at, now)).toEqual(refusal('ended already'));
    expect(await mailsTo(db, dana.email)).toHaveLength(2);
  });

  it('is refused for a day that is past, or after its last day, and of one’s own role', async ({ db }) => {
    const admin = await anAdministrator(db);
    const dana = await anOfficer(db);
    const [grant] = await grantsOf(db, dana.id);
    const end = (lastDay: Temporal.PlainDate) =>
      endRole(db, admin, dana.id, grant!.id, { lastDay, reason }, now);
    expect(await end(today.subtract({ days: 1 }))).toEqual(refusal('in the past'));
    await end(today.add({ days: 2 }));
    expect(await end(today.add({ days: 3 }))).toEqual(refusal('ends earlier'));
    const [own] = await grantsOf(db, admin.id);
    expect(await endRole(db, admin, admin.id, own!.id, { lastDay: null, reason }, now)).toEqual(
      refusal('own account'),
    );
  });

  it('is refused where it would leave an area without an administrator who can sign in', async ({ db }) => {
    const wide = await anAdministrator(db, 'eastern');
    const other = await anAdministrator(db, 'eastern');
    const local = await anAdministrator(db);
    const [grant] = await grantsOf(db, other.id);
    const at = { lastDay: null, reason };
    await db.update(officer).set({ passwordHash: null }).where(eq(officer.id, wide.id));
    expect(await endRole(db, wide, other.id, grant!.id, at, now)).toEqual(refusal('last administrator'));
    const soon = { lastDay: today.add({ days: 5 }), reason };
    expect(await endRole(db, wide, other.id, grant!.id, soon, now)).toEqual(refusal('last administrator'));
    const [narrow] = await grantsOf(db, local.id);
    expect(await endRole(db, wide, local.id, narrow!.id, at, now)).toMatchObject({ ok: true });
  });
});
