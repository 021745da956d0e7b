import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { contact } from '#db/schema/contacts.ts';
import { duplicatePair, recordMerge } from '#db/schema/duplicates.ts';
import { institution } from '#db/schema/institutions.ts';
import { checkSaved } from '#lib/institutions/duplicates/check-saved.ts';
import MergeContact from '../../../src/pages/staff/contacts/[id]/merge.astro';
import Contact from '../../../src/pages/staff/contacts/[id]/index.astro';
import New from '../../../src/pages/staff/institutions/new.astro';
import Record from '../../../src/pages/staff/institutions/[id]/index.astro';
import MergeInstitution from '../../../src/pages/staff/institutions/[id]/merge.astro';
import Merged from '../../../src/pages/staff/institutions/duplicates/[merge].astro';
import Duplicates from '../../../src/pages/staff/institutions/duplicates/index.astro';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const reason = 'the second was typed from a booking';
const list = '/staff/institutions/duplicates';

describe('the list of possible duplicates', () => {
  it('shows both records with why they may be one, and leads to the two side by side', async ({ db }) => {
    const officer = await anOfficer(db);
    const first = await anInstitution(db, { postcode: 'MK40 1AA', addedAt: now.subtract({ hours: 48 }) });
    const second = await anInstitution(db, { name: 'Ashmere Comm. Sch.', postcode: 'MK40 1AA' });
    await checkSaved(db, () => now);
    const { text, html } = await visit(Duplicates, db, officer, { path: list });
    expect(text).toContain('Ashmere Comm. Sch.');
    expect(text).toContain('The same name +55');
    expect(html).toContain(`/staff/institutions/${second}/merge?into=${first}`);
  });

  it('offers no merge of institutions to an officer who may not merge them', async ({ db }) => {
    await anInstitution(db);
    await anInstitution(db);
    await checkSaved(db, () => now);
    const { text } = await visit(Duplicates, db, await anOfficer(db, 'prevent_officer'), { path: list });
    expect(text).toContain('The same name');
    expect(text).not.toContain('Look at both');
  });

  it('says what to do where there is none', async ({ db }) => {
    const { text } = await visit(Duplicates, db, await anOfficer(db), { path: `${list}?kind=contact` });
    expect(text).toContain('No contacts look alike');
  });
});

describe('two institutions side by side', () => {
  it('become one as it was chosen, field by field; the old address leads on; undone, they are two', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const from = await anInstitution(db, { name: 'Ashmere Sch', urn: '912345', telephone: '01632 960 123' });
    const into = await anInstitution(db, { mailbox: 'office@ashmere.example' });
    const where = { params: { id: from }, path: `/staff/institutions/${from}/merge?into=${into}` };
    const before = await visit(MergeInstitution, db, officer, where);
    expect(before.text).toContain('Are these one institution?');
    // What the record that stays leaves blank is taken of the other unless somebody says otherwise.
    expect(before.html).toMatch(/id="urn-from"[^>]*checked/);
    expect(before.html).toMatch(/id="name-into"[^>]*checked/);
    const seen = { seenFrom: '0', seenInto: '0', do: 'merge' };
    const form = { ...seen, reason, name: 'from', urn: 'from', telephone: 'into' };
    const { status, location } = await visit(MergeInstitution, db, officer, { ...where, form });
    const [merge] = await db.select().from(recordMerge);
    expect([status, location]).toEqual([303, `${list}/${merge!.id}?done=merged`]);
    const [stays] = await db.select().from(institution).where(eq(institution.id, into));
    expect(stays).toMatchObject({ name: 'Ashmere Sch', urn: '912345', telephone: null });
    const old = await visit(Record, db, officer, { params: { id: from } });
    expect([old.status, old.location]).toEqual([303, `/staff/institutions/${into}`]);

    const undo = { params: { merge: merge!.id }, path: `${list}/${merge!.id}` };
    expect((await visit(Merged, db, officer, undo)).text).toContain('Undo the merge');
    const undone = await visit(Merged, db, officer, { ...undo, form: { reason: 'they share a site' } });
    expect(undone.status).toBe(303);
    expect((await visit(Merged, db, officer, undo)).text).toContain('are two again');
    expect((await visit(Record, db, officer, { params: { id: from } })).text).toContain('URN 912345');
  });

  it('stay as they are without a reason, and when one was changed meanwhile; what was chosen is kept', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [from, into] = [await anInstitution(db, { name: 'Ashmere Sch' }), await anInstitution(db)];
    const where = { params: { id: from }, path: `/staff/institutions/${from}/merge?into=${into}` };
    const form = { seenFrom: '0', seenInto: '0', do: 'merge', name: 'from' };
    const silent = await visit(MergeInstitution, db, officer, { ...where, form });
    expect(silent.status).toBe(422);
    expect(silent.html).toMatch(/id="name-from"[^>]*checked/);
    const stale = await visit(MergeInstitution, db, officer, {
      ...where,
      form: { ...form, reason, seenFrom: '7' },
    });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Somebody changed one of the two');
    expect(await db.$count(recordMerge)).toBe(0);
  });

  it('are remembered as two when somebody says so', async ({ db }) => {
    const officer = await anOfficer(db);
    const [from, into] = [await anInstitution(db), await anInstitution(db)];
    await checkSaved(db, () => now);
    const where = { params: { id: from }, path: `/staff/institutions/${from}/merge?into=${into}` };
    const form = { seenFrom: '0', seenInto: '0', do: 'two' };
    const said = await visit(MergeInstitution, db, officer, { ...where, form });
    expect([said.status, said.location]).toEqual([303, `${list}?done=two`]);
    const two = and(eq(duplicatePair.decision, 'two'), eq(duplicatePair.decidedBy, officer.id));
    expect(await db.$count(duplicatePair, two)).toBe(1);
    expect((await visit(MergeInstitution, db, officer, where)).text).toContain(
      'said on 21 November 2026 that they are not the same',
    );
  });
});

