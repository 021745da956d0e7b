import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { relationship } from '#db/schema/institution-links.ts';
import { contact } from '#db/schema/contacts.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { ukDay } from '#lib/dates.ts';
import { findContactByName } from '#lib/institutions/networks/find-contact.ts';
import { institutionMembers } from '#lib/institutions/networks/find-members.ts';
import { findNetwork, listNetworks, networksOf } from '#lib/institutions/networks/list.ts';
import { joinNetwork, leaveNetwork } from '#lib/institutions/networks/members.ts';
import { closeNetwork, editNetwork, startNetwork } from '#lib/institutions/networks/write.ts';
import { listRelated } from '#lib/institutions/relationships/list.ts';
import { addRelationship, endRelationship } from '#lib/institutions/relationships/write.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';

const today = ukDay(now);
const several = (db: Db, ...names: string[]) => Promise.all(names.map((name) => anInstitution(db, { name })));

describe('a relationship', () => {
  it('reads from both sides, and stays in the history of both when it ends', async ({ db }) => {
    const officer = await anOfficer(db);
    const [school, trust] = await several(db, 'The School', 'The Trust');
    const given = { institutionId: school!.id, otherInstitutionId: trust!.id, kind: 'parent' } as const;
    const made = await addRelationship(db, officer, { ...given, fromOn: today.subtract({ days: 9 }) }, now);
    expect(made.ok).toBe(true);
    expect(await listRelated(db, school!.id)).toMatchObject([{ words: 'Part of', other: 'The Trust' }]);
    expect(await listRelated(db, trust!.id)).toMatchObject([{ words: 'Parent of', other: 'The School' }]);
    if (!made.ok) return;
    const which = { of: trust!.id, id: made.value };
    const early = await endRelationship(db, officer, which, today.subtract({ days: 10 }), now);
    expect(early).toEqual({ ok: false, reason: 'ends before it began' });
    expect((await endRelationship(db, officer, which, today, now)).ok).toBe(true);
    expect(await endRelationship(db, officer, which, today, now)).toEqual({
      ok: false,
      reason: 'ended already',
    });
    expect(await listRelated(db, school!.id)).toMatchObject([{ toOn: today }]);
  });

  it('stands once, partners whoever is named first, and nobody has two parents', async ({ db }) => {
    const officer = await anOfficer(db);
    const [one, other, third] = await several(db, 'One', 'Other', 'Third');
    const add = (a: InstitutionId, kind: 'parent' | 'partner_of', b: InstitutionId) =>
      db.transaction((tx) =>
        addRelationship(tx, officer, { institutionId: a, kind, otherInstitutionId: b, fromOn: null }, now),
      );
    expect((await add(one!.id, 'partner_of', other!.id)).ok).toBe(true);
    expect(await add(other!.id, 'partner_of', one!.id)).toEqual({ ok: false, reason: 'known already' });
    expect(await add(one!.id, 'partner_of', one!.id)).toEqual({ ok: false, reason: 'same institution' });
    expect((await add(one!.id, 'parent', other!.id)).ok).toBe(true);
    expect(await add(one!.id, 'parent', third!.id)).toEqual({ ok: false, reason: 'has a parent' });
  });

  it('never closes a circle of parents or members, however long', async ({ db }) => {
    const officer = await anOfficer(db);
    const made = await several(db, 'A', 'B', 'C', 'D');
    for (const kind of ['parent', 'member_of'] as const) {
      const add = (from: number, to: number) =>
        addRelationship(
          db,
          officer,
          { institutionId: made[from]!.id, otherInstitutionId: made[to]!.id, kind, fromOn: null },
          now,
        );
      for (const at of [0, 1, 2]) expect((await add(at, at + 1)).ok).toBe(true);
      expect(await add(3, 0)).toEqual({ ok: false, reason: 'circle' });
    }
  });

  it('is refused by the database itself when two write half a circle each at once', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: 4 });
    const officer = await anOfficer(db);
    const [one, other] = await several(db, 'One', 'Other');
    const add = (from: InstitutionId, to: InstitutionId) =>
      addRelationship(
        db,
        officer,
        { institutionId: from, otherInstitutionId: to, kind: 'parent', fromOn: null },
        now,
      );
    const both = await Promise.all([add(one!.id, other!.id), add(other!.id, one!.id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.$count(relationship)).toBe(1);
  });
});

