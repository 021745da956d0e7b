import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';
import { event, eventTag } from '#db/schema/events.ts';
import { institution } from '#db/schema/institutions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { partner as account } from '#db/schema/partners.ts';
import { approveEvent, askForApproval, publishEvent } from '#lib/calendar/events/approve.ts';
import { eventPurges } from '#lib/calendar/events/purge.ts';
import { acceptProposal, type ProposedPoint } from '#lib/calendar/proposals/accept.ts';
import { declineProposal } from '#lib/calendar/proposals/decline.ts';
import { listProposals } from '#lib/calendar/proposals/list.ts';
import { findOwnProposal } from '#lib/calendar/proposals/mine.ts';
import { countProposals } from '#lib/calendar/proposals/waiting.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aProposal, aProposer } from '../../support/proposal-makers.ts';

const point: ProposedPoint = { latitude: 52.1, longitude: -0.5, precision: 'place', neighbourhoodId: null };
const nowhere: ProposedPoint = { latitude: null, longitude: null, precision: null, neighbourhoodId: null };
const reason = 'We have two events that day. The week after would suit.';

describe('an officer who decides on a proposed event', () => {
  it('makes a draft of it that says who holds it, and somebody else approves it', async ({ db }) => {
    const { partner, institutionId } = await aProposer(db);
    const website = 'https://www.ashmere.example/fair';
    const id = await aProposal(db, {
      institutionId,
      partnerId: partner.id,
      audienceCode: 'audience_families',
      website,
    });
    const officer = await anOfficer(db);
    const accepted = await acceptProposal(db, officer, { id, sequence: 0 }, point, now);
    if (!accepted.ok) throw new Error(accepted.reason);
    const { eventId } = accepted.value;
    const [draft] = await db.select().from(event).where(eq(event.id, eventId));
    expect(draft).toMatchObject({
      title: 'Winter fair',
      organiser: 'Ashmere School',
      organiserId: institutionId,
    });
    expect(draft).toMatchObject({ hostedByPolice: false, publishedAt: null, latitude: 52.1, stepFree: true });
    expect(draft!.description).toContain(website);
    const tags = await db.select().from(eventTag).where(eq(eventTag.eventId, eventId));
    expect(tags.map(({ termCode }) => termCode)).toEqual(['audience_families']);
    expect((await askForApproval(db, officer, { id: eventId, sequence: 0 }, now)).ok).toBe(true);
    const own = await approveEvent(db, officer, { id: eventId, sequence: 1 }, now);
    expect(own).toEqual({ ok: false, reason: 'your own' });
    const other = await anOfficer(db, 'supervisor');
    expect((await approveEvent(db, other, { id: eventId, sequence: 1 }, now)).ok).toBe(true);
    expect((await publishEvent(db, officer, { id: eventId, sequence: 2 }, now)).ok).toBe(true);
    const seen = await findOwnProposal(db, partner, id, now);
    expect(seen!.event).toMatchObject({ slug: draft!.slug, publishedAt: now });
  });

  it('writes to whoever proposed it, and leaves an entry of each look and answer', async ({ db }) => {
    const { partner, institutionId } = await aProposer(db);
    const [one, two] = [
      await aProposal(db, { institutionId, partnerId: partner.id }),
      await aProposal(db, { institutionId, partnerId: partner.id }),
    ];
    const officer = await anOfficer(db);
    await acceptProposal(db, officer, { id: one, sequence: 0 }, nowhere, now);
    await declineProposal(db, officer, { id: two, sequence: 0 }, { reason }, now);
    const mails = await db.select().from(mailMessage);
    expect(mails.map(({ template }) => template).sort()).toEqual([
      'event-proposal-accepted',
      'event-proposal-declined',
    ]);
    expect(mails.every(({ toEmail }) => toEmail === partner.email)).toBe(true);
    expect((await findOwnProposal(db, partner, two, now))!.proposal).toMatchObject({
      decision: 'declined',
      decisionWords: reason,
    });
    const log = await db.select().from(auditLog).where(eq(auditLog.entity, 'event_proposal'));
    expect(log.filter(({ operation }) => operation === 'alter')).toHaveLength(2);
  });

  it('writes to nobody once the account of whoever proposed it is gone', async ({ db }) => {
    const id = await aProposal(db, { partnerId: null });
    await declineProposal(db, await anOfficer(db), { id, sequence: 0 }, { reason }, now);
    expect(await db.$count(mailMessage)).toBe(0);
  });

  it('decides once: whoever comes later is told', async ({ db }) => {
    const id = await aProposal(db);
    const [one, other] = [await anOfficer(db), await anOfficer(db)];
    await acceptProposal(db, one, { id, sequence: 0 }, nowhere, now);
    const late = { ok: false, reason: 'decided already' };
    expect(await declineProposal(db, other, { id, sequence: 0 }, { reason }, now)).toEqual(late);
    expect(await acceptProposal(db, other, { id, sequence: 0 }, nowhere, now)).toEqual(late);
    expect(await db.$count(event)).toBe(1);
  });

  it('does not decide on words that were changed since', async ({ db }) => {
    const id = await aProposal(db, { sequence: 3 });
    const stale = await acceptProposal(db, await anOfficer(db), { id, sequence: 2 }, nowhere, now);
    expect(stale).toEqual({ ok: false, reason: 'changed meanwhile' });
  });

  it('takes nothing up from an organisation that declined contact, and nothing that is past', async ({
    db,
  }) => {
    const { institutionId } = await aProposer(db);
    await db.update(institution).set({ contactState: 'declined' }).where(eq(institution.id, institutionId));
    const id = await aProposal(db, { institutionId });
    const officer = await anOfficer(db);
    const away = await acceptProposal(db, officer, { id, sequence: 0 }, nowhere, now);
    expect(away).toEqual({ ok: false, reason: 'contact declined' });
    const past = await aProposal(db, { startsAt: now.subtract({ hours: 50 }) });
    const gone = await acceptProposal(db, officer, { id: past, sequence: 0 }, nowhere, now);
    expect(gone).toEqual({ ok: false, reason: 'past' });
    expect(await db.$count(event)).toBe(0);
  });

  it('is one of ten who decide at once', { timeout: 60_000 }, async ({ aConnection }) => {
    const { db } = aConnection({ max: 10 });
    const id = await aProposal(db);
    const officers = await Promise.all(Array.from({ length: 10 }, () => anOfficer(db)));
    const answers = await Promise.all(
      officers.map((officer, nth) =>
        nth % 2 === 0
          ? acceptProposal(db, officer, { id, sequence: 0 }, nowhere, now)
          : declineProposal(db, officer, { id, sequence: 0 }, { reason }, now),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const others = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]));
    expect(new Set(others)).toEqual(new Set(['decided already']));
    expect(await db.$count(event)).toBeLessThanOrEqual(1);
    expect(await db.$count(mailMessage)).toBe(1);
  });
});

