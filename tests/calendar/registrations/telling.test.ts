import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { event } from '#db/schema/events.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { eventAnswer, eventOffer, eventRegistration } from '#db/schema/registrations.ts';
import { cancelRegistration } from '#lib/calendar/registrations/cancel.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import { chooseReminders } from '#lib/calendar/registrations/reminder-choice.ts';
import { remindRegistered } from '#lib/calendar/registrations/remind.ts';
import { tellRegistered } from '#lib/calendar/registrations/tell.ts';
import { anOpenEvent, aParty, aQuestion } from '../../support/registration-makers.ts';
import { anOfficer, anyone, now } from '../../support/makers.ts';
import { it } from '../../support/database.ts';

const later = (minutes: number) => now.add({ minutes });
const day = { hours: 24 };
type Invite = { method: string; sequence: number; uid: string; startsAt: string };

/** What a diary was sent, oldest first. */
async function invites(db: Db): Promise<Invite[]> {
  const mails = await db.select().from(mailMessage).orderBy(mailMessage.queuedAt);
  return mails.flatMap(({ invite }) => (invite ? [invite as Invite] : []));
}

const news = (db: Db) => db.select().from(mailMessage).where(eq(mailMessage.template, 'event-news'));

describe('everybody who registered', () => {
  it('is told of a move, and the same entry of the diary follows it and at last goes', async ({ db }) => {
    const officer = await anOfficer(db);
    const was = await anOpenEvent(db);
    await register(db, anyone, aParty(was.id), now);
    const startsAt = was.startsAt.add(day);
    await db
      .update(event)
      .set({ startsAt, endsAt: was.endsAt.add(day) })
      .where(eq(event.id, was.id));
    expect(await tellRegistered(db, officer, was.id, { kind: 'moved', was }, later(1))).toBe(1);
    const cancelled = { kind: 'cancelled', reason: 'The hall is flooded' } as const;
    await tellRegistered(db, officer, was.id, cancelled, later(2));
    const [first, moved, gone] = await invites(db);
    expect([first, moved, gone].map((one) => [one?.method, one?.sequence])).toEqual([
      ['REQUEST', 0],
      ['REQUEST', 1],
      ['CANCEL', 2],
    ]);
    expect(moved).toMatchObject({ uid: first!.uid, startsAt: startsAt.toString() });
    const words = (await news(db)).map(({ fields }) => JSON.stringify(fields)).join();
    expect(words).toContain('was to be on Thursday 3 December 2026');
    expect(words).toContain('The hall is flooded.');
  });

  it('hears nothing once they cancelled, nor when they left no address', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db);
    const gone = await register(db, anyone, aParty(id), now);
    await register(db, anyone, aParty(id, { email: null }), now);
    if (gone.ok) await cancelRegistration(db, anyone, gone.value.id, later(1));
    expect(await tellRegistered(db, officer, id, { kind: 'postponed', reason: 'Snow' }, later(2))).toBe(0);
  });

  it('has no offer of an event that is not held', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db, { capacity: 1 });
    const first = await register(db, anyone, aParty(id), now);
    await joinQueue(db, anyone, aParty(id), later(1));
    if (first.ok) await cancelRegistration(db, anyone, first.value.id, later(2));
    await tellRegistered(db, officer, id, { kind: 'cancelled', reason: 'Snow' }, later(3));
    expect((await db.select().from(eventOffer)).map(({ answer }) => answer)).toEqual(['withdrawn']);
    const [told] = await news(db);
    expect(told?.invite).toBeNull();
  });

  it('has answers deleted as many days after the new end', async ({ db }) => {
    const officer = await anOfficer(db);
    const was = await anOpenEvent(db);
    const question = await aQuestion(db, was.id, { keepDays: 7 });
    const answers = [{ questionId: question.id, answer: 'Two chairs' }];
    await register(db, anyone, aParty(was.id, { answers }), now);
    const [startsAt, endsAt] = [was.startsAt.add(day), was.endsAt.add(day)];
    await db.update(event).set({ startsAt, endsAt }).where(eq(event.id, was.id));
    await tellRegistered(db, officer, was.id, { kind: 'moved', was }, later(1));
    expect((await db.select().from(eventAnswer))[0]?.deleteOn.toString()).toBe('2026-12-11');
  });
});

describe('reminders', () => {
  const mailed = async (db: Db) =>
    (await db.select().from(mailMessage).where(eq(mailMessage.template, 'event-reminder'))).map(
      ({ fields }) => (fields as { when: string }).when,
    );

  it('go out 7 days and 1 day before, once each', async ({ db }) => {
    const { id, startsAt } = await anOpenEvent(db);
    await register(db, anyone, aParty(id), now);
    expect(await remindRegistered(db, now)).toBe(0);
    const aWeekBefore = startsAt.subtract({ hours: 24 * 7 });
    expect(await remindRegistered(db, aWeekBefore)).toBe(1);
    expect(await remindRegistered(db, aWeekBefore.add({ hours: 1 }))).toBe(0);
    expect(await remindRegistered(db, startsAt.subtract(day))).toBe(1);
    expect((await mailed(db)).toSorted()).toEqual(['in 7 days', 'tomorrow']);
  });

  it('go to nobody who does not want them, waits, or came without an address', async ({ db }) => {
    const { id, startsAt } = await anOpenEvent(db, { capacity: 3 });
    const quiet = await register(db, anyone, aParty(id, { wantsReminder: false }), now);
    const turnedOff = await register(db, anyone, aParty(id), now);
    await register(db, anyone, aParty(id, { email: null }), now);
    await joinQueue(db, anyone, aParty(id), now);
    if (turnedOff.ok) await chooseReminders(db, anyone, turnedOff.value.id, false, now);
    expect(quiet.ok).toBe(true);
    expect(await remindRegistered(db, startsAt.subtract(day))).toBe(0);
  });

  it('come again for the new date of an event that moved', async ({ db }) => {
    const officer = await anOfficer(db);
    const was = await anOpenEvent(db);
    await register(db, anyone, aParty(was.id), now);
    await remindRegistered(db, was.startsAt.subtract(day));
    const startsAt = was.startsAt.add({ hours: 24 * 7 });
    const moved = { startsAt, endsAt: startsAt.add({ hours: 1 }) };
    await db.update(event).set(moved).where(eq(event.id, was.id));
    await tellRegistered(db, officer, was.id, { kind: 'moved', was }, was.startsAt.subtract({ hours: 20 }));
    expect(await remindRegistered(db, startsAt.subtract(day))).toBe(1);
    expect(await db.$count(eventRegistration)).toBe(1);
  });
});
