import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { eventAnswer, eventRegistration } from '#db/schema/registrations.ts';
import { lockEvent } from '#lib/calendar/registrations/lock.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import { anyone, now } from '../../support/makers.ts';
import { anOpenEvent, aParty, aQuestion } from '../../support/registration-makers.ts';
import { it } from '../../support/database.ts';

const soon = now.add({ minutes: 5 });

describe('registering for an event', () => {
  it('gives a party its places and sends one invite', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 5 });
    expect(await register(db, anyone, aParty(id, { size: 3 }), now)).toMatchObject({ ok: true });
    expect(await lockEvent(db, id)).toMatchObject({ taken: 3, held: 0 });
    const [mail] = await db.select().from(mailMessage);
    expect(mail).toMatchObject({ template: 'event-registered', invite: { method: 'REQUEST', sequence: 0 } });
  });

  it('writes no address and no answer into the access log', async ({ db }) => {
    const { id } = await anOpenEvent(db);
    await register(db, anyone, aParty(id, { email: 'amira@visitor.example' }), now);
    const entries = await db.select().from(auditLog).where(eq(auditLog.entity, 'event_registration'));
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('amira');
  });

  it('counts a head without a name, and writes to nobody', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 2 });
    expect(await register(db, anyone, aParty(id, { email: null, size: 2 }), now)).toMatchObject({ ok: true });
    expect(await db.$count(mailMessage)).toBe(0);
    expect(await lockEvent(db, id)).toMatchObject({ taken: 2 });
  });

  it('asks no address where an event counts heads alone', async ({ db }) => {
    const { id } = await anOpenEvent(db, { registration: 'heads' });
    await register(db, anyone, aParty(id, { email: 'amira@visitor.example' }), now);
    expect((await db.select().from(eventRegistration))[0]).toMatchObject({ email: null });
  });

  it('answers the same form sent twice with one registration', async ({ db }) => {
    const { id } = await anOpenEvent(db);
    const party = aParty(id);
    const [first, second] = [await register(db, anyone, party, now), await register(db, anyone, party, soon)];
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
    expect(await db.$count(eventRegistration)).toBe(1);
    expect(await db.$count(mailMessage)).toBe(1);
  });

  it('sends an address that registered before its link again, once in a while', async ({ db }) => {
    const { id } = await anOpenEvent(db);
    const email = 'amira@visitor.example';
    await register(db, anyone, aParty(id, { email }), now);
    expect(await register(db, anyone, aParty(id, { email, size: 4 }), soon)).toMatchObject({ ok: true });
    await register(db, anyone, aParty(id, { email: 'Amira@Visitor.example' }), soon);
    const mails = await db.select({ template: mailMessage.template }).from(mailMessage);
    expect(mails.map(({ template }) => template).toSorted()).toEqual([
      'event-already-registered',
      'event-registered',
    ]);
    expect(await lockEvent(db, id)).toMatchObject({ taken: 1 });
  });

  it('tells nobody by a full event whether an address has registered', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 1 });
    const email = 'amira@visitor.example';
    await register(db, anyone, aParty(id, { email }), now);
    const known = await register(db, anyone, aParty(id, { email }), soon);
    const stranger = await register(db, anyone, aParty(id), soon);
    expect(known).toEqual(stranger);
    const waits = [
      await joinQueue(db, anyone, aParty(id, { email }), soon),
      await joinQueue(db, anyone, aParty(id), soon),
    ];
    expect(waits.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('keeps an answer until its own day, which the question names', async ({ db }) => {
    const { id } = await anOpenEvent(db);
    const question = await aQuestion(db, id, { keepDays: 7 });
    const answers = [{ questionId: question.id, answer: 'A seat near the door' }];
    await register(db, anyone, aParty(id, { answers }), now);
    const [kept] = await db.select().from(eventAnswer);
    expect(kept?.deleteOn.toString()).toBe('2026-12-10');
  });
});

describe('nobody registers', () => {
  const tries = [
    ['for a draft', { publishedAt: null }, 'no such event'],
    ['where nobody is asked to', { registration: 'none' }, 'no such event'],
    ['for an event of staff', { visibility: 'staff' }, 'no such event'],
    ['for an event of partners, unless signed in', { visibility: 'partners' }, 'no such event'],
    ['for a cancelled event', { cancelledAt: now, cancelReason: 'The hall is closed.' }, 'cancelled'],
    ['for a postponed event', { postponedAt: now, postponedReason: 'The hall is closed.' }, 'postponed'],
    ['after the closing time', { registrationClosesAt: now }, 'closed'],
    ['after it began', { startsAt: now }, 'closed'],
  ] as const;
  for (const [what, given, reason] of tries)
    it(what, async ({ db }) => {
      const { id } = await anOpenEvent(db, given);
      expect(await register(db, anyone, aParty(id), now)).toEqual({ ok: false, reason });
    });

  it('with more people than one registration may hold', async ({ db }) => {
    const { id } = await anOpenEvent(db, { partyLimit: 4 });
    expect(await register(db, anyone, aParty(id, { size: 5 }), now)).toMatchObject({ reason: 'too many' });
  });

  it('in the queue while there is room, or without an address to write to', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 1 });
    expect(await joinQueue(db, anyone, aParty(id), now)).toMatchObject({ reason: 'places free' });
    await register(db, anyone, aParty(id), now);
    expect(await joinQueue(db, anyone, aParty(id, { email: null }), now)).toMatchObject({
      reason: 'needs email',
    });
  });

  it('but a partner who is signed in may, where partners are asked', async ({ db }) => {
    const { id } = await anOpenEvent(db, { visibility: 'partners' });
    expect(await register(db, anyone, aParty(id, { isPartner: true }), now)).toMatchObject({ ok: true });
  });
});
