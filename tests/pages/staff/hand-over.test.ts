import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { areaOfficer } from '#db/schema/area-facts.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import { contact } from '#db/schema/contacts.ts';
import { discussionPoint } from '#db/schema/engagements.ts';
import { institutionOwner } from '#db/schema/institution-links.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { handOver } from '#db/schema/officers.ts';
import { plannedContact, plannedContactChange } from '#db/schema/planned-contacts.ts';
import { commitment, commitmentChange } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import Close from '../../../src/pages/staff/admin/people/[id]/close.astro';
import Pack from '../../../src/pages/staff/engagements/hand-over/[officer]/index.astro';
import { GET as packFile } from '../../../src/pages/staff/engagements/hand-over/[officer]/pack.pdf.ts';
import OwnPack from '../../../src/pages/staff/engagements/hand-over/index.astro';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { aLoggedVisit } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aPlan } from '../../support/plan-makers.ts';
import { anArea, aPromise } from '../../support/promise-makers.ts';
import { openPage } from '../../support/page.ts';
import { localsFor, visit } from './visit.ts';

/** An institution with an owner, a promise, a plan, a follow-up and a contact of theirs. */
async function aPatch(db: Db, officer: Officer) {
  const { id: areaId } = await anArea(db);
  const { id: institutionId, name } = await anInstitution(db, { districtId: areaId });
  const named = { namedAt: now, namedBy: officer.id, part: 'owner' as const };
  await db.insert(institutionOwner).values({ institutionId, officerId: officer.id, ...named });
  await aPromise(db, { institutionId, words: 'Send the checklist' }, officer);
  await aPlan(db, { institutionId }, officer);
  const point = { topicCode: 'topic_youth', words: null, followUp: 'Call back', followUpBy: null };
  const points = [{ ...point, followUpOwnerId: officer.id }];
  await aLoggedVisit(db, officer, { institutionId, areaId, summary: 'We met the head.' }, { points });
  await aContact(db, officer, { institutionId, name: 'Grace Okafor', state: 'declined' });
  return { institutionId, name, areaId };
}

const isDeputyFor = (db: Db, officer: Officer, areaId: AreaId) =>
  db
    .insert(areaOfficer)
    .values({ areaId, officerId: officer.id, part: 'deputy', namedAt: now, namedBy: officer.id });

const ownerOf = async (db: Db, institutionId: string) => {
  const now = and(
    eq(institutionOwner.institutionId, institutionId as never),
    isNull(institutionOwner.endedAt),
  );
  return (await db.select().from(institutionOwner).where(now))[0]?.officerId;
};

