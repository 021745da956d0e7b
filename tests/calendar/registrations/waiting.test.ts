import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { eventOffer, eventRegistration, type RegistrationId } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { acceptOffer } from '#lib/calendar/registrations/accept.ts';
import { cancelRegistration } from '#lib/calendar/registrations/cancel.ts';
import { findRegistration } from '#lib/calendar/registrations/find.ts';
import { listQueue, moveInEventQueue } from '#lib/calendar/registrations/for-staff/queue.ts';
import { lapseEventOffers } from '#lib/calendar/registrations/lapse-all.ts';
import { lockEvent } from '#lib/calendar/registrations/lock.ts';
import { changeParty } from '#lib/calendar/registrations/party.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import { anOpenEvent, aParty } from '../../support/registration-makers.ts';
import { anOfficer, anyone, now } from '../../support/makers.ts';
import { it } from '../../support/database.ts';

const later = (minutes: number) => now.add({ minutes });
const by = (registrationId: RegistrationId): Actor => ({ kind: 'registrant', registrationId });

async function placed(db: Db, id: EventId, size = 1, at = now): Promise<RegistrationId> {
  const made = await register(db, anyone, aParty(id, { size }), at);
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}
async function waits(db: Db, id: EventId, size = 1, at = now): Promise<RegistrationId> {
  const made = await joinQueue(db, anyone, aParty(id, { size }), at);
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}
const offered = async (db: Db) =>
  (await db.select().from(eventOffer)).filter((one) => !one.answeredAt).map((one) => one.registrationId);
const mailsTo = async (db: Db, id: RegistrationId) =>
  (await db.select().from(mailMessage).where(eq(mailMessage.entityId, id)).orderBy(mailMessage.queuedAt)).map(
    ({ template }) => template,
  );

describe('the waiting list of an event', () => {
  it('is put in another order by an officer, with a reason, and places are offered by it', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db, { capacity: 1 });
    const first = await placed(db, id);
    const [ada, ben, cem] = [
      await waits(db, id, 1, later(1)),
      await waits(db, id, 1, later(2)),
      await waits(db, id, 1, later(3)),
    ];
    const move = (entry: string, position: number) =>
      moveInEventQueue(db, officer, id, { entry, position, reason: 'A carer comes too.' }, later(4));
    expect(await move(cem, 1)).toEqual({ ok: true, value: { from: 3, to: 1 } });
    expect(await move(cem, 0)).toEqual({ ok: false, reason: 'already there' });
    expect(await move(ada, 99)).toEqual({ ok: true, value: { from: 2, to: 3 } });
    expect(await move(first, 1)).toEqual({ ok: false, reason: 'not waiting' });
    expect((await listQueue(db, id)).map((one) => one.id)).toEqual([cem, ben, ada]);
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.reason, 'A carer comes too.'));
    expect(entry).toMatchObject({ actorId: officer.id, entity: 'event_registration', entityIds: [cem] });
    await cancelRegistration(db, by(first), first, later(10));
    expect(await offered(db)).toEqual([cem]);
  });

  it('offers what comes free to the first party that fits', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 3 });
    const pair = await placed(db, id, 2);
    await placed(db, id, 1);
    const [family, couple, one] = [
      await waits(db, id, 3, later(1)),
      await waits(db, id, 2, later(2)),
      await waits(db, id, 1, later(3)),
    ];
    await cancelRegistration(db, by(pair), pair, later(10));
    expect(await offered(db)).toEqual([couple]);
    expect(await findRegistration(db, by(one), one, later(11))).toMatchObject({ position: 3, offer: null });
    expect(await findRegistration(db, by(family), family, later(11))).toMatchObject({ position: 1 });
    expect(await register(db, anyone, aParty(id), later(12))).toMatchObject({ reason: 'full' });
  });

  it('places whoever accepts, with an invite', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 1 });
    const first = await placed(db, id);
    const next = await waits(db, id);
    await cancelRegistration(db, by(first), first, later(10));
    expect(await acceptOffer(db, by(next), next, later(20))).toEqual({ ok: true, value: { places: 1 } });
    expect(await mailsTo(db, next)).toEqual(['event-waiting', 'event-offered', 'event-registered']);
    expect(await acceptOffer(db, by(next), next, later(21))).toMatchObject({ reason: 'no offer' });
    expect(await lockEvent(db, id)).toMatchObject({ taken: 1, held: 0 });
  });

  it('passes on what is declined', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 1 });
    const first = await placed(db, id);
    const [next, last] = [await waits(db, id, 1, later(1)), await waits(db, id, 1, later(2))];
    await cancelRegistration(db, by(first), first, later(10));
    await cancelRegistration(db, by(next), next, later(20));
    expect(await offered(db)).toEqual([last]);
  });

  it('passes on what nobody answered, and forgets the address', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 1, offerHours: 24 });
    const first = await placed(db, id);
    const [next, last] = [await waits(db, id, 1, later(1)), await waits(db, id, 1, later(2))];
    await cancelRegistration(db, by(first), first, later(10));
    expect(await lapseEventOffers(db, later(60 * 23))).toBe(0);
    await lapseEventOffers(db, later(60 * 24 + 10));
    expect(await offered(db)).toEqual([last]);
    const [gone] = await db.select().from(eventRegistration).where(eq(eventRegistration.id, next));
    expect(gone).toMatchObject({ email: null, endedBy: 'waiting_list' });
    expect(await mailsTo(db, next)).toContain('event-offer-lapsed');
  });

  it('offers more room by itself when an event is given some', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 1 });
    await placed(db, id);
    const next = await waits(db, id, 2);
    await db.update(event).set({ capacity: 3 }).where(eq(event.id, id));
    await lapseEventOffers(db, later(5));
    expect(await offered(db)).toEqual([next]);
    expect(await lapseEventOffers(db, later(6))).toBe(0);
  });

  it('offers nothing so late that nobody could answer', async ({ db }) => {
    const { id, startsAt } = await anOpenEvent(db, { capacity: 1 });
    const first = await placed(db, id);
    await waits(db, id);
    await cancelRegistration(db, by(first), first, startsAt.subtract({ minutes: 30 }));
    expect(await offered(db)).toEqual([]);
  });
});