describe('two contacts side by side', () => {
  it('become one of whom both looks and the bringing together are in the access log', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const institutionId = await anInstitution(db);
    const from = await aContact(db, officer, { institutionId, state: 'declined', stateAt: now });
    const into = await aContact(db, officer, { institutionId });
    const where = { params: { id: from.id }, path: `/staff/contacts/${from.id}/merge?into=${into.id}` };
    expect((await visit(MergeContact, db, officer, where)).text).toContain('Contact declined: the stricter');
    const form = { seenFrom: '0', seenInto: '0', do: 'merge', reason, email: 'from' };
    expect((await visit(MergeContact, db, officer, { ...where, form })).status).toBe(303);
    const [stays] = await db.select().from(contact).where(eq(contact.id, into.id));
    expect(stays).toMatchObject({ email: from.email, state: 'declined' });
    const old = await visit(Contact, db, officer, { params: { id: from.id } });
    expect([old.status, old.location]).toEqual([303, `/staff/contacts/${into.id}`]);
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.operation, 'combine'));
    expect(entry).toMatchObject({ entityIds: [from.id, into.id], reason, fields: ['email'] });
  });

  it('are not there for who may not merge where one of them lies', async ({ db }) => {
    const officer = await anOfficer(db, 'npt_reader');
    const keeper = await anOfficer(db);
    const [from, into] = [await aContact(db, keeper), await aContact(db, keeper)];
    const where = { params: { id: from.id }, path: `/staff/contacts/${from.id}/merge?into=${into.id}` };
    expect((await visit(MergeContact, db, officer, where)).status).toBe(404);
  });
});

describe('adding an institution', () => {
  it('shows what it may be with the reasons, and adds it once somebody says that it is another', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    await anInstitution(db, { postcode: 'MK40 1AA' });
    await checkSaved(db, () => now);
    const form = { name: 'Ashmere Comm. School', type: 'secondary_school', postcode: 'MK40 1AA' };
    const asked = await visit(New, db, officer, { path: '/staff/institutions/new', form });
    expect(asked.status).toBe(409);
    expect(asked.text).toContain('This may be on record already');
    expect(asked.text).toContain('The same postcode +30');
    const sure = await visit(New, db, officer, {
      path: '/staff/institutions/new',
      form: { ...form, sure: 'on' },
    });
    expect(sure.status).toBe(303);
  });
});
