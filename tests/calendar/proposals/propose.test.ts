import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { partnerMembership } from '#db/schema/partners.ts';
import { changeProposal } from '#lib/calendar/proposals/change.ts';
import { findOwnProposal, listOwnProposals } from '#lib/calendar/proposals/mine.ts';
import { mostWaiting, proposeEvent } from '#lib/calendar/proposals/propose.ts';
import { withdrawProposal } from '#lib/calendar/proposals/withdraw.ts';
import { it } from '../../support/database.ts';
import { now } from '../../support/makers.ts';
import { aProposal, aProposalGiven, aProposer } from '../../support/proposal-makers.ts';

const token = () => crypto.randomUUID();

describe('an organisation that proposes an event', () => {
  it('is told that we have it, and sees that it waits', async ({ db }) => {
    const { partner, institutionId } = await aProposer(db);
    const details = await aProposalGiven(db);
    const made = await proposeEvent(db, partner, { institutionId, formToken: token(), details }, now);
    expect(made.ok).toBe(true);
    const [mail] = await db.select().from(mailMessage);
    expect(mail).toMatchObject({ template: 'event-proposal-received', toEmail: partner.email });
    const [own] = await listOwnProposals(db, partner, now);
    expect(own!.proposal).toMatchObject({ title: 'Winter fair', decision: null, institutionId });
    const log = await db.select().from(auditLog).where(eq(auditLog.entity, 'event_proposal'));
    expect(log.map(({ operation }) => operation)).toEqual(['collect', 'consult']);
  });

  it('has one proposal from a form that was sent twice', async ({ db }) => {
    const { partner, institutionId } = await aProposer(db);
    const given = { institutionId, formToken: token(), details: await aProposalGiven(db) };
    const first = await proposeEvent(db, partner, given, now);
    expect(await proposeEvent(db, partner, given, now)).toEqual(first);
    expect(await db.$count(eventProposal)).toBe(1);
    expect(await db.$count(mailMessage)).toBe(1);
  });

  it('cannot propose for another, nor once somebody has left', async ({ db }) => {
    const { partner, institutionId, membershipId } = await aProposer(db);
    const other = await aProposer(db);
    const details = await aProposalGiven(db);
    const forOther = { institutionId: other.institutionId, formToken: token(), details };
    expect(await proposeEvent(db, partner, forOther, now)).toEqual({ ok: false, reason: 'not yours' });
    await db
      .update(partnerMembership)
      .set({ endedAt: now, endedAs: 'left', endedByPartner: partner.id })
      .where(eq(partnerMembership.id, membershipId));
    const own = { institutionId, formToken: token(), details };
    expect(await proposeEvent(db, partner, own, now)).toEqual({ ok: false, reason: 'not yours' });
  });

  it('is refused a day that is past, and more than may wait', async ({ db }) => {
    const { partner, institutionId } = await aProposer(db);
    const past = await aProposalGiven(db, { startsAt: now.subtract({ hours: 48 }) });
    const refused = await proposeEvent(
      db,
      partner,
      { institutionId, formToken: token(), details: past },
      now,
    );
    expect(refused).toEqual({ ok: false, reason: 'past' });
    for (let one = 0; one < mostWaiting; one++) await aProposal(db, { institutionId });
    const details = await aProposalGiven(db);
    const more = await proposeEvent(db, partner, { institutionId, formToken: token(), details }, now);
    expect(more).toEqual({ ok: false, reason: 'too many' });
  });

  it('changes one while it waits, unless a colleague has changed it meanwhile', async ({ db }) => {
    const { partner, institutionId } = await aProposer(db);
    const id = await aProposal(db, { institutionId });
    const details = await aProposalGiven(db, { title: 'Spring fair' });
    expect((await changeProposal(db, partner, { id, sequence: 0 }, details, now)).ok).toBe(true);
    expect((await findOwnProposal(db, partner, id, now))!.proposal).toMatchObject({
      title: 'Spring fair',
      sequence: 1,
    });
    const late = await changeProposal(db, partner, { id, sequence: 0 }, details, now);
    expect(late).toEqual({ ok: false, reason: 'changed meanwhile' });
  });

  it('takes one back, once or twice, and cannot change it then', async ({ db }) => {
    const { partner, institutionId } = await aProposer(db);
    const id = await aProposal(db, { institutionId });
    expect(await withdrawProposal(db, partner, id, now)).toEqual({ ok: true, value: null });
    expect(await withdrawProposal(db, partner, id, now)).toEqual({ ok: true, value: null });
    const details = await aProposalGiven(db);
    const late = await changeProposal(db, partner, { id, sequence: 0 }, details, now);
    expect(late).toEqual({ ok: false, reason: 'decided already' });
  });

  it('neither sees, changes nor takes back what another proposed', async ({ db }) => {
    const id = await aProposal(db);
    const { partner } = await aProposer(db);
    expect(await findOwnProposal(db, partner, id, now)).toBeNull();
    expect(await listOwnProposals(db, partner, now)).toEqual([]);
    const details = await aProposalGiven(db);
    const none = { ok: false, reason: 'no such proposal' };
    expect(await changeProposal(db, partner, { id, sequence: 0 }, details, now)).toEqual(none);
    expect(await withdrawProposal(db, partner, id, now)).toEqual(none);
  });
});
