import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { contactSuppression } from '#db/schema/contact-notices.ts';
import { contact, roleHolding } from '#db/schema/contacts.ts';
import { suppress } from '#lib/institutions/contacts/suppression.ts';
import { watchNotices } from '#lib/institutions/contacts/watch-notices.ts';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { anImport, anImporter } from '../../support/imports.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';

const sourceWords = 'Bedford Borough Council, list of safeguarding leads, October 2026';
const settings = { sourceWords };
const head = 'First name,Surname,Job title,Email,Telephone,School';
const listed = (...rows: string[]) => [head, ...rows].join('\n');

describe('a list of people', () => {
  it('that holds what we may not is refused whole, by a heading or by what is in a column', async ({
    aConnection,
  }) => {
    const list = anImport(aConnection(), { kind: 'contacts', settings });
    for (const [content, column] of [
      ['Name,Job title,School,Date of birth\nAmara,DSL,Ashmere,\n', '“Date of birth” (dates of birth)'],
      ['Name,Job title,School,Notes\nAmara,DSL,Ashmere,DOB 03/04/1985\n', '“Notes” (dates of birth)'],
      [
        'Name,Job title,School,Group\nAmara,DSL,Ashmere,White British\n',
        '“Group” (ethnicity or nationality)',
      ],
    ] as const) {
      const { state, failure, headings } = await list.find(await list.send(content));
      expect(state).toBe('failed');
      expect(failure).toContain(`we may never hold about a person: ${column}`);
      expect(headings).toEqual([]);
    }
  });

  it('adds people in a role with the source of their details, who are then owed a notice', async ({
    aConnection,
  }) => {
    const connection = aConnection();
    const { db } = connection;
    const school = await anInstitution(db, { name: 'Ashmere Community School' });
    const officer = await anImporter(connection);
    const list = anImport(connection, { kind: 'contacts', settings, officer });
    const id = await list.send(
      listed('Amara,Nwosu,Safeguarding lead,amara@ashmere.example,,Ashmere Community School'),
    );
    await list.check(id);
    await list.write(id);
    const [amara] = await db.select().from(contact);
    expect(amara).toMatchObject({
      ...{ name: 'Amara Nwosu', email: 'amara@ashmere.example', channel: 'email', state: 'open' },
      ...{ source: 'import', sourceWords, addedBy: officer.id, isAdult: true },
    });
    expect(amara!.areaId).not.toBeNull();
    expect(await db.select().from(roleHolding)).toMatchObject([
      { contactId: amara!.id, institutionId: school, title: 'Safeguarding lead', isMain: true },
    ]);
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'contact'));
    expect(entries).toMatchObject([{ operation: 'collect', entityIds: [amara!.id], actorId: officer.id }]);
    await watchNotices(db, now.add({ hours: 24 * 29 }));
    const [gone] = await db.select().from(contact);
    expect(gone!.erasedAt).not.toBeNull();
  });

  it('has told, row by row, what cannot be', async ({ aConnection }) => {
    const connection = aConnection();
    const { db } = connection;
    await anInstitution(db, { name: 'Ashmere School' });
    await anInstitution(db, { name: 'Luton Mosque', typeCode: 'congregation' });
    await anInstitution(db, { name: 'Brook School', contactState: 'declined' });
    await anInstitution(db, { name: 'Elm School', postcode: 'MK40 9AA' });
    await anInstitution(db, { name: 'Elm School', postcode: 'MK40 9AB' });
    const list = anImport(connection, { kind: 'contacts', settings });
    const id = await list.send(
      listed(
        'Amara,Nwosu,Lead,amara@gmail.com,,Ashmere School',
        'Tom,Reed,,tom@x.example,,Ashmere School',
        'Sam,Hart,Head,sam@x.example,,Nowhere School',
        'Yusuf,Ali,Imam,yusuf@x.example,,Luton Mosque',
        'Jo,Lee,Head,jo@x.example,,Brook School',
        'Pat,Dee,Head,pat@x.example,,Elm School',
      ),
    );
    await list.check(id);
    const problems = (await list.rows(id)).map(({ problems: [first] }) => first ?? '');
    expect(problems[0]).toContain('looks like a private mailbox');
    expect(problems[1]).toContain('which role they hold');
    expect(problems[2]).toBe(
      'No institution called “Nowhere School” is on record in your areas: add it first',
    );
    expect(problems[3]).toContain('may tell of a faith');
    expect(problems[4]).toBe('Brook School declined contact');
    expect(problems[5]).toBe('2 institutions are called “Elm School”: add a postcode or a number');
  });

  it('keeps a role that tells of a faith only under a condition that an officer chose', async ({
    aConnection,
  }) => {
    const connection = aConnection();
    await anInstitution(connection.db, { name: 'Luton Mosque', typeCode: 'congregation' });
    const faith = { ...settings, faithCondition: 'made_public_by_them' } as const;
    const officer = await anImporter(connection);
    const list = anImport(connection, { kind: 'contacts', settings: faith, officer });
    const id = await list.send(listed('Yusuf,Ali,Imam,yusuf@luton.example,,Luton Mosque'));
    await list.check(id);
    await list.write(id);
    expect(await connection.db.select().from(roleHolding)).toMatchObject([
      { isFaithRole: true, faithCondition: 'made_public_by_them', conditionBy: officer.id, conditionAt: now },
    ]);
  });
});

