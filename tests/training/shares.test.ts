import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sessionQuota } from '#db/schema/session-parts.ts';
import type { trainingSession } from '#db/schema/sessions.ts';
import { waitlistOffer } from '#db/schema/waiting-list.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { type Holding, placesFor, type Shares } from '#lib/training/sessions/shares.ts';
import { offerFreedPlaces } from '#lib/training/waiting-list/freed.ts';
import { it } from '../support/database.ts';
import { anyone, aRequest, aSession, now } from '../support/makers.ts';

const sectors = ['education', 'health', 'faith'];
const place = fc.integer({ min: 0, max: 12 });
const shares = fc
  .record({
    quotas: fc.tuple(place, place, place),
    spare: place,
    cap: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  .map(({ quotas, spare, cap }): Shares => ({
    capacity: quotas.reduce((all, one) => all + one, 0) + spare,
    cap,
    quotas: new Map(quotas.map((places, index) => [sectors[index]!, places])),
  }));
const asks = fc.array(
  fc.record({
    sector: fc.constantFrom(...sectors, 'business'),
    organisation: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    places: fc.integer({ min: 1, max: 8 }),
  }),
  { maxLength: 30 },
);

/** Seats whoever may be seated, in the order in which they ask. */
const seated = (rule: Shares, parties: readonly Holding[]): Holding[] =>
  parties.reduce<Holding[]>(
    (held, party) => (party.places <= placesFor(rule, held, party) ? [...held, party] : held),
    [],
  );
const sum = (held: readonly Holding[]) => held.reduce((all, { places }) => all + places, 0);

describe('places that are shared out', () => {
  test('are never more than there are, and no organisation has more than its share', () => {
    fc.assert(
      fc.property(shares, asks, (rule, parties) => {
        const held = seated(rule, parties);
        expect(sum(held)).toBeLessThanOrEqual(rule.capacity);
        for (const organisation of ['a', 'b', 'c', 'd', 'e'])
          expect(sum(held.filter((one) => one.organisation === organisation))).toBeLessThanOrEqual(
            rule.cap ?? Infinity,
          );
      }),
    );
  });

  test('always leave every sector the places that are kept for it', () => {
    fc.assert(
      fc.property(shares, asks, (rule, parties) => {
        const held = seated(rule, parties);
        const uncapped = { ...rule, cap: null };
        for (const [sector, kept] of rule.quotas) {
          const own = sum(held.filter((one) => one.sector === sector));
          expect(own + placesFor(uncapped, held, { sector, organisation: 'new' })).toBeGreaterThanOrEqual(
            kept,
          );
        }
      }),
    );
  });

  test('are all free to anybody where nothing is kept and there is no cap', () => {
    fc.assert(
      fc.property(shares, asks, ({ capacity }, parties) => {
        const rule = { capacity, cap: null, quotas: new Map<string, number>() };
        const held = seated(rule, parties);
        expect(placesFor(rule, held, { sector: 'faith', organisation: 'new' })).toBe(capacity - sum(held));
      }),
    );
  });
});

const shared = async (db: Db, given: Partial<typeof trainingSession.$inferInsert> = {}, health = 0) => {
  const session = await aSession(db, { capacity: 6, sharesUntil: now.add({ hours: 24 * 5 }), ...given });
  if (health > 0)
    await db.insert(sessionQuota).values({ sessionId: session.id, sectorCode: 'health', places: health });
  return session;
};
const named = (
  id: typeof trainingSession.$inferSelect.id,
  places: number,
  name: string,
  typeCode = 'secondary_school',
) => {
  const request = aRequest(id, { places });
  return { ...request, organisation: { ...request.organisation, name, typeCode } };
};

describe('booking a session that is shared out', () => {
  it('keeps the places of a sector for that sector', async ({ db }) => {
    const session = await shared(db, {}, 4);
    expect(await bookPlaces(db, anyone, named(session.id, 3, 'Ashmere School'), now)).toEqual({
      ok: false,
      reason: 'over share',
    });
    expect(await bookPlaces(db, anyone, named(session.id, 2, 'Ashmere School'), now)).toMatchObject({
      ok: true,
    });
    expect(await bookPlaces(db, anyone, named(session.id, 4, 'Ouse Trust', 'nhs_trust'), now)).toMatchObject({
      ok: true,
    });
  });

  it('holds an organisation to its share, however its name is written and whoever books', async ({ db }) => {
    const session = await shared(db, { shareCap: 3 });
    await bookPlaces(db, anyone, named(session.id, 2, 'Ashmere School'), now);
    const more = await bookPlaces(db, anyone, named(session.id, 2, '  ASHMERE  school '), now);
    expect(more).toEqual({ ok: false, reason: 'over share' });
    expect(await bookPlaces(db, anyone, named(session.id, 2, 'Another School'), now)).toMatchObject({
      ok: true,
    });
  });

  it('lets whoever wants more than their share wait, and offers them what is freed when the shares end', async ({
    db,
  }) => {
    const session = await shared(db, { shareCap: 2 });
    expect(await joinWaitingList(db, anyone, named(session.id, 2, 'Ashmere School'), now)).toEqual({
      ok: false,
      reason: 'places free',
    });
    expect(await joinWaitingList(db, anyone, named(session.id, 4, 'Ashmere School'), now)).toMatchObject({
      ok: true,
    });
    expect(await offerFreedPlaces(db, now)).toBe(0);
    expect(await db.$count(waitlistOffer)).toBe(0);
    const after = session.sharesUntil!.add({ minutes: 1 });
    expect(await offerFreedPlaces(db, after)).toBe(1);
    expect(await offerFreedPlaces(db, after)).toBe(0);
    const offers = await db.select().from(waitlistOffer).where(eq(waitlistOffer.sessionId, session.id));
    expect(offers).toMatchObject([{ partySize: 4, answeredAt: null }]);
  });

  it('gives places to whoever asks first once the shares have ended', async ({ db }) => {
    const session = await shared(db, { shareCap: 2 }, 4);
    const after = session.sharesUntil!.add({ minutes: 1 });
    expect(await bookPlaces(db, anyone, named(session.id, 6, 'Ashmere School'), after)).toMatchObject({
      ok: true,
    });
  });
});
