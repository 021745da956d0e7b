import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { contactNotice, contactWish } from '#db/schema/contact-notices.ts';
import { contact, type ContactId, roleHolding } from '#db/schema/contacts.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { removeSelf } from '#lib/institutions/contacts/erase.ts';
import { giveNotices } from '#lib/institutions/contacts/give-notice.ts';
import { listContacts } from '#lib/institutions/contacts/list.ts';
import { remindReviews } from '#lib/institutions/contacts/remind-reviews.ts';
import { watchNotices } from '#lib/institutions/contacts/watch-notices.ts';
import { answerWish, askCorrection, listWishes, type WishId } from '#lib/institutions/contacts/wishes.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { purges } from '../../../src/purges.ts';
import { aContact, aCorrection } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';

const midnight = new Temporal.PlainTime();
const after = (days: number) => ukMoment(ukDay(now).add({ days }), midnight);
const giving = { way: 'email', words: null, secret } as const;

describe('notices', () => {
  it('go to several at once, and to nobody who declined, is paused, has no address or lies elsewhere', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const told = await aContact(db, officer);
    const declined = await aContact(db, officer, { state: 'declined' });
    const paused = await aContact(db, officer, { state: 'paused' });
    const without = await aContact(db, officer, { email: null });
    const institutionId = await anInstitution(db, { contactState: 'declined' });
    const there = await aContact(db, officer, { institutionId });
    const ids = [told, declined, paused, without, there].map(({ id }) => id);
    const { given, left } = await giveNotices(db, officer, { ...giving, ids, areas: [told.areaId!] }, now);
    expect(given).toBe(1);
    expect(left.map(({ id }) => id).sort()).toEqual(ids.slice(1).sort());
    const elsewhere = await aContact(db, officer);
    expect(await giveNotices(db, officer, { ...giving, ids: [elsewhere.id], areas: [] }, now)).toEqual({
      given: 0,
      left: [],
    });
    expect(await db.$count(contactNotice)).toBe(1);
    expect(await db.$count(mailMessage, eq(mailMessage.template, 'contact-notice'))).toBe(1);
  });

  it('are warned of at 14 and 21 days, once each, and on the 28th whoever was not told is erased', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const [one, told] = [await aContact(db, officer), await aContact(db, officer)];
    const areas = [told.areaId!];
    await giveNotices(db, officer, { way: 'letter', words: null, secret, ids: [told.id], areas }, now);
    const nothing = { contacts: 0, warnings: 0 };
    expect(await watchNotices(db, after(13))).toEqual(nothing);
    expect(await watchNotices(db, after(14))).toEqual({ contacts: 0, warnings: 1 });
    expect(await watchNotices(db, after(20))).toEqual(nothing);
    expect(await watchNotices(db, after(21))).toEqual({ contacts: 0, warnings: 1 });
    expect(await watchNotices(db, after(28).subtract({ milliseconds: 1 }))).toEqual(nothing);
    expect(await watchNotices(db, after(28))).toEqual({ contacts: 1, warnings: 0 });
    expect(await watchNotices(db, after(28))).toEqual(nothing);
    const rows = await db.select().from(contact).orderBy(contact.erasedAt);
    expect(rows.map(({ id, name }) => [id, name])).toEqual([
      [one.id, ''],
      [told.id, 'Sarah Haldane'],
    ]);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.toEmail, officer.email));
    expect(mails).toHaveLength(2);
    expect(JSON.stringify(mails)).not.toContain('Haldane');
  });
});

describe('a notice whose mail comes back', () => {
  it('told nobody: it is owed again, and the contact goes with the rest', async ({ db }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer);
    const areas = [one.areaId!];
    await giveNotices(db, officer, { ...giving, ids: [one.id], areas }, now);
    const owed = async () =>
      (await listContacts(db, officer, { areas, filter: { due: 'notice' } }, now)).rows;
    expect(await owed()).toEqual([]);
    await db.update(mailMessage).set({ failedAt: now }).where(eq(mailMessage.entityId, one.id));
    expect((await owed()).map(({ id }) => id)).toEqual([one.id]);
    expect(await watchNotices(db, after(28))).toMatchObject({ contacts: 1 });
  });
});