describe('a network', () => {
  it('has members who agreed, in a role and on a day, and lets them leave and join again', async ({ db }) => {
    const officer = await anOfficer(db);
    const areaId = officer.grants[0]!.areaId;
    const plan = {
      name: 'Bedford forum',
      kind: 'forum',
      aims: 'To talk.',
      areaId,
      ownerId: officer.id,
    } as const;
    const networkId = await startNetwork(db, officer, plan, now);
    const school = await anInstitution(db, { name: 'Ashmere School' });
    const joining = { networkId, institutionId: school.id, agreedRole: 'Head teacher', agreedOn: today };
    const joined = await joinNetwork(db, officer, joining, now);
    expect(joined.ok).toBe(true);
    expect(await db.transaction((tx) => joinNetwork(tx, officer, joining, now))).toEqual({
      ok: false,
      reason: 'member already',
    });
    expect(await networksOf(db, school.id)).toMatchObject([
      { name: 'Bedford forum', agreedRole: 'Head teacher' },
    ]);
    if (!joined.ok) return;
    const member = { networkId, memberId: joined.value };
    expect((await leaveNetwork(db, officer, member, now)).ok).toBe(true);
    expect(await leaveNetwork(db, officer, member, now)).toEqual({ ok: false, reason: 'left already' });
    expect(await networksOf(db, school.id)).toEqual([]);
    expect((await joinNetwork(db, officer, joining, now)).ok).toBe(true);
    expect(await institutionMembers(db, networkId)).toHaveLength(2);
    expect(await listNetworks(db, [areaId])).toMatchObject([{ institutions: 1, people: 0 }]);
  });

  it('takes nobody in who declined contact or paused it, nor anybody once it is closed', async ({ db }) => {
    const officer = await anOfficer(db);
    const areaId = officer.grants[0]!.areaId;
    const plan = { name: 'KIN', kind: 'kin', aims: 'To be asked.', areaId, ownerId: null } as const;
    const networkId = await startNetwork(db, officer, plan, now);
    const [person] = await db
      .insert(contact)
      .values({
        ...{ name: 'Amara Nwosu', channel: 'email', source: 'themselves', isAdult: true, areaId },
        ...{ state: 'declined', addedAt: now, addedBy: officer.id, renewedAt: now },
      })
      .returning();
    const asked = { areas: [areaId], name: 'amara nwosu' };
    expect(await findContactByName(db, officer, asked, now)).toBe(person!.id);
    const refused = { ok: false, reason: 'not to be contacted' };
    const itself = { networkId, contactId: person!.id, agreedOn: today };
    expect(await joinNetwork(db, officer, itself, now)).toEqual(refused);
    const school = await anInstitution(db, { contactState: 'paused' });
    const body = { networkId, institutionId: school.id, agreedRole: 'Head', agreedOn: today };
    expect(await joinNetwork(db, officer, body, now)).toEqual(refused);
    const seen = { id: networkId, sequence: 0 };
    expect((await editNetwork(db, officer, seen, { ...plan, name: 'KIN Bedford' }, now)).ok).toBe(true);
    expect(await closeNetwork(db, officer, seen, now)).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect((await closeNetwork(db, officer, { id: networkId, sequence: 1 }, now)).ok).toBe(true);
    expect((await findNetwork(db, networkId))?.closedAt).not.toBeNull();
    const open = await anInstitution(db);
    expect(await joinNetwork(db, officer, { ...body, institutionId: open.id }, now)).toEqual({
      ok: false,
      reason: 'no such network',
    });
  });
});
