import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { booking, bookingChange, bookingPlace, type BookingId } from '#db/schema/bookings.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { cancelBooking } from '#lib/training/bookings/cancel.ts';
import { bookingOfKey, findBooking } from '#lib/training/bookings/find.ts';
import { sendLinks } from '#lib/training/bookings/links.ts';
import { moveBooking } from '#lib/training/bookings/move.ts';
import { changePeople } from '#lib/training/bookings/people.ts';
import { queueReminders } from '#lib/training/bookings/reminders.ts';
import { cancelSession } from '#lib/training/sessions/cancel.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { it } from '../support/database.ts';

const later = (hours: number) => now.add({ hours });
const person = (name: string, email: string | null = null) => ({ name, email });

async function book(db: Db, request: ReturnType<typeof aRequest>): Promise<BookingId> {
  const outcome = await bookPlaces(db, anyone, request, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}
const mails = async (db: Db) => (await db.select().from(mailMessage).orderBy(mailMessage.queuedAt)).slice();
const invites = async (db: Db, email: string) =>
  (await mails(db))
    .filter((mail) => mail.toEmail === email)
    .map((mail) => mail.invite as Record<string, unknown>);
const listed = async (db: Db, id: BookingId) =>
  (await findBooking(db, anyone, id, now))!.places.map(({ id: placeId, name, email }) => ({
    placeId,
    name,
    email,
  }));

describe('changing who comes', () => {
  it('names people later, gives places back and adds places in one go', async ({ db }) => {
    const session = await aSession(db, { capacity: 4, placesPerBooking: 4 });
    const id = await book(
      db,
      aRequest(session.id, { people: [person('Ann'), person('Bo', 'bo@x.example')] }),
    );
    const [ann] = await listed(db, id);
    const people = [
      { ...ann!, name: 'Anna' },
      { placeId: null, ...person('Cy', 'cy@x.example') },
    ];
    const changed = await changePeople(db, anyone, id, { sequence: 0, people }, later(1));
    expect(changed).toMatchObject({
      ok: true,
      value: { words: ['Bo: place given back', 'Anna, in place of Ann', 'Cy: place added'] },
    });
    expect((await listed(db, id)).map((row) => row.name)).toEqual(['Anna', 'Cy']);
    expect(await invites(db, 'bo@x.example')).toMatchObject([
      { method: 'REQUEST' },
      { method: 'CANCEL', sequence: 1 },
    ]);
    expect(await invites(db, 'cy@x.example')).toMatchObject([{ method: 'REQUEST', sequence: 1 }]);
  });

  it('forgets the name on a place that is given back', async ({ db }) => {
    const session = await aSession(db);
    const id = await book(db, aRequest(session.id, { people: [person('Ann'), person('Bo')] }));
    const [ann] = await listed(db, id);
    await changePeople(db, anyone, id, { sequence: 0, people: [ann!] }, later(1));
    const rows = await db.select().from(bookingPlace).where(eq(bookingPlace.bookingId, id));
    expect(rows.map((row) => row.attendeeName).sort()).toEqual(['Ann', null]);
  });

  it('refuses what does not fit, changes nothing, and notices a change made meanwhile', async ({ db }) => {
    const session = await aSession(db, { capacity: 2, placesPerBooking: 2 });
    const id = await book(db, aRequest(session.id, { people: [person('Ann')] }));
    const [ann] = await listed(db, id);
    const extra = { placeId: null, ...person('Bo') };
    const change = (sequence: number, people: object[]) =>
      changePeople(db, anyone, id, { sequence, people: people as never }, later(1));
    expect(await change(0, [ann!, extra, extra])).toEqual({ ok: false, reason: 'full' });
    expect(await change(0, [])).toEqual({ ok: false, reason: 'nobody left' });
    expect(await change(0, [ann!])).toEqual({ ok: false, reason: 'nothing changed' });
    expect(await change(0, [ann!, ann!])).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect(await change(0, [ann!, extra])).toMatchObject({ ok: true });
    expect(await change(0, [ann!])).toEqual({ ok: false, reason: 'changed meanwhile' });
  });
});

describe('moving to another date', () => {
  it('keeps the people and the history, and moves the invite under the same name', async ({ db }) => {
    const from = await aSession(db, { capacity: 2, placesPerBooking: 2 });
    const to = await aSession(db, { startsAt: later(500) });
    const request = aRequest(from.id, { people: [person('Ann'), person('Bo')] });
    const id = await book(db, request);
    const waiting = await joinWaitingList(db, anyone, aRequest(from.id), later(1));
    expect(await moveBooking(db, anyone, id, to.id, later(2))).toEqual({ ok: true, value: { places: 2 } });
    const [first, second] = await invites(db, request.booker.email);
    expect(second).toMatchObject({
      method: 'REQUEST',
      uid: first?.['uid'],
      sequence: 1,
      startsAt: to.startsAt.toString(),
    });
    const moved = await findBooking(db, anyone, id, later(3));
    expect(moved?.session.id).toBe(to.id);
    expect(moved?.places.map((place) => place.name)).toEqual(['Ann', 'Bo']);
    expect(moved?.history.at(-1)).toMatchObject({ kind: 'moved', fromSessionId: from.id });
    const offered = waiting.ok && (await findBooking(db, anyone, waiting.value.id, later(3)));
    expect(offered && offered.waiting?.offer).toMatchObject({ partySize: 1 });
  });

  it('refuses a date that is full, of another course, or already booked by the same address', async ({
    db,
  }) => {
    const from = await aSession(db);
    const small = await aSession(db, { capacity: 1, placesPerBooking: 1 });
    const booked = await aSession(db);
    const request = aRequest(from.id, { places: 2, email: 'amara@x.example' });
    const id = await book(db, request);
    await book(db, aRequest(booked.id, { email: 'amara@x.example' }));
    const move = (to: typeof from) => moveBooking(db, anyone, id, to.id, later(1));
    expect(await move(small)).toEqual({ ok: false, reason: 'full' });
    expect(await move(booked)).toEqual({ ok: false, reason: 'already booked' });
    expect(await move(from)).toEqual({ ok: false, reason: 'same session' });
  });
});

describe('cancelling', () => {
  it('tells every diary, frees the places and can be done once', async ({ db }) => {
    const session = await aSession(db);
    const request = aRequest(session.id, { people: [person('Ann', 'ann@x.example'), person('Bo')] });
    const id = await book(db, request);
    const cancelled = await cancelBooking(db, anyone, id, { reason: 'Ofsted is coming' }, later(1));
    expect(cancelled).toEqual({ ok: true, value: { places: 2 } });
    expect((await invites(db, request.booker.email)).at(-1)).toMatchObject({ method: 'CANCEL', sequence: 1 });
    expect((await invites(db, 'ann@x.example')).at(-1)).toMatchObject({ method: 'CANCEL', sequence: 1 });
    const live = and(eq(bookingPlace.bookingId, id), isNull(bookingPlace.releasedAt));
    expect(await db.$count(bookingPlace, live)).toBe(0);
    expect(await cancelBooking(db, anyone, id, { reason: null }, later(2))).toEqual({
      ok: false,
      reason: 'cancelled',
    });
    expect(await db.$count(bookingChange, eq(bookingChange.kind, 'cancelled'))).toBe(1);
  });

  it('is too late once changes have closed', async ({ db }) => {
    const session = await aSession(db);
    const id = await book(db, aRequest(session.id));
    const late = await cancelBooking(db, anyone, id, { reason: null }, session.changesCloseAt);
    expect(late).toEqual({ ok: false, reason: 'too late' });
  });

  it('lets the same address book again afterwards', async ({ db }) => {
    const session = await aSession(db);
    const id = await book(db, aRequest(session.id, { email: 'amara@x.example' }));
    await cancelBooking(db, anyone, id, { reason: null }, later(1));
    expect(
      await bookPlaces(db, anyone, aRequest(session.id, { email: 'amara@x.example' }), later(2)),
    ).toMatchObject({
      ok: true,
    });
  });

  it('of a whole session tells everybody who had a place or waited, with the reason', async ({ db }) => {
    const session = await aSession(db, { capacity: 2, placesPerBooking: 2 });
    const officer = await anOfficer(db);
    await book(db, aRequest(session.id, { places: 2, email: 'has@x.example' }));
    await joinWaitingList(db, anyone, aRequest(session.id, { email: 'waits@x.example' }), later(1));
    const details = { reason: 'The trainer is ill.' };
    expect(await cancelSession(db, officer, session.id, details, later(2))).toEqual({
      ok: true,
      value: { bookings: 2 },
    });
    const told = (await mails(db)).filter((mail) => mail.template === 'session-cancelled');
    expect(
      told.map((mail) => [mail.toEmail, (mail.invite as { method?: string } | null)?.method]).sort(),
    ).toEqual([
      ['has@x.example', 'CANCEL'],
      ['waits@x.example', undefined],
    ]);
    expect(told[0]?.fields).toMatchObject({ reasonWords: 'The trainer is ill.' });
    expect(await cancelSession(db, officer, session.id, details, later(3))).toEqual({
      ok: false,
      reason: 'already cancelled',
    });
    const [row] = await db.select().from(trainingSession).where(eq(trainingSession.id, session.id));
    expect(row).toMatchObject({ cancelledBy: officer.id, cancelReason: 'The trainer is ill.' });
    expect(await db.$count(booking, isNull(booking.cancelledAt))).toBe(0);
  });
});

describe('links and reminders', () => {
  it('opens a booking by its key and by nothing else', async ({ db }) => {
    const request = aRequest((await aSession(db)).id);
    const id = await book(db, request);
    expect(await bookingOfKey(db, (request.key as { key?: string }).key!)).toBe(id);
    expect(await bookingOfKey(db, 'wrong')).toBeNull();
  });

  it('sends lost links to the address alone, and nothing to a stranger', async ({ db }) => {
    await book(db, aRequest((await aSession(db)).id, { email: 'amara@x.example' }));
    await book(db, aRequest((await aSession(db)).id, { email: 'amara@x.example' }));
    await sendLinks(db, 'AMARA@x.example', later(1));
    await sendLinks(db, 'nobody@x.example', later(1));
    const found = (await mails(db)).filter((mail) => mail.template === 'find-booking');
    expect(found).toHaveLength(1);
    expect(found[0]?.fields).toMatchObject({ bookings: [{}, {}] });
  });

  it('reminds 7 days and 1 day before, once each, and not somebody who has just booked', async ({ db }) => {
    const session = await aSession(db, { startsAt: later(24 * 10) });
    const close = await aSession(db, { startsAt: later(24 * 5) });
    const people = [person('Ann', 'ann@x.example')];
    await book(db, aRequest(session.id, { people, email: 'amara@x.example' }));
    await book(db, aRequest(close.id, { email: 'bo@x.example' }));
    const at = (daysBefore: number) => session.startsAt.subtract({ hours: 24 * daysBefore });
    expect(await queueReminders(db, at(7.5))).toBe(0);
    expect(await queueReminders(db, at(7))).toBe(1);
    expect(await queueReminders(db, at(6))).toBe(1);
    expect(await queueReminders(db, at(1))).toBe(1);
    expect(await queueReminders(db, at(0.5))).toBe(0);
    const sent = (await mails(db)).filter((mail) => mail.template === 'reminder');
    expect(sent.map((mail) => mail.toEmail).sort()).toEqual(
      ['amara@x.example', 'amara@x.example', 'ann@x.example', 'ann@x.example', 'bo@x.example'].sort(),
    );
  });
});
