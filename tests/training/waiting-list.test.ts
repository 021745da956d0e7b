import { desc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace, type BookingId } from '#db/schema/bookings.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { waitlistEntry, waitlistOffer, waitlistReorder } from '#db/schema/waiting-list.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { cancelBooking } from '#lib/training/bookings/cancel.ts';
import { findBooking } from '#lib/training/bookings/find.ts';
import { acceptOffer, leaveWaitingList } from '#lib/training/waiting-list/answer.ts';
import { lapseAllOffers } from '#lib/training/waiting-list/lapse.ts';
import { offerExpiry } from '#lib/places/offers.ts';
import { rankAt } from '#lib/places/queue.ts';
import { moveInQueue } from '#lib/training/waiting-list/reorder.ts';
import { waitForMore } from '#lib/training/waiting-list/wait-for-more.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';
import { it } from '../support/database.ts';

const later = (hours: number) => now.add({ hours });

/** A session of four places, all taken by one booking, and parties of these sizes who wait for it. */
async function aFullSession(db: Db, parties: number[]) {
  const session = await aSession(db, { capacity: 4, placesPerBooking: 4 });
  const holder = await made(bookPlaces(db, anyone, aRequest(session.id, { places: 4 }), now));
  const waiting: BookingId[] = [];
  for (const [index, places] of parties.entries())
    waiting.push(await made(joinWaitingList(db, anyone, aRequest(session.id, { places }), later(index + 1))));
  return { session, holder, waiting };
}

