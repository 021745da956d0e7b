import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { contactNotice, contactSuppression } from '#db/schema/contact-notices.ts';
import { contact, type ContactId, roleHolding } from '#db/schema/contacts.ts';
import { institution } from '#db/schema/institutions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { ukDay } from '#lib/dates.ts';
import { addContact } from '#lib/institutions/contacts/add.ts';
import { editContact, renewContact } from '#lib/institutions/contacts/edit.ts';
import { eraseContact, removeSelf } from '#lib/institutions/contacts/erase.ts';
import { contactOfKey, findContact } from '#lib/institutions/contacts/find.ts';
import { checkSaved } from '#lib/institutions/duplicates/check-saved.ts';
import { possibleContacts } from '#lib/institutions/duplicates/possible-contacts.ts';
import { takeOverContacts } from '#lib/institutions/contacts/portfolio.ts';
import { addRole, changeRole } from '#lib/institutions/contacts/roles.ts';
import { sendLinkAgain, sendOwnLink } from '#lib/institutions/contacts/send-link.ts';
import { askTerms, recordTerms } from '#lib/institutions/contacts/state.ts';
import { suppressedAmong } from '#lib/institutions/contacts/suppression.ts';
import { aContact, newContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';

const rowOf = async (db: Db, id: ContactId) =>
  (await db.select().from(contact).where(eq(contact.id, id)))[0]!;
const self = (contactId: ContactId) => ({ kind: 'contact', contactId }) as const;
const mailsTo = (db: Db, email: string) =>
  db.select().from(mailMessage).where(eq(mailMessage.toEmail, email));

describe('adding a contact', () => {
  it('keeps them with their role where their institution lies, and writes it into the access log', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const added = await addContact(db, officer, await newContact(db, { notice: 'email' }), now);
    if (!added.ok) throw new Error(added.reason);
    const found = await findContact(db, officer, added.value, now);
    expect(found).toMatchObject({ contact: { name: 'Sarah Haldane' }, area: 'Bedford' });
    expect(found!.roles.map(({ role }) => role.title)).toEqual(['Head of Year 9']);
    expect(found!.notices).toMatchObject([{ way: 'email', by: officer.name }]);
    expect(await mailsTo(db, found!.contact.email!)).toMatchObject([{ template: 'contact-notice' }]);
    const entries = await db.select().from(auditLog).where(eq(auditLog.actorId, officer.id));
    expect(entries.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['collect', 'alter', 'consult']),
    );
  });

  it('names the officer who chose the condition under which a faith role is held', async ({ db }) => {
    const officer = await anOfficer(db);
    const role = { title: 'Imam', faithCondition: 'made_public_by_them' } as const;
    const added = await addContact(db, officer, await newContact(db, { role }), now);
    const found = added.ok && (await findContact(db, officer, added.value, now));
    expect(found && found.roles[0]).toMatchObject({
      role: { isFaithRole: true, conditionAt: now },
      conditionBy: officer.name,
    });
  });

  it('is refused where the institution declined contact', async ({ db }) => {
    const officer = await anOfficer(db);
    const institutionId = await anInstitution(db, { contactState: 'declined' });
    const added = await addContact(db, officer, await newContact(db, { role: { institutionId } }), now);
    expect(added).toEqual({ ok: false, reason: 'institution declined' });
  });

  it('finds whoever has the same address, number, or name at the same institution', async ({ db }) => {
    const officer = await anOfficer(db);
    const known = await aContact(db, officer, { phone: '+44 1632 960 123' });
    const areas = [known.areaId!];
    const asked = { areas, name: 'Nobody', email: null, phone: null };
    const there = { title: 'Cook', institutionId: known.institutionId };
    await checkSaved(db, () => now);
    const ids = async (
      more: Partial<Omit<typeof asked, 'email' | 'phone'>> & { email?: string; phone?: string },
    ) => (await possibleContacts(db, officer, { ...asked, ...there, ...more }, now)).map(({ id }) => id);
    expect(await ids({})).toEqual([]);
    expect(await ids({ email: known.email!.toUpperCase(), name: 'Sarah Whitmore' })).toEqual([known.id]);
    expect(await ids({ phone: '01632 960123', name: 'S Haldane' })).toEqual([known.id]);
    expect(await ids({ name: 'sarah  haldane'.replace('  ', ' ') })).toEqual([known.id]);
    expect(await ids({ name: 'Sarah Haldane', areas: [] })).toEqual([]);
  });
});

