import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { contact, roleHolding } from '#db/schema/contacts.ts';
import { institutionAlias, institutionStanding } from '#db/schema/institution-links.ts';
import { importPart, importRow, importRun } from '#db/schema/imports.ts';
import { institution } from '#db/schema/institutions.ts';
import { decideRows } from '#lib/institutions/imports/decide.ts';
import { importPurge } from '#lib/institutions/imports/purge.ts';
import { overBefore } from '#lib/jobs/purge.ts';
import { ukDay } from '#lib/dates.ts';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { anImport, anImporter } from '../../support/imports.ts';
import { now } from '../../support/makers.ts';

const settings = { otherKind: 'secondary_school' };

describe('writing a list', () => {
  it('fills blanks, takes over what somebody decided, and leaves the rest', async ({ aConnection }) => {
    const connection = aConnection();
    const { db } = connection;
    const officer = await anImporter(connection);
    const known = { postcode: 'MK40 9AA', telephone: '01234 111111' };
    await anInstitution(db, { name: 'Ashmere School', urn: '912301', ...known });
    await anInstitution(db, { name: 'Brook School', urn: '912302', telephone: '01234 222222' });
    const list = anImport(connection, { settings, officer });
    const rows = [
      'Name,URN,Telephone,Website,Other names',
      'Ashmere Academy,912301,01234 999999,ashmere.example,Ashmere; The Ash',
      'Brook Academy,912302,01234 999999,brook.example,',
      'Castle School,912303,,,',
    ];
    const id = await list.send(rows.join('\n'));
    await list.check(id);
    expect((await list.rows(id)).map(({ decision }) => decision)).toEqual(['fill', 'fill', 'create']);
    const decided = [{ group: 'number', choice: 'update', number: 3 }] as const;
    expect(await decideRows(db, officer, id, decided, now)).toMatchObject({ ok: true });
    const wrong = [{ group: 'number', choice: 'create' }] as const;
    expect(await decideRows(db, officer, id, wrong, now)).toEqual({ ok: false, reason: 'not possible' });
    await list.write(id);
    const made = await db.select().from(institution).orderBy(institution.urn);
    expect(made.map(({ name, telephone, website }) => [name, telephone, website])).toEqual([
      ['Ashmere School', '01234 111111', 'https://ashmere.example/'],
      ['Brook Academy', '01234 999999', 'https://brook.example/'],
      ['Castle School', null, null],
    ]);
    const names = await db.select({ name: institutionAlias.name }).from(institutionAlias);
    expect(names.map(({ name }) => name).toSorted()).toEqual(['Ashmere', 'The Ash']);
    expect(await db.$count(importPart)).toBe(0);
    const castle = and(eq(auditLog.entity, 'institution'), eq(auditLog.operation, 'collect'));
    expect(await db.select().from(auditLog).where(castle)).toMatchObject([{ entityIds: [made[2]!.id] }]);
  });

  it('writes all or nothing: where one row cannot be, no row is', async ({ aConnection }) => {
    const connection = aConnection();
    const { db } = connection;
    const list = anImport(connection, { settings });
    const id = await list.send('Name,URN\nAshmere School,912301\nBrook School,912302\n');
    await list.check(id);
    await anInstitution(db, { name: 'Somebody was quicker', urn: '912302' });
    await list.write(id);
    const run = await list.find(id);
    expect(run.state).toBe('preview');
    expect(run.failure).toContain('Nothing was written');
    expect(await db.$count(institution)).toBe(1);
  });
});