async function made(booked: ReturnType<typeof bookPlaces>): Promise<BookingId> {
  const outcome = await booked;
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

const mailsTo = async (db: Db, id: BookingId) =>
  (
    await db
      .select({ template: mailMessage.template })
      .from(mailMessage)
      .where(eq(mailMessage.entityId, id))
      .orderBy(mailMessage.queuedAt)
  ).map((row) => row.template);

const offersOpen = async (db: Db) =>
  (await db.select().from(waitlistOffer)).filter((row) => row.answer === null).map((row) => row.partySize);

describe('the waiting list', () => {
  it('takes nobody in while there is room for them', async ({ db }) => {
    const session = await aSession(db);
    const joined = await joinWaitingList(db, anyone, aRequest(session.id, { places: 2 }), now);
    expect(joined).toEqual({ ok: false, reason: 'places free' });
  });

  it('offers freed places to the first who fit, and holds them for 48 hours', async ({ db }) => {
    const { holder, waiting } = await aFullSession(db, [3, 2, 1]);
    await cancelBooking(db, { kind: 'booker', bookingId: holder }, holder, { reason: null }, later(10));
    expect((await offersOpen(db)).sort()).toEqual([1, 3]);
    const first = await findBooking(db, anyone, waiting[0]!, later(11));
    expect(first?.waiting?.offer?.expiresAt.toString()).toBe(later(58).toString());
    expect(await mailsTo(db, waiting[0]!)).toEqual(['waiting-list-joined', 'place-offered']);
  });

  it('lets nobody else book the places that are offered', async ({ db }) => {
    const { session, holder } = await aFullSession(db, [4]);
    await cancelBooking(db, anyone, holder, { reason: null }, later(10));
    const other = await bookPlaces(db, anyone, aRequest(session.id), later(11));
    expect(other).toEqual({ ok: false, reason: 'full' });
  });

  it('gives the places to whoever accepts, with an invite', async ({ db }) => {
    const { holder, waiting } = await aFullSession(db, [3]);
    await cancelBooking(db, anyone, holder, { reason: null }, later(10));
    const accepted = await acceptOffer(db, anyone, waiting[0]!, later(20));
    expect(accepted).toEqual({ ok: true, value: { places: 3 } });
    expect(await db.$count(bookingPlace, eq(bookingPlace.bookingId, waiting[0]!))).toBe(3);
    const [mail] = await db
      .select()
      .from(mailMessage)
      .where(eq(mailMessage.entityId, waiting[0]!))
      .orderBy(desc(mailMessage.queuedAt))
      .limit(1);
    expect(mail).toMatchObject({ template: 'booking-confirmed', invite: { method: 'REQUEST' } });
    expect(await acceptOffer(db, anyone, waiting[0]!, later(21))).toEqual({ ok: false, reason: 'no offer' });
  });

  it('passes a declined offer on to the next', async ({ db }) => {
    const { holder, waiting } = await aFullSession(db, [4, 4]);
    await cancelBooking(db, anyone, holder, { reason: null }, later(10));
    await leaveWaitingList(db, anyone, waiting[0]!, later(11));
    expect(await mailsTo(db, waiting[0]!)).toContain('waiting-list-left');
    expect(await mailsTo(db, waiting[1]!)).toContain('place-offered');
    const [gone] = await db.select().from(booking).where(eq(booking.id, waiting[0]!));
    expect(gone?.cancelledBy).toBe('waiting_list');
  });

  it('passes an offer on by itself when its hour is past, and says so', async ({ db }) => {
    const { holder, waiting } = await aFullSession(db, [4, 4]);
    await cancelBooking(db, anyone, holder, { reason: null }, later(10));
    await lapseAllOffers(db, later(57));
    expect(await mailsTo(db, waiting[1]!)).not.toContain('place-offered');
    await lapseAllOffers(db, later(58));
    expect(await mailsTo(db, waiting[0]!)).toContain('offer-expired');
    expect(await mailsTo(db, waiting[1]!)).toContain('place-offered');
    expect(await acceptOffer(db, anyone, waiting[0]!, later(59))).toEqual({ ok: false, reason: 'cancelled' });
  });

  it('refuses an expired offer even before the worker has noticed', async ({ db }) => {
    const { holder, waiting } = await aFullSession(db, [4]);
    await cancelBooking(db, anyone, holder, { reason: null }, later(10));
    expect(await acceptOffer(db, anyone, waiting[0]!, later(59))).toEqual({ ok: false, reason: 'cancelled' });
    const [entry] = await db.select().from(waitlistEntry);
    expect(entry?.closedAs).toBe('lapsed');
  });

  it('lets an officer change the order with a reason, which is kept', async ({ db }) => {
    const { holder, waiting } = await aFullSession(db, [4, 4]);
    const officer = await anOfficer(db);
    const [, second] = await db.select().from(waitlistEntry).orderBy(waitlistEntry.rank);
    const moved = await moveInQueue(
      db,
      officer,
      second!.id,
      { position: 1, reason: 'New to the duty' },
      later(5),
    );
    expect(moved).toEqual({ ok: true, value: { from: 2, to: 1 } });
    await cancelBooking(db, anyone, holder, { reason: null }, later(10));
    expect(await mailsTo(db, waiting[1]!)).toContain('place-offered');
    expect(await db.select().from(waitlistReorder)).toMatchObject([
      { reason: 'New to the duty', toPosition: 1 },
    ]);
  });

  it('lets a booking wait for more places and keeps those it has when the offer lapses', async ({ db }) => {
    const session = await aSession(db, { capacity: 4, placesPerBooking: 4 });
    const mine = await made(bookPlaces(db, anyone, aRequest(session.id, { places: 2 }), now));
    const other = await made(bookPlaces(db, anyone, aRequest(session.id, { places: 2 }), now));
    expect(await waitForMore(db, anyone, mine, 2, later(1))).toEqual({ ok: true, value: { partySize: 2 } });
    await cancelBooking(db, anyone, other, { reason: null }, later(2));
    await lapseAllOffers(db, later(60));
    const kept = await findBooking(db, anyone, mine, later(61));
    expect(kept?.places).toHaveLength(2);
    expect(kept?.booking.cancelledAt).toBeNull();
  });
});

describe('the hour of an offer', () => {
  const changesCloseAt = later(100);
  it('is never after the moment when changes close', () => {
    const until = (minutes: number) =>
      offerExpiry({ offerHours: 48, changesCloseAt }, now.add({ minutes }))?.toString();
    expect(until(0)).toBe(later(48).toString());
    expect(until(80 * 60)).toBe(changesCloseAt.toString());
    expect(until(99 * 60 + 30)).toBeUndefined();
  });
});

describe('the rank of a place in the queue', () => {
  it('lies between its neighbours', () => {
    expect(rankAt([1, 2, 3], 1)).toBeLessThan(1);
    expect(rankAt([1, 2, 3], 2)).toBe(1.5);
    expect(rankAt([1, 2, 3], 4)).toBeGreaterThan(3);
    expect(rankAt([], 1)).toBe(0);
  });
});