describe('whoever asked to be left alone', () => {
  it('is left alone by every list, whatever it says and wherever their record lies', async ({
    aConnection,
  }) => {
    const connection = aConnection();
    const { db } = connection;
    const keeper = await anOfficer(db);
    const institutionId = await anInstitution(db, { name: 'Ashmere School' });
    const declined = {
      name: 'Declined Person',
      email: 'declined@ashmere.example',
      state: 'declined',
    } as const;
    const paused = { name: 'Paused Person', email: 'paused@ashmere.example', state: 'paused' } as const;
    await aContact(db, keeper, { ...declined, institutionId });
    await aContact(db, keeper, { ...paused, institutionId });
    await suppress(db, secret, { email: 'removed@ashmere.example', phone: null }, 'removed', now);
    const list = anImport(connection, { kind: 'contacts', settings });
    const id = await list.send(
      listed(
        'A,New Name,Head,DECLINED@ashmere.example,,Ashmere School',
        'Paused,Person,Head,other@ashmere.example,,Ashmere School',
        'Removed,Person,Head,removed@ashmere.example,,Ashmere School',
        'Amara,Nwosu,Lead,amara@ashmere.example,,Ashmere School',
      ),
    );
    await list.check(id);
    const rows = await list.rows(id);
    expect(rows.map(({ foundBy, decision, remarks }) => [foundBy, decision, remarks[0]])).toEqual([
      ['barred', 'skip', 'They declined contact'],
      ['barred', 'skip', 'They paused contact'],
      ['barred', 'skip', 'They asked to be removed, and are not added again'],
      [null, 'create', undefined],
    ]);
    await list.write(id);
    const states = await db
      .select({ name: contact.name, state: contact.state })
      .from(contact)
      .orderBy(contact.name);
    expect(states).toEqual([
      { name: 'Amara Nwosu', state: 'open' },
      { name: 'Declined Person', state: 'declined' },
      { name: 'Paused Person', state: 'paused' },
    ]);
    expect(await db.$count(contactSuppression)).toBe(1);
  });

  it('is left alone too when they say so between the preview and the writing', async ({ aConnection }) => {
    const connection = aConnection();
    const { db } = connection;
    const institutionId = await anInstitution(db, { name: 'Ashmere School' });
    const known = await aContact(db, await anOfficer(db), { institutionId, phone: null });
    const list = anImport(connection, { kind: 'contacts', settings });
    const id = await list.send(
      listed(
        'New,Person,Head,new@ashmere.example,,Ashmere School',
        `Sarah,Haldane,Head,${known.email},01632 960222,Ashmere School`,
      ),
    );
    await list.check(id);
    expect((await list.rows(id)).map(({ decision }) => decision)).toEqual(['create', 'fill']);
    await suppress(db, secret, { email: 'new@ashmere.example', phone: null }, 'declined', now);
    await db.update(contact).set({ state: 'declined' }).where(eq(contact.id, known.id));
    await list.write(id);
    expect((await list.rows(id)).map(({ decision, foundBy }) => [decision, foundBy])).toEqual([
      ['skip', 'barred'],
      ['skip', 'barred'],
    ]);
    expect(await db.select().from(contact)).toMatchObject([{ id: known.id, state: 'declined', phone: null }]);
  });
});
