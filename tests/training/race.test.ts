import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { booking, type BookingId } from '#db/schema/bookings.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { cancelBooking } from '#lib/training/bookings/cancel.ts';
import { moveBooking } from '#lib/training/bookings/move.ts';
import { changePeople } from '#lib/training/bookings/people.ts';
import { heldPlaces } from '#lib/training/bookings/ticket.ts';
import { countPlaces } from '#lib/training/sessions/lock.ts';
import { acceptOffer, leaveWaitingList } from '#lib/training/waiting-list/answer.ts';
import { lapseAllOffers } from '#lib/training/waiting-list/lapse.ts';
import { anyone, aRequest, aSession, now } from '../support/makers.ts';
import { it } from '../support/database.ts';

const nobody = { placeId: null, name: null, email: null };

describe('capacity', () => {
  it('gives five places to five of fifty who ask at once', { timeout: 30_000 }, async ({ aConnection }) => {
    const { db } = aConnection({ max: 50 });
    const session = await aSession(db, { capacity: 5, placesPerBooking: 5 });
    const asked = Array.from({ length: 50 }, () => bookPlaces(db, anyone, aRequest(session.id), now));
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'full')).toHaveLength(45);
    expect((await countPlaces(db, [session.id])).get(session.id)).toEqual({ taken: 5, held: 0 });
  });

  it(
    'answers one form sent ten times at once with one booking',
    { timeout: 30_000 },
    async ({ aConnection }) => {
      const { db } = aConnection({ max: 10 });
      const session = await aSession(db);
      const token = crypto.randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          bookPlaces(db, anyone, aRequest(session.id, { token, places: 2 }), now),
        ),
      );
      const ids = answers.map((answer) => (answer.ok ? answer.value.id : answer.reason));
      expect(new Set(ids).size).toBe(1);
      expect(await db.$count(booking)).toBe(1);
    },
  );

  it('is kept by the database itself, whatever a statement tries', async ({ db }) => {
    const session = await aSession(db, { capacity: 2, placesPerBooking: 2 });
    await bookPlaces(db, anyone, aRequest(session.id, { places: 2 }), now);
    const shrink = db.transaction((tx) =>
      tx
        .update(trainingSession)
        .set({ capacity: 1, placesPerBooking: 1 })
        .where(eq(trainingSession.id, session.id)),
    );
    await expect(shrink).rejects.toMatchObject({ cause: { constraint_name: 'training_session_full' } });
  });

  it(
    'is never exceeded, whatever is booked, moved, resized, offered and cancelled at the same time',
    { timeout: 120_000 },
    async ({ aConnection }) => {
      const { db } = aConnection({ max: 6 });
      const run = fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
        (rounds) => holds(db, rounds),
      );
      await fc.assert(run, { numRuns: 25, endOnFailure: true });
    },
  );
});

const step = fc.record({
  what: fc.constantFrom('book', 'book', 'wait', 'accept', 'decline', 'resize', 'move', 'cancel', 'lapse'),
  who: fc.nat(11),
  size: fc.integer({ min: 1, max: 4 }),
  where: fc.nat(1),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type World = { db: Db; sessions: SessionId[]; bookings: BookingId[]; clock: Temporal.Instant };

/** Runs rounds of steps, each round at once, and counts after each. */
async function holds(db: Db, rounds: Step[][]): Promise<void> {
  const capacity = [3, 5];
  const sessions: SessionId[] = [];
  for (const places of capacity)
    sessions.push((await aSession(db, { capacity: places, placesPerBooking: Math.min(4, places) })).id);
  const world: World = { db, sessions, bookings: [], clock: now };
  for (const round of rounds) {
    await Promise.all(round.map((one) => take(world, one)));
    world.clock = world.clock.add({ hours: 13 });
    const counts = await countPlaces(db, sessions);
    for (const [index, id] of sessions.entries()) {
      const { taken, held } = counts.get(id)!;
      expect(taken + held).toBeLessThanOrEqual(capacity[index]!);
    }
  }
}

async function take(world: World, { what, who, size, where }: Step): Promise<void> {
  const { db, clock, sessions } = world;
  const session = sessions[where]!;
  const mine = world.bookings[who % Math.max(1, world.bookings.length)];
  if (what === 'lapse') return void (await lapseAllOffers(db, clock));
  if (what === 'book' || what === 'wait') {
    const verb = what === 'book' ? bookPlaces : joinWaitingList;
    const made = await verb(db, anyone, aRequest(session, { places: size }), clock);
    if (made.ok) world.bookings.push(made.value.id);
    return;
  }
  if (!mine) return;
  if (what === 'accept') await acceptOffer(db, anyone, mine, clock);
  if (what === 'decline') await leaveWaitingList(db, anyone, mine, clock);
  if (what === 'cancel') await cancelBooking(db, anyone, mine, { reason: null }, clock);
  if (what === 'move') await moveBooking(db, anyone, mine, session, clock);
  if (what === 'resize') await resize(world, mine, size);
}

async function resize({ db, clock }: World, id: BookingId, size: number): Promise<void> {
  const held = (await heldPlaces(db, id)).map(({ id: placeId, name, email }) => ({ placeId, name, email }));
  const people = [...held, nobody, nobody, nobody, nobody].slice(0, size);
  const [row] = await db.select({ sequence: booking.sequence }).from(booking).where(eq(booking.id, id));
  await changePeople(db, anyone, id, { sequence: row!.sequence, people }, clock);
}
