import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { institution, site } from '#db/schema/institutions.ts';
import { officerBusy, sessionTrainer } from '#db/schema/session-parts.ts';
import type { Officer } from '#lib/actor.ts';
import { addBusy, removeBusy } from '#lib/training/diary/busy.ts';
import { clashesOf } from '#lib/training/diary/clashes.ts';
import { ownDiary } from '#lib/training/diary/own.ts';
import { kilometresBetween, travelMinutes } from '#lib/training/diary/travel.ts';
import { warningsBefore } from '#lib/training/diary/warnings.ts';
import { it } from '../support/database.ts';
import { anOfficer, aSession, now } from '../support/makers.ts';
import { detailsOf } from '../support/session-details.ts';

const bedford = { id: 'b', name: 'Central Library, Bedford', latitude: 52.1346, longitude: -0.4663 };
const luton = { id: 'l', name: 'Lecture theatre, Luton', latitude: 51.8797, longitude: -0.4175 };
const at = (text: string) => Temporal.Instant.from(`2026-12-03T${text}Z`);

describe('the way between two rooms', () => {
  test('is about what a map says, and the same both ways', () => {
    expect(kilometresBetween(bedford, luton)).toBeCloseTo(28.5, 0);
    expect(travelMinutes(bedford, luton)).toBe(55);
    const point = fc.record({
      latitude: fc.double({ min: 50, max: 59, noNaN: true }),
      longitude: fc.double({ min: -7, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (one, other) => {
        expect(kilometresBetween(one, other)).toBeCloseTo(kilometresBetween(other, one), 6);
        expect(travelMinutes(one, other)).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});

describe('a clash', () => {
  const engaged = {
    officerName: 'Dana Whitlock',
    what: 'Prevent awareness',
    startsAt: at('10:00'),
    endsAt: at('11:30'),
    room: bedford,
  };
  const planned = (from: string, to: string, room: typeof luton | null = luton) => ({
    startsAt: at(from),
    endsAt: at(to),
    room,
  });

  test('is something else at the same time, but not when one begins as the other ends online', () => {
    expect(clashesOf([planned('11:00', '12:00')], [engaged])).toMatchObject([{ kind: 'same time' }]);
    expect(clashesOf([planned('11:30', '12:00', null)], [engaged])).toEqual([]);
  });

  test('is too little time for the way, before or after', () => {
    const [tight] = clashesOf([planned('12:00', '13:00')], [engaged]);
    expect(tight?.words).toContain('has 30 minutes to get to or from Central Library, Bedford');
    expect(tight?.words).toContain('we estimate 55 minutes by road');
    expect(clashesOf([planned('09:00', '09:30')], [engaged])).toMatchObject([{ kind: 'travel' }]);
    expect(clashesOf([planned('12:30', '13:00')], [engaged])).toEqual([]);
    expect(clashesOf([{ ...planned('11:40', '12:00'), room: bedford }], [engaged])).toEqual([]);
  });
});

async function aRoom(db: Db, name: string, { latitude, longitude }: { latitude: number; longitude: number }) {
  const [district] = await db.select().from(area).where(eq(area.slug, 'luton'));
  const [owner] = await db
    .insert(institution)
    .values({ name: `${name} Trust`, typeCode: 'charity', districtId: district!.id })
    .returning();
  const [row] = await db
    .insert(site)
    .values({
      ...{ institutionId: owner!.id, name, street: '1 High Street', town: 'Luton', postcode: 'LU1 1AA' },
      ...{ districtId: district!.id, stepFree: true, hearingLoop: true, accessibleToilet: true },
      ...{ parking: 'None', latitude, longitude },
    })
    .returning();
  return row!;
}

describe('what stands in a colleague’s diary', () => {
  const hour = { hours: 1 };
  const teaches = (db: Db, sessionId: Awaited<ReturnType<typeof aSession>>['id'], { id }: Officer) =>
    db.insert(sessionTrainer).values({ sessionId, officerId: id, part: 'lead', addedAt: now });

  it('is sessions, the way between them, and busy times; the session itself is no clash', async ({ db }) => {
    const officer = await anOfficer(db);
    const [one, other] = [await aRoom(db, 'Library', bedford), await aRoom(db, 'Theatre', luton)];
    const first = await aSession(db, { mode: 'in_person', siteId: one.id, joiningLink: null });
    await teaches(db, first.id, officer);
    const trainerList = [{ officerId: officer.id, part: 'lead' as const }];
    const startsAt = first.endsAt.add({ minutes: 20 });
    const second = {
      ...detailsOf(first),
      ...{ siteId: other.id, startsAt, endsAt: startsAt.add(hour), trainerList },
    };
    expect(await warningsBefore(db, second, null, now)).toMatchObject([{ kind: 'travel' }]);
    expect(await warningsBefore(db, { ...detailsOf(first), trainerList }, first.id, now)).toEqual([]);
    await addBusy(db, officer, { kind: 'court', startsAt, endsAt: startsAt.add(hour) }, now);
    const warned = await warningsBefore(db, second, null, now);
    expect(warned.map(({ kind }) => kind)).toEqual(['travel', 'same time']);
    expect(warned[1]?.words).toContain('court');
  });

  it('is kept by its owner alone', async ({ db }) => {
    const [dana, marcus] = [await anOfficer(db), await anOfficer(db)];
    const busy = { kind: 'leave' as const, startsAt: now.add(hour), endsAt: now.add({ hours: 8 }) };
    await addBusy(db, dana, busy, now);
    await addBusy(db, dana, busy, now);
    expect(await db.$count(officerBusy)).toBe(1);
    const [row] = (await ownDiary(db, dana.id, now)).busy;
    expect((await ownDiary(db, marcus.id, now)).busy).toEqual([]);
    expect(await removeBusy(db, marcus, row!.id, now)).toEqual({ ok: false, reason: 'not there' });
    expect(await removeBusy(db, dana, row!.id, now)).toMatchObject({ ok: true });
    const past = { kind: 'leave' as const, startsAt: now.subtract(hour), endsAt: now };
    expect(await addBusy(db, dana, past, now)).toEqual({ ok: false, reason: 'over' });
  });
});
