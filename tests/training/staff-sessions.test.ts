import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import { course } from '#db/schema/courses.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import { createSession } from '#lib/training/sessions/create.ts';
import { countTold } from '#lib/training/sessions/find-for-staff-counts.ts';
import { findPeopleForStaff } from '#lib/training/sessions/find-for-staff-people.ts';
import { findForStaff } from '#lib/training/sessions/find-for-staff.ts';
import { listForStaff, staffPageSize } from '#lib/training/sessions/list-for-staff.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../support/makers.ts';

const days = (count: number) => ({ hours: 24 * count });
const coming = { when: 'coming' } as const;

describe('the list of sessions for staff', () => {
  it('shows those of the officer’s own area only', async ({ db }) => {
    const officer = await anOfficer(db);
    const mine = await aSession(db);
    const [essex] = await db.select().from(area).where(eq(area.slug, 'essex-force'));
    await aSession(db, { areaId: essex!.id });
    const { rows } = await listForStaff(db, await areasFor(db, officer, 'seeTraining'), coming, now);
    expect(rows.map(({ id }) => id)).toEqual([mine.id]);
    expect((await listForStaff(db, [], coming, now)).rows).toEqual([]);
  });

  it('parts what is to come from what is past, and counts taken, held and waiting', async ({ db }) => {
    const areas = await areasFor(db, await anOfficer(db), 'seeTraining');
    const session = await aSession(db, { capacity: 2 });
    const past = await aSession(db, { startsAt: now.subtract(days(2)) });
    await bookPlaces(db, anyone, aRequest(session.id, { places: 2 }), now);
    await joinWaitingList(db, anyone, aRequest(session.id, { places: 2 }), now);
    const { rows } = await listForStaff(db, areas, coming, now);
    expect(rows).toMatchObject([{ id: session.id, taken: 2, held: 0, waiting: 2, capacity: 2 }]);
    const before = await listForStaff(db, areas, { when: 'past' }, now);
    expect(before.rows.map(({ id }) => id)).toEqual([past.id]);
  });

  it('pages without losing or repeating a session, though many start at once', async ({ db }) => {
    const areas = await areasFor(db, await anOfficer(db), 'seeTraining');
    for (let one = 0; one < staffPageSize + 3; one += 1) await aSession(db);
    const first = await listForStaff(db, areas, coming, now);
    const after = first.rows.at(-1)!.id;
    const second = await listForStaff(db, areas, { ...coming, after }, now);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(staffPageSize + 3);
  });

  it('finds by words, reference, mode, area and course', async ({ db }) => {
    const areas = await areasFor(db, await anOfficer(db), 'seeTraining');
    const session = await aSession(db);
    const [about] = await db.select().from(course).where(eq(course.id, session.courseId));
    const found = async (filter: object) =>
      (await listForStaff(db, areas, { ...coming, ...filter }, now)).rows.length;
    expect(await found({ text: about!.title.slice(2, 9).toUpperCase() })).toBe(1);
    expect(await found({ text: session.reference.toLowerCase() })).toBe(1);
    expect(await found({ text: '100%' })).toBe(0);
    expect(await found({ mode: 'in_person' })).toBe(0);
    expect(await found({ area: 'bedfordshire-force' })).toBe(1);
    expect(await found({ area: 'luton' })).toBe(0);
    expect(await found({ course: about!.slug })).toBe(1);
    expect(await found({ course: 'no-such-course' })).toBe(0);
  });
});

describe('the record of a session', () => {
  it('writes into the access log whose details were shown, and hides needs from who may not see them', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const session = await aSession(db);
    const booked = await bookPlaces(db, anyone, aRequest(session.id, { accessNeed: 'Large print' }), now);
    if (!booked.ok) throw new Error(booked.reason);
    const open = await findPeopleForStaff(db, officer, session.id, { accessNeeds: true }, now);
    const closed = await findPeopleForStaff(db, officer, session.id, { accessNeeds: false }, now);
    expect(open.bookings[0]?.need).toBe('Large print');
    expect(JSON.stringify(closed)).not.toContain('Large print');
    const looks = await db.select().from(auditLog).where(eq(auditLog.operation, 'consult'));
    expect(looks.map(({ entityIds, fields }) => [entityIds[0], fields.includes('access_need')])).toEqual([
      [booked.value.id, true],
      [booked.value.id, false],
    ]);
  });

  it('says how many people a cancellation would reach: each address once', async ({ db }) => {
    const session = await aSession(db);
    const email = 'amara@school.example';
    const people = [
      { name: 'Amara Nwosu', email: 'AMARA@school.example' },
      { name: 'Tom Birkett', email: 'tom@school.example' },
      { name: null, email: null },
    ];
    await bookPlaces(db, anyone, aRequest(session.id, { email, people }), now);
    expect(await countTold(db, session.id)).toBe(2);
    expect(await findForStaff(db, session.id, now)).toMatchObject({ taken: 3, bookings: 1 });
  });
});

const withoutIdentity = ({ id: _, reference: __, ...details }: Awaited<ReturnType<typeof aSession>>) =>
  details;

describe('arranging a session', () => {
  it('refuses a retired course and a start in the past', async ({ db }) => {
    const officer = await anOfficer(db);
    const details = withoutIdentity(await aSession(db));
    const made = await createSession(db, officer, details, now);
    expect(made).toMatchObject({ ok: true });
    const past = { ...details, startsAt: now.subtract(days(1)) };
    expect(await createSession(db, officer, past, now)).toEqual({ ok: false, reason: 'starts in the past' });
    await db.update(course).set({ retiredAt: now }).where(eq(course.id, details.courseId));
    expect(await createSession(db, officer, details, now)).toEqual({ ok: false, reason: 'no such course' });
  });
});
