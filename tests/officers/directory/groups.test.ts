import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import { type OfficerId, roleGrant } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { bringInLine } from '#lib/officers/directory/bring-in-line.ts';
import { addGroup, findGroup, listGroups, listPlaces } from '#lib/officers/directory/groups.ts';
import { countLosing, removeGroup } from '#lib/officers/directory/remove-group.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';

const idOf = async (db: Db, slug: string): Promise<AreaId> =>
  (await db.select({ id: area.id }).from(area).where(eq(area.slug, slug)))[0]!.id;

async function added(db: Db, admin: Officer, given: Partial<Parameters<typeof addGroup>[2]> = {}) {
  const areaId = await idOf(db, 'luton');
  const details = {
    groupKey: 'a group',
    label: 'Prevent officers',
    role: 'prevent_officer',
    areaId,
    ...given,
  };
  const outcome = await addGroup(db, admin, details as Parameters<typeof addGroup>[2], now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return (await findGroup(db, admin, outcome.value.id))!;
}

const openRoles = async (db: Db, id: OfficerId) =>
  (await db.select().from(roleGrant).where(eq(roleGrant.officerId, id))).filter(
    ({ revokedAt }) => !revokedAt,
  );

describe('a group of the directory', () => {
  it('is added by an administrator within their areas only, once, and the log says so', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const group = await added(db, admin);
    expect(await listGroups(db, admin)).toMatchObject([{ label: 'Prevent officers', areaName: 'Luton' }]);
    const details = { groupKey: group.groupKey, label: 'Again', role: group.role };
    const again = await addGroup(db, admin, { ...details, areaId: group.areaId }, now);
    expect(again).toEqual({ ok: false, reason: 'there already' });
    for (const areaId of [await idOf(db, 'ipswich'), await idOf(db, 'eastern-region'), null])
      expect(await addGroup(db, admin, { ...details, areaId }, now)).toEqual({
        ok: false,
        reason: 'no such area',
      });
    const [entry, ...others] = await db.select().from(auditLog).where(eq(auditLog.entity, 'directory_group'));
    expect(entry).toMatchObject({ operation: 'permission', actorId: admin.id, entityIds: [group.id] });
    expect(others).toEqual([]);
  });

  it('is seen by nobody whose areas it is not in, or who manages no directory', async ({ db }) => {
    const group = await added(db, await anOfficer(db, 'administrator'));
    const supervisor = await anOfficer(db, 'supervisor');
    expect(await listGroups(db, supervisor)).toEqual([]);
    expect(await findGroup(db, supervisor, group.id)).toBeNull();
    expect(await listPlaces(db, supervisor)).toEqual([]);
    const elsewhere = { ...(await anOfficer(db, 'administrator')) };
    const ipswich = {
      role: 'administrator' as const,
      areaId: await idOf(db, 'ipswich'),
      areaName: 'Ipswich',
    };
    expect(await findGroup(db, { ...elsewhere, grants: [ipswich] }, group.id)).toBeNull();
  });

  it('takes its role away at once when it is removed, and no role that a person gave', async ({ db }) => {
    const [admin, dana, priya] = [
      await anOfficer(db, 'administrator'),
      await anOfficer(db, 'comms'),
      await anOfficer(db, 'comms'),
    ];
    const group = await added(db, admin);
    for (const { id } of [dana, priya]) await bringInLine(db, { kind: 'system' }, id, ['a group'], now);
    expect(await openRoles(db, dana.id)).toHaveLength(2);
    expect(await countLosing(db, group, now)).toBe(2);
    expect(await removeGroup(db, admin, group, now)).toEqual({ losing: 2 });
    for (const { id } of [dana, priya])
      expect(await openRoles(db, id)).toMatchObject([{ role: 'comms', source: 'start' }]);
    expect(await listGroups(db, admin)).toEqual([]);
    expect(await removeGroup(db, admin, group, now)).toEqual({ losing: 0 });
  });

  it('takes nothing away while another group brings the same', async ({ db }) => {
    const [admin, dana] = [await anOfficer(db, 'administrator'), await anOfficer(db, 'comms')];
    const group = await added(db, admin);
    await added(db, admin, { groupKey: 'another group' });
    await bringInLine(db, { kind: 'system' }, dana.id, ['a group', 'another group'], now);
    expect(await countLosing(db, group, now)).toBe(0);
    expect(await removeGroup(db, admin, group, now)).toEqual({ losing: 0 });
    expect(await openRoles(db, dana.id)).toHaveLength(2);
  });
});
