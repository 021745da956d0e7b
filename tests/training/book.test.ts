import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { accessNeed, booking, bookingPlace } from '#db/schema/bookings.ts';
import { auditLog } from '#db/schema/audit.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { anyone, aRequest, aSession, now } from '../support/makers.ts';
import { it } from '../support/database.ts';

describe('booking places', () => {
  it('books places, tells the booker with an invite, and leaves a trace in the access log', async ({
    db,
  }) => {
    const session = await aSession(db);
    const request = aRequest(session.id, { places: 3, accessNeed: 'Large print' });
    const booked = await bookPlaces(db, anyone, request, now);
    expect(booked).toMatchObject({ ok: true, value: { again: false } });
    expect(await db.$count(bookingPlace, eq(bookingPlace.sessionId, session.id))).toBe(3);
    const [mail] = await db.select().from(mailMessage);
    expect(mail).toMatchObject({ template: 'booking-confirmed', toEmail: request.booker.email });
    expect(mail?.invite).toMatchObject({ method: 'REQUEST', sequence: 0 });
    expect(await db.select().from(auditLog)).toMatchObject([{ operation: 'collect', entity: 'booking' }]);
    const [need] = await db.select().from(accessNeed);
    expect(need?.deleteOn.toString()).toBe('2027-01-02');
  });

  it('keeps no key that opens the link by itself', async ({ db }) => {
    const request = aRequest((await aSession(db)).id);
    await bookPlaces(db, anyone, request, now);
    const rows = JSON.stringify([await db.select().from(booking), await db.select().from(mailMessage)]);
    expect(rows).not.toContain((request.key as { key?: string }).key);
  });

  it('answers the same form sent twice with the first booking', async ({ db }) => {
    const session = await aSession(db);
    const request = aRequest(session.id, { places: 2 });
    const first = await bookPlaces(db, anyone, request, now);
    const second = await bookPlaces(
      db,
      anyone,
      aRequest(session.id, { places: 2, token: request.formToken }),
      now,
    );
    expect(second).toEqual({ ok: true, value: { ...(first.ok && first.value), again: true } });
    expect(await db.$count(bookingPlace, eq(bookingPlace.sessionId, session.id))).toBe(2);
  });

  it('refuses a second booking of one address, whatever its capitals', async ({ db }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id, { email: 'amara@school.example' }), now);
    const again = await bookPlaces(db, anyone, aRequest(session.id, { email: 'Amara@School.example' }), now);
    expect(again).toEqual({ ok: false, reason: 'already booked' });
  });

  it('books a party whole or not at all', async ({ db }) => {
    const session = await aSession(db, { capacity: 4 });
    await bookPlaces(db, anyone, aRequest(session.id, { places: 2 }), now);
    expect(await bookPlaces(db, anyone, aRequest(session.id, { places: 3 }), now)).toEqual({
      ok: false,
      reason: 'full',
    });
    expect(await db.$count(bookingPlace, eq(bookingPlace.sessionId, session.id))).toBe(2);
    expect(await bookPlaces(db, anyone, aRequest(session.id, { places: 2 }), now)).toMatchObject({
      ok: true,
    });
  });

  it('refuses a session that is closed, cancelled, unknown or asked for too much', async ({ db }) => {
    const closed = await aSession(db, { bookingClosesAt: now });
    const cancelled = await aSession(db, { cancelledAt: now, cancelReason: 'No trainer' });
    const open = await aSession(db, { placesPerBooking: 2 });
    const ask = (id: typeof open.id, places = 1) => bookPlaces(db, anyone, aRequest(id, { places }), now);
    expect(await ask(closed.id)).toEqual({ ok: false, reason: 'booking closed' });
    expect(await ask(cancelled.id)).toEqual({ ok: false, reason: 'session cancelled' });
    expect(await ask(crypto.randomUUID() as typeof open.id)).toEqual({
      ok: false,
      reason: 'no such session',
    });
    expect(await ask(open.id, 3)).toEqual({ ok: false, reason: 'too many for one booking' });
  });

  it('writes to each person with an address of their own, and once to the booker', async ({ db }) => {
    const session = await aSession(db);
    const email = 'amara@school.example';
    const people = [
      { name: 'Amara Nwosu', email },
      { name: 'Tom Birkett', email: 'tom@school.example' },
      { name: null, email: null },
    ];
    await bookPlaces(db, anyone, aRequest(session.id, { email, people }), now);
    const mails = await db.select().from(mailMessage);
    expect(mails.map(({ template, toEmail }) => `${template} ${toEmail}`).sort()).toEqual([
      'booking-confirmed amara@school.example',
      'place-confirmed tom@school.example',
    ]);
    expect(mails[0]?.fields).toMatchObject({
      people: ['Amara Nwosu', 'Tom Birkett', '1 place with no name yet'],
    });
  });
});