describe('the hand-over pack', () => {
  it('says what there is, what was promised when, and who does not want to hear from us', async ({ db }) => {
    const [supervisor, officer] = [await anOfficer(db), await anOfficer(db, 'prevent_officer')];
    const { name, areaId } = await aPatch(db, officer);
    await isDeputyFor(db, officer, areaId);
    const { text } = await visit(Pack, db, supervisor, { params: { officer: officer.id } });
    expect(text).toMatch(/Do not visit, call or write.*Grace Okafor, Head of Year 9.*Contact declined/);
    expect(text).toMatch(/Areas \(1\).*Deputy since 21 November 2026/);
    expect(text).toMatch(/Send the checklist.*Promised 11 November 2026, by 25 November 2026/);
    expect(text).toMatch(new RegExp(`Call back.*${name}.*We met the head.`));
    const looked = await db.select().from(auditLog).where(eq(auditLog.reason, 'Hand-over pack'));
    expect(looked.map(({ entity, operation }) => `${operation} ${entity}`).sort()).toEqual([
      'consult area_officer',
      'consult commitment',
      'consult contact',
      'consult discussion_point',
      'consult institution',
      'consult planned_contact',
    ]);
  });

  it('is a tagged, marked PDF, and giving it out is a disclosure', async ({ db }) => {
    const [supervisor, officer] = [await anOfficer(db), await anOfficer(db, 'prevent_officer')];
    const { areaId } = await aPatch(db, officer);
    await isDeputyFor(db, officer, areaId);
    const context = { locals: localsFor(db, supervisor), params: { officer: officer.id } };
    const answer = await packFile(context as never);
    expect(answer.headers.get('Content-Disposition')).toBe(
      'attachment; filename="hand-over-dana-whitlock.pdf"',
    );
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toMatch(/pdfuaid:part|\/MarkInfo/);
    expect(await db.$count(auditLog, eq(auditLog.operation, 'disclose'))).toBe(6);
  });

  it('is there for oneself, and a colleague’s only for a supervisor', async ({ db }) => {
    const [officer, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    await aPatch(db, officer);
    expect((await visit(OwnPack, db, officer)).text).toContain('Send the checklist');
    expect((await visit(OwnPack, db, other)).text).not.toContain('Send the checklist');
    expect((await visit(Pack, db, other, { params: { officer: officer.id } })).status).toBe(404);
  });
});

describe('handing over', () => {
  it('gives one institution to one colleague and the rest to another, with who and when, and tells both', async ({
    db,
  }) => {
    const [supervisor, leaver] = [await anOfficer(db), await anOfficer(db, 'prevent_officer')];
    const [first, second] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const [one, other] = [await aPatch(db, leaver), await aPatch(db, leaver)];
    await db.insert(handOver).values({ officerId: leaver.id, askedAt: now, askedBy: supervisor.id });
    const form = { [`to-${one.institutionId}`]: first.id, rest: second.id };
    const params = { officer: leaver.id };
    expect((await visit(Pack, db, supervisor, { params, form })).status).toBe(303);
    expect(await ownerOf(db, one.institutionId)).toBe(first.id);
    expect(await ownerOf(db, other.institutionId)).toBe(second.id);
    for (const [table, column] of [
      [commitment, commitment.ownerId],
      [plannedContact, plannedContact.officerId],
      [discussionPoint, discussionPoint.followUpOwnerId],
      [contact, contact.ownerId],
    ] as const) {
      expect(await db.$count(table, eq(column, first.id))).toBe(1);
      expect(await db.$count(table, eq(column, second.id))).toBe(1);
    }
    const [moved] = await db.select().from(commitmentChange).where(eq(commitmentChange.toOwnerId, first.id));
    expect(moved).toMatchObject({ by: supervisor.id, fromOwnerId: leaver.id });
    expect(await db.$count(plannedContactChange)).toBe(2);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.template, 'handed-over'));
    expect(mails.map(({ toEmail }) => toEmail).sort()).toEqual([first.email, second.email].sort());
    const [closed] = await db.select().from(handOver);
    expect(closed).toMatchObject({ doneBy: supervisor.id, toOfficerId: second.id });
  });

  it('asks for somebody who can do the work', async ({ db }) => {
    const [supervisor, leaver] = [await anOfficer(db), await anOfficer(db, 'prevent_officer')];
    const comms = await anOfficer(db, 'comms');
    const { institutionId } = await aPatch(db, leaver);
    const params = { officer: leaver.id };
    const answer = await visit(Pack, db, supervisor, { params, form: { rest: comms.id } });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choose who takes over');
    expect(await ownerOf(db, institutionId)).toBe(leaver.id);
  });

  it('is asked for before an account is closed, with what remains', async ({ db }) => {
    const [admin, leaver] = [await anOfficer(db, 'administrator'), await anOfficer(db, 'prevent_officer')];
    await aPatch(db, leaver);
    const proven = { session: { provenAt: now, reference: '7f1b6f0e-5b8d-4a57-9a1c-9f6f0f3e7c11' } };
    const locals = { ...localsFor(db, admin), signIn: proven as unknown as App.Locals['signIn'] };
    const { text } = await openPage(Close, { params: { id: leaver.id }, locals });
    expect(text).toMatch(
      /They still look after: 1 institution 1 promise 1 planned visit 1 follow-up 1 contact Hand it over first/,
    );
  });
});