describe('somebody who removes themselves', () => {
  it('is gone at once, with roles, notices and mails, and cannot be added again', async ({ db }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer, { phone: '01632 960 123' });
    await sendOwnLink(db, one.email!, secret, now);
    expect(await mailsTo(db, one.email!)).toHaveLength(1);
    expect(await removeSelf(db, self(one.id), secret, now)).toMatchObject({ ok: true });
    expect(await rowOf(db, one.id)).toMatchObject({ name: '', email: null, phone: null, erasedAt: now });
    expect(await db.$count(roleHolding, eq(roleHolding.contactId, one.id))).toBe(0);
    expect(await mailsTo(db, one.email!)).toEqual([]);
    expect(await contactOfKey(db, one.key)).toBeNull();
    const again = [
      await newContact(db, { email: one.email!.toUpperCase(), phone: null }),
      await newContact(db, { phone: '(01632) 960123' }),
    ];
    for (const each of again)
      expect(await addContact(db, officer, each, now)).toEqual({ ok: false, reason: 'asked to be removed' });
  });

  it('keeps nobody else from the mailbox and the switchboard of their institution', async ({ db }) => {
    const officer = await anOfficer(db);
    const shared = { mailbox: 'office@harpur.example', telephone: '01632 960 100' };
    const institutionId = await anInstitution(db, shared);
    const address = { email: shared.mailbox, phone: '+44 1632 960100' };
    const one = await aContact(db, officer, { institutionId, ...address });
    await removeSelf(db, self(one.id), secret, now);
    expect(await db.$count(contactSuppression)).toBe(0);
    const next = await newContact(db, { ...address, role: { institutionId } });
    expect(await addContact(db, officer, next, now)).toMatchObject({ ok: true });
  });

  it('takes every record along that was merged into theirs', async ({ db }) => {
    const officer = await anOfficer(db);
    const [stays, merged] = [await aContact(db, officer), await aContact(db, officer)];
    await db.update(contact).set({ mergedIntoId: stays.id, mergedAt: now }).where(eq(contact.id, merged.id));
    expect(await contactOfKey(db, merged.key)).toBe(stays.id);
    await removeSelf(db, self(stays.id), secret, now);
    expect(await rowOf(db, merged.id)).toMatchObject({ name: '', email: null, erasedAt: now });
  });
});

describe('an officer who erases somebody', () => {
  it('keeps them from being added again only if they asked for it', async ({ db }) => {
    const officer = await anOfficer(db);
    for (const theyAsked of [false, true]) {
      const one = await aContact(db, officer);
      await eraseContact(db, officer, one.id, { reason: 'Has left the school.', theyAsked, secret }, now);
      const why = await suppressedAmong(db, secret, [{ email: one.email, phone: null }]);
      expect(why.get(0)).toBe(theyAsked ? 'removed' : undefined);
    }
  });
});