describe('taking a list back', () => {
  it('removes what it added, gives back what it changed, and leaves what was used since', async ({
    aConnection,
  }) => {
    const connection = aConnection();
    const { db } = connection;
    const officer = await anImporter(connection);
    const ashmere = await anInstitution(db, { name: 'Ashmere School', urn: '912301', languages: ['Urdu'] });
    const list = anImport(connection, { settings, officer });
    const rows = [
      'Name,URN,Website,Other names,Languages',
      'Ashmere School,912301,ashmere.example,The Ash,"English, Polish"',
      'Brook School,912302,,Brook,',
      'Castle School,912303,,,',
      'Dene School,912304,,,',
    ];
    const id = await list.send(rows.join('\n'));
    await list.check(id);
    await list.write(id);
    const [castle] = await db.select().from(institution).where(eq(institution.urn, '912303'));
    const [dene] = await db.select().from(institution).where(eq(institution.urn, '912304'));
    await aContact(db, officer, { institutionId: castle!.id });
    await db.update(institution).set({ sequence: 1, tier: 'A' }).where(eq(institution.id, dene!.id));
    expect(await list.undo(id)).toMatchObject({ ok: true });
    const left = await db.select().from(institution).orderBy(institution.urn);
    expect(left.map(({ name, website }) => [name, website])).toEqual([
      ['Ashmere School', null],
      ['Castle School', null],
      ['Dene School', null],
    ]);
    expect(left[0]).toMatchObject({ id: ashmere, languages: ['Urdu'] });
    expect(await db.$count(institutionAlias)).toBe(0);
    expect(await db.$count(institutionStanding)).toBe(2);
    const kept = (await list.rows(id)).map(({ number, keptBecause }) => [number, keptBecause]);
    expect(kept).toEqual([
      [4, 'It has roles since'],
      [5, 'Somebody changed it since'],
    ]);
    expect(await list.find(id)).toMatchObject({ state: 'undone', undoneBy: officer.id });
    expect(await list.undo(id)).toEqual({ ok: false, reason: 'changed meanwhile' });
  });

  it('takes people out again, with the roles it gave them', async ({ aConnection }) => {
    const connection = aConnection();
    const { db } = connection;
    const officer = await anImporter(connection);
    const institutionId = await anInstitution(db, { name: 'Ashmere School' });
    await anInstitution(db, { name: 'Brook School' });
    const known = await aContact(db, officer, { institutionId, phone: null });
    const people = { sourceWords: 'A list', faithCondition: undefined };
    const list = anImport(connection, { kind: 'contacts', settings: people, officer });
    const rows = [
      'Name,Role,Email,Telephone,School',
      `Sarah Haldane,Governor,${known.email},01632 960222,Brook School`,
      'Amara Nwosu,Head,amara@x.example,,Ashmere School',
    ];
    const id = await list.send(rows.join('\n'));
    await list.check(id);
    await list.write(id);
    expect(await db.$count(roleHolding)).toBe(3);
    await list.undo(id);
    expect(await db.select().from(contact)).toMatchObject([
      { id: known.id, phone: null, email: known.email },
    ]);
    expect(await db.select().from(roleHolding)).toMatchObject([{ contactId: known.id, institutionId }]);
  });

  it('is possible for 30 days; then the import goes with all that was read', async ({ aConnection }) => {
    const connection = aConnection();
    const { db } = connection;
    let at = now;
    const list = anImport(connection, { settings, clock: () => at });
    const id = await list.send('Name,URN\nAshmere School,912301\n');
    await list.check(id);
    at = now.add({ hours: 24 * 5 });
    await list.write(id);
    const erase = (moment: Temporal.Instant) =>
      importPurge.erase(db, {
        before: overBefore('P30D', moment),
        today: ukDay(moment),
        now: moment,
        most: 100,
      });
    at = now.add({ hours: 24 * 34 });
    expect(await erase(at)).toEqual([]);
    at = now.add({ hours: 24 * 35 });
    expect(await list.undo(id)).toEqual({ ok: false, reason: 'too late' });
    expect(await erase(at)).toEqual([id]);
    expect(await db.$count(importRow)).toBe(0);
    expect(await db.$count(importRun)).toBe(0);
    expect(await db.$count(institution)).toBe(1);
  });
});