describe('the list of proposed events', () => {
  it('shows what waits in some areas, oldest first, a page at a time, and counts it', async ({ db }) => {
    const areaId = await theArea(db);
    const officer = await anOfficer(db);
    const young = await aProposal(db, { sentAt: now });
    const old = await aProposal(db, { sentAt: now.subtract({ hours: 90 }) });
    const done = await aProposal(db, { decidedAt: now, decision: 'withdrawn' });
    const asked = { areas: [areaId], list: 'waiting' as const };
    const page = await listProposals(db, officer, asked, now);
    expect(page.rows.map(({ id }) => id)).toEqual([old, young]);
    const rest = await listProposals(db, officer, { ...asked, after: old }, now);
    expect(rest.rows.map(({ id }) => id)).toEqual([young]);
    const answered = await listProposals(db, officer, { ...asked, list: 'answered' }, now);
    expect(answered.rows.map(({ id }) => id)).toEqual([done]);
    expect(await countProposals(db, [areaId])).toBe(2);
    expect(await countProposals(db, [])).toBe(0);
    expect(await listProposals(db, officer, { ...asked, areas: [] }, now)).toEqual({
      rows: [],
      hasMore: false,
    });
  });
});

describe('what goes by itself', () => {
  it('is a proposal a while after its answer, and the account of whoever sent it before that', async ({
    db,
  }) => {
    const { partner, institutionId } = await aProposer(db);
    const id = await aProposal(db, { institutionId, partnerId: partner.id });
    const officer = await anOfficer(db);
    await declineProposal(db, officer, { id, sequence: 0 }, { reason }, now);
    const purge = eventPurges.find(({ rule }) => rule === 'event_proposal')!;
    expect(await purge.erase(db, { before: now, most: 10 } as never)).toEqual([]);
    expect(await purge.erase(db, { before: now.add({ hours: 1 }), most: 10 } as never)).toEqual([id]);
    expect(await db.$count(eventProposal)).toBe(0);
    expect(await db.$count(account)).toBeGreaterThan(0);
  });
});
