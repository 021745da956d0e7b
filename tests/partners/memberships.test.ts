import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { partnerInvitation, partnerMembership } from '#db/schema/partners.ts';
import { opened, writeLinks } from '#lib/mail/links.ts';
import { acceptInvitation, openInvitation } from '#lib/partners/memberships/accept.ts';
import { askMembership } from '#lib/partners/memberships/ask.ts';
import { changeColleague, listColleagues, removeColleague } from '#lib/partners/memberships/colleagues.ts';
import { endMembership, grantMembership, refuseMembership } from '#lib/partners/memberships/decide.ts';
import { findMembership } from '#lib/partners/memberships/find-for-staff.ts';
import { listMemberships } from '#lib/partners/memberships/for-staff.ts';
import { inviteColleague, withdrawInvitation } from '#lib/partners/memberships/invite.ts';
import { leaveOrganisation, otherLeads } from '#lib/partners/memberships/leave.ts';
import { membershipIn, membershipsOf } from '#lib/partners/memberships/mine.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now, secret } from '../support/makers.ts';
import { aMembership, anInstitution, aPartner } from '../support/partner-makers.ts';

const browser = { cookies: null, https: false, requestId: 'a-request' };
const mails = async (db: Db) => (await db.select().from(mailMessage)).map(({ template }) => template).sort();

const ask = async (db: Db) => {
  const [school, who] = [await anInstitution(db), await aPartner(db)];
  const details = { institutionId: school.id, name: 'Grace Okafor', role: 'colleague' } as const;
  const asked = await askMembership(db, who, details, now);
  if (!asked.ok) throw new Error(asked.reason);
  return { school, who, details, id: asked.value.id };
};

describe('somebody who asks to see an organisation', () => {
  it('sees nothing until an officer grants it, and is told then', async ({ db }) => {
    const { school, who, id } = await ask(db);
    expect(await membershipIn(db, who.id, school.id)).toBeNull();
    await grantMembership(db, await anOfficer(db), id, { role: 'training_lead' }, now);
    expect(await membershipIn(db, who.id, school.id)).toMatchObject({ role: 'training_lead' });
    expect(await mails(db)).toEqual(['partner-granted']);
  });

  it('is told the reason when it is refused, and can ask again', async ({ db }) => {
    const { who, details, id } = await ask(db);
    await refuseMembership(db, await anOfficer(db), id, { reason: 'We could not reach you.' }, now);
    const [mail] = await db.select().from(mailMessage);
    expect(mail).toMatchObject({
      template: 'partner-refused',
      fields: { reasonWords: 'We could not reach you.' },
    });
    expect((await askMembership(db, who, details, now)).ok).toBe(true);
  });

  it('asks once, however often the form is sent', async ({ db }) => {
    const { who, details } = await ask(db);
    expect(await askMembership(db, who, details, now)).toEqual({ ok: false, reason: 'asked already' });
    expect(await db.$count(partnerMembership)).toBe(1);
  });

  it('cannot ask for more than five organisations at a time', async ({ db }) => {
    const { who, details } = await ask(db);
    for (let more = 0; more < 4; more++)
      await askMembership(db, who, { ...details, institutionId: (await anInstitution(db)).id }, now);
    const sixth = { ...details, institutionId: (await anInstitution(db)).id };
    expect(await askMembership(db, who, sixth, now)).toEqual({ ok: false, reason: 'too many' });
  });

  it('is decided on once: a second officer is told', async ({ db }) => {
    const { id } = await ask(db);
    const officer = await anOfficer(db);
    await grantMembership(db, officer, id, { role: 'colleague' }, now);
    const again = await refuseMembership(db, officer, id, { reason: 'No.' }, now);
    expect(again).toEqual({ ok: false, reason: 'decided already' });
  });
});

describe('the team', () => {
  it('sees from which domains an organisation books, beside the address of who asks', async ({ db }) => {
    const school = await anInstitution(db);
    const session = await aSession(db);
    const request = aRequest(session.id, { email: 'office@ashmere.school.example' });
    request.organisation.institutionId = school.id;
    await bookPlaces(db, anyone, request, now);
    const { id } = await aMembership(db, school, { grantedAt: null });
    const found = await findMembership(db, await anOfficer(db), id, now);
    expect(found).toMatchObject({
      domain: 'ashmere.school.example',
      domains: [{ domain: 'ashmere.school.example', bookings: 1 }],
      ownBookings: 0,
    });
  });

  it('sees which organisations have no training lead', async ({ db }) => {
    const officer = await anOfficer(db);
    const [led, leadless] = [await anInstitution(db), await anInstitution(db)];
    await aMembership(db, led);
    await aMembership(db, leadless, { role: 'colleague' });
    const rows = await listMemberships(db, officer, [], 'leadless', now);
    expect(rows.map(({ organisation }) => organisation)).toEqual([leadless.name]);
  });

  it('can end a membership, and says why', async ({ db }) => {
    const school = await anInstitution(db);
    const { id, partner } = await aMembership(db, school);
    await endMembership(db, await anOfficer(db), id, { reason: 'You have moved.' }, now);
    expect(await membershipIn(db, partner.id, school.id)).toBeNull();
    expect(await mails(db)).toEqual(['partner-removed']);
  });
});

const keyOf = async (db: Db) => {
  const [mail] = await db.select().from(mailMessage).where(eq(mailMessage.template, 'partner-invited'));
  const fields = writeLinks(mail!.fields, opened('', secret)) as { invitationUrl: string };
  return fields.invitationUrl.split('/').at(-1)!;
};

