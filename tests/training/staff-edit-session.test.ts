import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { accessNeed, booking, bookingReminder } from '#db/schema/bookings.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { waitlistOffer } from '#db/schema/waiting-list.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import type { SessionDetails } from '#lib/training/sessions/details.ts';
import { editSession } from '#lib/training/sessions/edit.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { detailsOf } from '../support/session-details.ts';

type Row = typeof trainingSession.$inferSelect;

const week = { hours: 24 * 7 };
const later = (row: Row): SessionDetails => ({
  ...detailsOf(row),
  startsAt: row.startsAt.add(week),
  endsAt: row.endsAt.add(week),
});

const mailsOf = async (db: Db) =>
  (await db.select().from(mailMessage)).map(({ template, toEmail, invite, fields }) => ({
    template,
    toEmail,
    sequence: (invite as { sequence: number } | null)?.sequence ?? null,
    method: (invite as { method: string } | null)?.method ?? null,
    changes: (fields as { changes?: string[] }).changes,
  }));

describe('editing a session', () => {
  it('moves it in the diary of everybody who booked, and says what changed', async ({ db }) => {
    const session = await aSession(db);
    const email = 'amara@school.example';
    const people = [
      { name: 'Amara Nwosu', email },
      { name: 'Tom Birkett', email: 'tom@school.example' },
    ];
    await bookPlaces(db, anyone, aRequest(session.id, { email, people }), now);
    await db.delete(mailMessage);
    const outcome = await editSession(db, await anOfficer(db), session.id, later(session), now);
    expect(outcome).toEqual({ ok: true, value: { told: 1 } });
    const changes = ['Moved from Thursday 3 December 2026 to Thursday 10 December 2026'];
    const mails = await mailsOf(db);
    expect(mails.sort((a, b) => a.template.localeCompare(b.template))).toEqual([
      { template: 'booking-changed', toEmail: email, sequence: 1, method: 'REQUEST', changes },
      { template: 'place-changed', toEmail: 'tom@school.example', sequence: 1, method: 'REQUEST', changes },
    ]);
  });

  it('tells who only waits in the words of the waiting list, without an invite', async ({ db }) => {
    const session = await aSession(db, { capacity: 1 });
    await bookPlaces(db, anyone, aRequest(session.id), now);
    await joinWaitingList(db, anyone, aRequest(session.id, { email: 'waits@school.example' }), now);
    await db.delete(mailMessage);
    await editSession(db, await anOfficer(db), session.id, later(session), now);
    const waiter = (await mailsOf(db)).filter(({ toEmail }) => toEmail === 'waits@school.example');
    expect(waiter).toMatchObject([{ template: 'waiting-list-joined', method: null }]);
  });

  it('tells nobody when only the trainers or the closing time change', async ({ db }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id), now);
    await db.delete(mailMessage);
    const details = {
      ...detailsOf(session),
      trainers: 'A Prevent officer',
      bookingClosesAt: session.bookingClosesAt.subtract({ hours: 1 }),
    };
    const outcome = await editSession(db, await anOfficer(db), session.id, details, now);
    expect(outcome).toEqual({ ok: true, value: { told: 0 } });
    expect(await mailsOf(db)).toEqual([]);
    expect((await db.select().from(booking))[0]?.sequence).toBe(0);
  });

  it('keeps access needs until 30 days after the new date, and reminds again', async ({ db }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id, { accessNeed: 'Large print' }), now);
    const [one] = await db.select().from(booking);
    await db
      .insert(bookingReminder)
      .values({ bookingId: one!.id, sessionId: session.id, daysBefore: 7, queuedAt: now });
    await editSession(db, await anOfficer(db), session.id, later(session), now);
    const [need] = await db.select().from(accessNeed);
    expect(need?.deleteOn.toString()).toBe('2027-01-09');
    expect(await db.$count(bookingReminder)).toBe(0);
  });

  it('offers the places that more room brings to those who wait', async ({ db }) => {
    const session = await aSession(db, { capacity: 2 });
    await bookPlaces(db, anyone, aRequest(session.id, { places: 2 }), now);
    await joinWaitingList(db, anyone, aRequest(session.id, { places: 2 }), now);
    const details = { ...detailsOf(session), capacity: 4 };
    await editSession(db, await anOfficer(db), session.id, details, now);
    expect(await db.select().from(waitlistOffer)).toMatchObject([{ partySize: 2, answeredAt: null }]);
  });

  it('refuses less room than is taken or on offer', async ({ db }) => {
    const session = await aSession(db, { capacity: 3 });
    await bookPlaces(db, anyone, aRequest(session.id, { places: 3 }), now);
    const officer = await anOfficer(db);
    const smaller = { ...detailsOf(session), capacity: 2, placesPerBooking: 2 };
    const refusal = { ok: false, reason: 'fewer than taken' };
    expect(await editSession(db, officer, session.id, smaller, now)).toEqual(refusal);
    const [kept] = await db.select().from(trainingSession).where(eq(trainingSession.id, session.id));
    expect(kept?.capacity).toBe(3);
  });

  it('refuses a session that is cancelled, over, unknown, or moved into the past', async ({ db }) => {
    const officer = await anOfficer(db);
    const edit = (row: Row, details = detailsOf(row)) => editSession(db, officer, row.id, details, now);
    const cancelled = await aSession(db, { cancelledAt: now, cancelReason: 'No trainer.' });
    const over = await aSession(db, { startsAt: now.subtract(week) });
    const open = await aSession(db);
    const past = { ...later(open), startsAt: now.subtract({ hours: 1 }) };
    const unknown = { ...open, id: crypto.randomUUID() as Row['id'] };
    expect(await edit(cancelled)).toEqual({ ok: false, reason: 'cancelled' });
    expect(await edit(over)).toEqual({ ok: false, reason: 'over' });
    expect(await edit(open, past)).toEqual({ ok: false, reason: 'starts in the past' });
    expect(await edit(unknown)).toEqual({ ok: false, reason: 'no such session' });
  });
});
