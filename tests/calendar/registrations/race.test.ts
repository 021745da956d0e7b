import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { event, type EventId } from '#db/schema/events.ts';
import { eventRegistration, type RegistrationId } from '#db/schema/registrations.ts';
import { acceptOffer } from '#lib/calendar/registrations/accept.ts';
import { cancelRegistration } from '#lib/calendar/registrations/cancel.ts';
import { lapseEventOffers } from '#lib/calendar/registrations/lapse-all.ts';
import { readLocked } from '#lib/calendar/registrations/lock.ts';
import { changeParty } from '#lib/calendar/registrations/party.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import { placesLeft } from '#lib/places/left.ts';
import { whoFits } from '#lib/places/queue.ts';
import { anOpenEvent, aParty } from '../../support/registration-makers.ts';
import { anyone, now } from '../../support/makers.ts';
import { it } from '../../support/database.ts';

const parties = fc.array(fc.record({ partySize: fc.integer({ min: 1, max: 6 }) }), { maxLength: 12 });

describe('who of a queue is offered places', () => {
  it('is never more than fit, keeps its order, and passes over nobody who fits', () => {
    const places = fc.integer({ min: 0, max: 15 });
    fc.assert(
      fc.property(parties, places, (queue, left) => {
        const offered = whoFits(queue, left);
        const sum = (some: readonly { partySize: number }[]) =>
          some.reduce((all, one) => all + one.partySize, 0);
        expect(sum(offered)).toBeLessThanOrEqual(left);
        expect(queue.filter((one) => offered.includes(one))).toEqual(offered);
        for (const [index, one] of queue.entries()) {
          const before = sum(offered.filter((other) => queue.indexOf(other) < index));
          if (!offered.includes(one)) expect(before + one.partySize).toBeGreaterThan(left);
        }
      }),
    );
  });

  it('is everybody where there is no limit', () => {
    const left = placesLeft({ capacity: null, taken: 900, held: 90 });
    fc.assert(
      fc.property(parties, (queue) => {
        expect(whoFits(queue, left)).toEqual(queue);
      }),
    );
  });
});

describe('the capacity of an event', () => {
  it('gives three places to three of fifty who ask at once', { timeout: 60_000 }, async ({ aConnection }) => {
    const { db } = aConnection({ max: 50 });
    const { id } = await anOpenEvent(db, { capacity: 3 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => register(db, anyone, aParty(id), now)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    // On a slow machine a lock may not be had within its three seconds.
    const others = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]));
    expect(others.filter((reason) => reason !== 'full' && reason !== 'busy')).toEqual([]);
    expect(await readLocked(db, id)).toMatchObject({ taken: 3, held: 0 });
  });

  it('answers one form sent ten times at once once', { timeout: 60_000 }, async ({ aConnection }) => {
    const { db } = aConnection({ max: 10 });
    const { id } = await anOpenEvent(db);
    const party = aParty(id, { size: 2 });
    await Promise.all(Array.from({ length: 10 }, () => register(db, anyone, party, now)));
    expect(await db.$count(eventRegistration)).toBe(1);
  });

  it('is kept by the database itself, whatever a statement tries', async ({ db }) => {
    const { id } = await anOpenEvent(db, { capacity: 2 });
    await register(db, anyone, aParty(id, { size: 2 }), now);
    const full = { cause: { constraint_name: 'event_full' } };
    const shrink = db.transaction((tx) => tx.update(event).set({ capacity: 1 }).where(eq(event.id, id)));
    await expect(shrink).rejects.toMatchObject(full);
    const grow = db.transaction((tx) => tx.update(eventRegistration).set({ partySize: 3 }));
    await expect(grow).rejects.toMatchObject(full);
  });

  it(
    'is never exceeded, whatever is asked, changed, offered and cancelled at the same time',
    { timeout: 240_000 },
    async ({ aConnection }) => {
      const { db } = aConnection({ max: 6 });
      const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(rounds, (asked) => holds(db, asked)),
        { numRuns: 15, endOnFailure: true },
      );
    },
  );
});

const step = fc.record({
  what: fc.constantFrom('register', 'register', 'wait', 'accept', 'resize', 'cancel', 'lapse'),
  who: fc.nat(11),
  size: fc.integer({ min: 1, max: 4 }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type World = { db: Db; event: EventId; made: RegistrationId[]; clock: Temporal.Instant };

/** Runs rounds of steps, each round at once, and counts after each. */
async function holds(db: Db, rounds: Step[][]): Promise<void> {
  const { id } = await anOpenEvent(db, { capacity: 4 });
  const world: World = { db, event: id, made: [], clock: now };
  for (const round of rounds) {
    await Promise.all(round.map((one) => take(world, one)));
    world.clock = world.clock.add({ hours: 13 });
    const { taken, held } = await readLocked(db, id);
    expect(taken + held).toBeLessThanOrEqual(4);
  }
}

async function take({ db, event: id, made, clock }: World, { what, who, size }: Step): Promise<void> {
  const mine = made[who % Math.max(1, made.length)];
  if (what === 'lapse') return void (await lapseEventOffers(db, clock));
  if (what === 'register' || what === 'wait') {
    const verb = what === 'register' ? register : joinQueue;
    const answer = await verb(db, anyone, aParty(id, { size }), clock);
    if (answer.ok) made.push(answer.value.id);
    return;
  }
  if (!mine) return;
  if (what === 'accept') await acceptOffer(db, anyone, mine, clock);
  if (what === 'cancel') await cancelRegistration(db, anyone, mine, clock);
  if (what === 'resize') await changeParty(db, anyone, mine, { partySize: size }, clock);
}