describe('the list', () => {
  it('goes on where the page before ended, by name and by what is most urgent', async ({ db }) => {
    const officer = await anOfficer(db);
    const names = ['Ádám Alder', 'Bea Birch', 'Cal Cedar', 'Dee Elm', 'bea Ash'];
    const days = (count: number) => now.subtract({ hours: 24 * count });
    const made: Awaited<ReturnType<typeof aContact>>[] = [];
    for (const [index, name] of names.entries())
      made.push(await aContact(db, officer, { name, addedAt: days(index + 1) }));
    const areas = [made[0]!.areaId!];
    const walk = async (due?: 'notice') => {
      const seen: string[] = [];
      for (let after: ContactId | undefined; ;) {
        const page = await listContacts(
          db,
          officer,
          { areas, filter: { ...(due && { due }), ...(after && { after }) } },
          now,
          2,
        );
        seen.push(...page.rows.map(({ name }) => name));
        if (!page.hasMore) return seen;
        after = page.rows.at(-1)!.id;
      }
    };
    expect(await walk()).toEqual(['Ádám Alder', 'bea Ash', 'Bea Birch', 'Cal Cedar', 'Dee Elm']);
    expect(await walk('notice')).toEqual(names.toReversed());
    const named = await listContacts(db, officer, { areas, filter: { name: 'BEA' } }, now);
    expect(named.rows).toHaveLength(2);
    expect((await listContacts(db, officer, { areas: [], filter: {} }, now)).rows).toEqual([]);
  });
});

describe('a correction', () => {
  it('changes nothing until an officer takes it over, and is one wish if it is sent twice', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer, { phone: '01632 960 123' });
    const actor = { kind: 'contact', contactId: one.id } as const;
    const asked = { changes: { title: 'Deputy head', phone: null }, words: null, formToken: 'one' };
    await askCorrection(db, actor, asked, now);
    await askCorrection(db, actor, asked, now);
    const areas = [one.areaId!];
    const { waiting } = await listWishes(db, officer, areas, now);
    expect(waiting).toHaveLength(1);
    expect(waiting[0]).toMatchObject({ name: 'Sarah Haldane', title: 'Head of Year 9' });
    expect(await db.$count(mailMessage, eq(mailMessage.toEmail, officer.email))).toBe(1);
    const answer = { id: waiting[0]!.wish.id, applies: true, answer: null, secret };
    expect(await answerWish(db, officer, [], answer, now)).toEqual({ ok: false, reason: 'not waiting' });
    expect(await answerWish(db, officer, areas, answer, now)).toMatchObject({ ok: true });
    expect(await answerWish(db, officer, areas, answer, now)).toEqual({ ok: false, reason: 'not waiting' });
    const [row] = await db.select().from(contact).where(eq(contact.id, one.id));
    const [role] = await db.select().from(roleHolding).where(eq(roleHolding.contactId, one.id));
    expect([row!.phone, role!.title]).toEqual([null, 'Deputy head']);
  });

  it('is not taken over where the new address belongs to somebody who asked to go', async ({ db }) => {
    const officer = await anOfficer(db);
    const gone = await aContact(db, officer);
    await removeSelf(db, { kind: 'contact', contactId: gone.id }, secret, now);
    const one = await aContact(db, officer);
    const id = (await aCorrection(db, one.id, { email: gone.email })) as WishId;
    const answer = { id, applies: true, answer: null, secret };
    const refused = await answerWish(db, officer, [one.areaId!], answer, now);
    expect(refused).toEqual({ ok: false, reason: 'asked to be removed' });
    expect(await db.select().from(contactWish).where(eq(contactWish.id, id))).toMatchObject([
      { doneAt: null },
    ]);
  });
});

describe('retention', () => {
  it('erases a contact 24 months after somebody last made sure of them, and reminds of it at 12', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer);
    const yearOn = ukMoment(ukDay(now).add({ months: 12 }), midnight);
    expect(await remindReviews(db, yearOn.subtract({ milliseconds: 1 }))).toEqual({ reminders: 0 });
    expect(await remindReviews(db, yearOn)).toEqual({ reminders: 1 });
    expect(await remindReviews(db, yearOn)).toEqual({ reminders: 0 });
    const over = ukMoment(ukDay(now).add({ months: 24 }), midnight);
    expect(await runPurges(db, purges, over.subtract({ milliseconds: 1 }))).toMatchObject({ contact: 0 });
    expect(await runPurges(db, purges, over)).toMatchObject({ contact: 1 });
    const [row] = await db.select().from(contact).where(eq(contact.id, one.id));
    expect(row).toMatchObject({ name: '', email: null });
  });

  it('erases a role six months after it ended, and with the last one whoever held it', async ({ db }) => {
    const officer = await anOfficer(db);
    const one = await aContact(db, officer);
    const ended = { toOn: ukDay(now), isMain: false };
    await db.update(roleHolding).set(ended).where(eq(roleHolding.contactId, one.id));
    const over = ukMoment(ukDay(now).add({ months: 6 }), midnight);
    expect(await runPurges(db, purges, over.subtract({ milliseconds: 1 }))).toMatchObject({
      role_holding: 0,
    });
    expect(await runPurges(db, purges, over)).toMatchObject({ role_holding: 1 });
    expect((await db.select().from(contact).where(eq(contact.id, one.id)))[0]!.erasedAt).not.toBeNull();
  });
});