async function invited(db: Db, email = 'deputy@ashmere.school.example') {
  const school = await anInstitution(db);
  const { partner: lead } = await aMembership(db, school);
  const made = await inviteColleague(db, lead, school.id, { email, role: 'colleague', secret }, now);
  if (!made.ok) throw new Error(made.reason);
  return { school, lead, id: made.value.id, key: await keyOf(db), email };
}

describe('an invitation by a training lead', () => {
  it('signs in whoever has the mailbox, and lets them see the organisation', async ({ db }) => {
    const { school, key, email } = await invited(db);
    expect(await openInvitation(db, key, now)).toMatchObject({ email, organisation: school.name });
    const taken = await acceptInvitation(db, browser, { key, name: 'Amina Khan' }, now);
    const who = taken.ok ? taken.value.partner : null;
    expect(who).toMatchObject({ email, name: 'Amina Khan' });
    expect(await membershipIn(db, who!.id, school.id)).toMatchObject({ role: 'colleague' });
  });

  it('works once, and not after fourteen days or once it is withdrawn', async ({ db }) => {
    const first = await invited(db);
    await acceptInvitation(db, browser, { key: first.key, name: 'Amina Khan' }, now);
    expect(await acceptInvitation(db, browser, { key: first.key, name: 'Amina Khan' }, now)).toMatchObject({
      ok: false,
    });
    await db.delete(mailMessage);
    const second = await invited(db, 'second@ashmere.school.example');
    expect(await openInvitation(db, second.key, now.add({ hours: 24 * 14 }))).toBeNull();
    await withdrawInvitation(db, second.lead, { institutionId: second.school.id, id: second.id }, now);
    expect(await openInvitation(db, second.key, now)).toBeNull();
  });

  it('cannot be sent by a colleague, a stranger, or for another organisation', async ({ db }) => {
    const { school, lead } = await invited(db);
    const colleague = (await aMembership(db, school, { role: 'colleague' })).partner;
    const details = { email: 'x@ashmere.school.example', role: 'training_lead', secret } as const;
    for (const who of [colleague, await aPartner(db)])
      expect(await inviteColleague(db, who, school.id, details, now)).toEqual({
        ok: false,
        reason: 'not a lead',
      });
    const other = await anInstitution(db);
    expect(await inviteColleague(db, lead, other.id, details, now)).toMatchObject({ ok: false });
    expect(await db.$count(partnerInvitation)).toBe(1);
  });

  it('is sent once to an address, and not to somebody who is there already', async ({ db }) => {
    const { school, lead, email } = await invited(db);
    const again = await inviteColleague(db, lead, school.id, { email, role: 'colleague', secret }, now);
    expect(again).toEqual({ ok: false, reason: 'invited already' });
    const details = { email: lead.email, role: 'colleague', secret } as const;
    expect(await inviteColleague(db, lead, school.id, details, now)).toMatchObject({
      reason: 'member already',
    });
  });

  it('grants what somebody had asked for, by the same membership', async ({ db }) => {
    const { school, key, email } = await invited(db);
    const who = await aPartner(db, { email });
    await aMembership(db, school, { partner: who, grantedAt: null });
    await acceptInvitation(db, browser, { key, name: 'Amina Khan' }, now);
    const open = await membershipsOf(db, who.id);
    expect(open).toHaveLength(1);
    expect(open[0]!.grantedAt).not.toBeNull();
  });
});

describe('colleagues', () => {
  it('are listed with those who are invited', async ({ db }) => {
    const { school, lead, email } = await invited(db);
    const { members, invitations } = await listColleagues(db, lead, school.id, now);
    expect(members.map((one) => one.email)).toEqual([lead.email]);
    expect(invitations.map((one) => one.email)).toEqual([email]);
  });

  it('are removed by a training lead only, who cannot remove themselves or somebody elsewhere', async ({
    db,
  }) => {
    const school = await anInstitution(db);
    const lead = await aMembership(db, school);
    const colleague = await aMembership(db, school, { role: 'colleague' });
    const elsewhere = await aMembership(db, await anInstitution(db));
    const remove = (actor: typeof lead.partner, membershipId: typeof lead.id) =>
      removeColleague(db, actor, { institutionId: school.id, membershipId }, now);
    expect(await remove(colleague.partner, lead.id)).toEqual({ ok: false, reason: 'not a lead' });
    expect(await remove(lead.partner, lead.id)).toEqual({ ok: false, reason: 'no such colleague' });
    expect(await remove(lead.partner, elsewhere.id)).toEqual({ ok: false, reason: 'no such colleague' });
    expect((await remove(lead.partner, colleague.id)).ok).toBe(true);
    expect(await membershipIn(db, colleague.partner.id, school.id)).toBeNull();
    expect(await mails(db)).toEqual(['partner-removed']);
  });

  it('can be made training leads, so that the last one may go', async ({ db }) => {
    const school = await anInstitution(db);
    const { partner: lead } = await aMembership(db, school);
    const colleague = await aMembership(db, school, { role: 'colleague' });
    expect(await otherLeads(db, lead, school.id)).toBe(0);
    const whose = { institutionId: school.id, membershipId: colleague.id };
    await changeColleague(db, lead, { ...whose, role: 'training_lead' }, now);
    expect(await otherLeads(db, lead, school.id)).toBe(1);
    await leaveOrganisation(db, lead, school.id, now);
    expect(await membershipIn(db, lead.id, school.id)).toBeNull();
  });
});