describe('declining and pausing', () => {
  it('takes back a notice that has not left, and keeps the address from being added by another team', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const added = await addContact(db, officer, await newContact(db, { notice: 'email' }), now);
    if (!added.ok) throw new Error(added.reason);
    const { email } = await rowOf(db, added.value);
    const declined = { state: 'declined', pausedUntil: null, secret } as const;
    expect(await askTerms(db, self(added.value), declined, now)).toMatchObject({ ok: true });
    expect(await mailsTo(db, email!)).toEqual([]);
    const other = await newContact(db, { email, phone: null });
    expect(await addContact(db, officer, other, now)).toEqual({
      ok: false,
      reason: 'asked not to be contacted',
    });
    await askTerms(db, self(added.value), { state: 'open', pausedUntil: null, secret }, now);
    expect(await addContact(db, officer, other, now)).toMatchObject({ ok: true });
  });

  it('counts as having been told when it is said to an officer', async ({ db }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer);
    const pausedUntil = ukDay(now).add({ months: 3 });
    const terms = { state: 'paused', pausedUntil, way: 'phone', secret } as const;
    expect(await recordTerms(db, officer, { id: one.id, sequence: 0 }, terms, now)).toMatchObject({
      ok: true,
    });
    expect(await rowOf(db, one.id)).toMatchObject({ state: 'paused', pausedUntil, stateBy: officer.id });
    expect(await db.$count(contactNotice, eq(contactNotice.contactId, one.id))).toBe(1);
  });
});

describe('a form that was open while somebody else changed the contact', () => {
  it('changes nothing', async ({ db }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer);
    const seen = { id: one.id, sequence: 0 };
    expect(await renewContact(db, officer, seen, now)).toMatchObject({ ok: true });
    const { details } = await newContact(db, { name: 'Somebody Else' });
    const stale = await editContact(db, officer, seen, { details, secret }, now);
    expect(stale).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect(await rowOf(db, one.id)).toMatchObject({ name: 'Sarah Haldane', sequence: 1 });
  });
});

describe('a link that was lost', () => {
  it('is replaced by an officer, so that the one that went astray opens nothing', async ({ db }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer, { state: 'declined' });
    const sent = await sendLinkAgain(db, officer, { id: one.id, sequence: 0 }, secret, now);
    expect(sent).toMatchObject({ ok: true });
    expect(await contactOfKey(db, one.key)).toBeNull();
    expect(await mailsTo(db, one.email!)).toMatchObject([{ template: 'contact-link' }]);
  });
});

describe('roles', () => {
  it('are several with one main role, where the contact lies; the next takes over when it ends', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer);
    const [luton] = await db.execute<{ id: string }>("select id from area where slug = 'luton'");
    const elsewhere = await anInstitution(db, { districtId: luton!.id as never });
    const role = { title: 'Trustee', faithCondition: null, fromOn: null };
    const added = { ...role, institutionId: elsewhere, isMain: true };
    expect(await addRole(db, officer, { id: one.id, sequence: 0 }, added, now)).toMatchObject({ ok: true });
    expect((await rowOf(db, one.id)).areaId).toBe(luton!.id);
    const found = await findContact(db, officer, one.id, now);
    const [main, other] = found!.roles;
    expect([main!.role, other!.role]).toMatchObject([
      { title: 'Trustee', isMain: true },
      { title: 'Head of Year 9', isMain: false },
    ]);
    const end = { ...role, roleId: main!.role.id, isMain: true, toOn: ukDay(now) };
    await changeRole(db, officer, { id: one.id, sequence: 1 }, end, now);
    expect((await rowOf(db, one.id)).areaId).toBe(one.areaId);
    await db
      .update(institution)
      .set({ districtId: luton!.id as never })
      .where(eq(institution.id, one.institutionId));
    expect((await rowOf(db, one.id)).areaId).toBe(luton!.id);
  });
});

describe('a hand-over', () => {
  it('gives the contacts of whoever leaves to a colleague', async ({ db }) => {
    const [leaver, taker, boss] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
    const one = await aContact(db, leaver);
    expect(await takeOverContacts(db, boss, leaver.id, taker.id, now)).toBe(1);
    expect(await rowOf(db, one.id)).toMatchObject({ addedBy: leaver.id, ownerId: taker.id });
    expect(await takeOverContacts(db, boss, leaver.id, taker.id, now)).toBe(0);
  });
});