describe('changing how many come', () => {
  it('gives places back to those who wait, and moves the same invite', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 3 });
    const family = await placed(db, id, 3);
    const next = await waits(db, id, 2);
    expect(await changeParty(db, by(family), family, { partySize: 1 }, later(5))).toMatchObject({ ok: true });
    expect(await offered(db)).toEqual([next]);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.entityId, family));
    const invites = mails.map(({ invite }) => invite as { uid: string; sequence: number });
    expect(new Set(invites.map(({ uid }) => uid)).size).toBe(1);
    expect(invites.map(({ sequence }) => sequence)).toEqual([0, 1]);
  });

  it('is refused where there is no room, and says so', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 3 });
    const pair = await placed(db, id, 2);
    await placed(db, id, 1);
    expect(await changeParty(db, by(pair), pair, { partySize: 3 }, now)).toMatchObject({ reason: 'full' });
    expect(await changeParty(db, by(pair), pair, { partySize: 7 }, now)).toMatchObject({
      reason: 'too many',
    });
  });

  it('is refused once the event has begun, or when somebody else was quicker', async ({ db }) => {
    const { id, startsAt } = await anOpenEvent(db);
    const one = await placed(db, id);
    const late = await changeParty(db, by(one), one, { partySize: 2 }, startsAt);
    expect(late).toMatchObject({ reason: 'too late' });
    const stale = await changeParty(db, by(one), one, { partySize: 2, sequence: 7 }, now);
    expect(stale).toMatchObject({ reason: 'changed meanwhile' });
  });
});

describe('cancelling', () => {
  it('takes the event out of the diary and erases the address at once', async ({ db }) => {
    const { id } = await anOpenEvent(db);
    const one = await placed(db, id);
    await cancelRegistration(db, by(one), one, later(5));
    expect((await db.select().from(eventRegistration))[0]).toMatchObject({ email: null, endedBy: 'visitor' });
    const mails = await db.select().from(mailMessage);
    const last = mails.find(({ template }) => template === 'event-registration-ended');
    expect(last?.invite).toMatchObject({ method: 'CANCEL', sequence: 1, uid: `registration-${one}@concord` });
    expect(await cancelRegistration(db, by(one), one, later(6))).toMatchObject({ reason: 'ended' });
  });
});
