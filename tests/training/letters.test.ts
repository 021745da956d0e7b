import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { writeLetter } from '#lib/mail/letter.ts';
import { opened } from '#lib/mail/links.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { cancelBooking } from '#lib/training/bookings/cancel.ts';
import { sendLinks } from '#lib/training/bookings/links.ts';
import { moveBooking } from '#lib/training/bookings/move.ts';
import { queueReminders } from '#lib/training/bookings/reminders.ts';
import { cancelSession } from '#lib/training/sessions/cancel.ts';
import { acceptOffer, leaveWaitingList } from '#lib/training/waiting-list/answer.ts';
import { lapseAllOffers } from '#lib/training/waiting-list/lapse.ts';
import { anOfficer, anyone, aRequest, aSession, now, secret } from '../support/makers.ts';
import { it } from '../support/database.ts';

const publicUrl = new URL('https://concord.example');
const head = {
  publicUrl,
  links: opened(publicUrl.origin, secret),
  teamName: 'Prevent in the Eastern region',
  mailFrom: 'Concord <concord@force.example>',
};
const later = (hours: number) => now.add({ hours });

async function made(booked: ReturnType<typeof bookPlaces>) {
  const outcome = await booked;
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

/** A party of one that waits for a full session, whose places are then given back. */
async function anOffer(db: Db) {
  const session = await aSession(db, { capacity: 1, placesPerBooking: 1 });
  const holder = await made(bookPlaces(db, anyone, aRequest(session.id), now));
  const waiting = await made(joinWaitingList(db, anyone, aRequest(session.id), later(1)));
  await cancelBooking(db, anyone, holder, { reason: null }, later(2));
  return waiting;
}

describe('every mail that training queues', () => {
  it('can be written out, for whatever made it', async ({ db }) => {
    const people = [{ name: 'Ann', email: 'ann@x.example' }];
    const [from, to] = [await aSession(db), await aSession(db, { startsAt: later(500) })];
    const id = await made(
      bookPlaces(db, anyone, aRequest(from.id, { people, email: 'amara@x.example' }), now),
    );
    await queueReminders(db, from.startsAt.subtract({ hours: 24 * 7 }));
    await moveBooking(db, anyone, id, to.id, later(1));
    await sendLinks(db, 'amara@x.example', later(2));
    await cancelSession(db, await anOfficer(db), to.id, { reason: 'The trainer is ill.' }, later(3));
    await acceptOffer(db, anyone, await anOffer(db), later(4));
    await leaveWaitingList(db, anyone, await anOffer(db), later(4));
    const leaver = await anOffer(db);
    await cancelBooking(db, anyone, leaver, { reason: null }, later(4));
    await anOffer(db);
    await lapseAllOffers(db, later(200));
    const rows = await db.select().from(mailMessage);
    expect([...new Set(rows.map((row) => row.template))].sort()).toEqual([
      'booking-cancelled',
      'booking-changed',
      'booking-confirmed',
      'find-booking',
      'offer-expired',
      'place-cancelled',
      'place-changed',
      'place-confirmed',
      'place-offered',
      'reminder',
      'session-cancelled',
      'waiting-list-joined',
      'waiting-list-left',
    ]);
    for (const row of rows) await expect(writeLetter(row, head), row.template).resolves.toBeDefined();
  });
});
