import { describe, expect } from 'vitest';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { findSession, otherDates } from '#lib/training/sessions/find.ts';
import { sessionChoices } from '#lib/training/sessions/filters.ts';
import { listSessions, pageSize } from '#lib/training/sessions/list.ts';
import { anyone, aRequest, aSession, now } from '../support/makers.ts';
import { it } from '../support/database.ts';
import { anArea } from '../support/promise-makers.ts';

describe('the list of sessions', () => {
  it('shows coming sessions soonest first with the places that are left', async ({ db }) => {
    const later = await aSession(db, { startsAt: now.add({ hours: 300 }) });
    const sooner = await aSession(db, { startsAt: now.add({ hours: 200 }), capacity: 5 });
    await aSession(db, { cancelledAt: now, cancelReason: 'No trainer' });
    await aSession(db, { startsAt: now.subtract({ hours: 2 }) });
    await bookPlaces(db, anyone, aRequest(sooner.id, { places: 2 }), now);
    const { rows, count } = await listSessions(db, {}, {}, now);
    expect(rows.map((row) => row.reference)).toEqual([sooner.reference, later.reference]);
    expect(rows[0]).toMatchObject({ capacity: 5, placesLeft: 3, area: 'Bedfordshire' });
    expect(count).toBe(2);
  });

  it('narrows by sector, district, mode and course', async ({ db }) => {
    const session = await aSession(db);
    const found = async (filter: Parameters<typeof listSessions>[1]) =>
      (await listSessions(db, filter, {}, now)).rows.map((row) => row.reference);
    expect(await found({ mode: 'online' })).toEqual([session.reference]);
    expect(await found({ mode: 'in_person' })).toEqual([]);
    expect(await found({ district: 'bedfordshire-force' })).toEqual([session.reference]);
    expect(await found({ district: 'luton' })).toEqual([]);
    expect(await found({ sector: 'media' })).toEqual([]);
    const { sectors } = await sessionChoices(db, now);
    expect(await found({ sector: sectors[0]!.value })).toEqual([session.reference]);
  });

  it('shows the sessions of every district of a force', async ({ db }) => {
    const session = await aSession(db, { areaId: (await anArea(db)).id });
    await aSession(db, { areaId: (await anArea(db, 'ipswich')).id });
    const { rows } = await listSessions(db, { district: 'bedfordshire-force' }, {}, now);
    expect(rows.map((row) => row.reference)).toEqual([session.reference]);
    const { districts } = await sessionChoices(db, now);
    const [first, second] = districts;
    expect(first).toMatchObject({ value: 'bedfordshire-force', text: 'All of Bedfordshire' });
    expect(second).toMatchObject({ value: 'luton' });
  });

  it('pages forwards and back without losing or repeating a session', async ({ db }) => {
    const all = [];
    for (let hour = 0; hour < pageSize + 5; hour++)
      all.push((await aSession(db, { startsAt: now.add({ hours: 100 + Math.floor(hour / 2) }) })).reference);
    const first = await listSessions(db, {}, {}, now);
    const second = await listSessions(db, {}, { after: first.rows.at(-1)!.reference }, now);
    const back = await listSessions(db, {}, { before: second.rows[0]!.reference }, now);
    expect([first.hasPrevious, first.hasNext, second.hasPrevious, second.hasNext]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const seen = [...first.rows, ...second.rows].map((row) => row.reference);
    expect(new Set(seen)).toEqual(new Set(all));
    expect(seen).toHaveLength(all.length);
    expect(back.rows).toEqual(first.rows);
  });

  it('finds one session by its reference, and other dates of its course', async ({ db }) => {
    const one = await aSession(db);
    const other = await aSession(db, { startsAt: now.add({ hours: 500 }) });
    const found = await findSession(db, one.reference, now);
    expect(found).toMatchObject({ session: { id: one.id }, placesLeft: 24, taken: 0, held: 0 });
    const dates = await otherDates(db, one.courseId, one.id, now);
    expect(dates.map((row) => row.reference)).toEqual([other.reference]);
    expect(await findSession(db, 'T0000000', now)).toBeNull();
  });
});
