import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { attendance, attendanceMark, type AttendanceId } from '#db/schema/attendance.ts';
import { renewCheckInCode, sessionOfCode } from '#lib/training/attendance/check-in-code.ts';
import { checkIn } from '#lib/training/attendance/check-in.ts';
import { addWalkIn, type WalkIn } from '#lib/training/attendance/walk-in.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { it } from '../../support/database.ts';
import { anOfficer, anyone, aRequest, now } from '../../support/makers.ts';
import { aPress, aRegister, countMarks, early, marked, type Register, written } from './world.ts';

const people = [
  { name: 'Amina Khan', email: 'amina@ashmere.school.example' },
  { name: 'Tom Birkett', email: null },
];
const come = (db: Db, register: Register, who: string, organisation: string | null = null) =>
  checkIn(db, anyone, register, { who, organisation }, now);

describe('somebody who checks in by themselves', () => {
  it('is found by their address, in any case, and by their name, in any order', async ({ db }) => {
    const register = await aRegister(db, people);
    expect(await come(db, register, 'AMINA@ashmere.school.example')).toEqual({
      ok: true,
      value: { is: 'in' },
    });
    expect(await come(db, register, 'birkett, tom')).toEqual({ ok: true, value: { is: 'in' } });
    expect(await written(db, register)).toEqual([
      { name: 'Amina Khan', state: 'present' },
      { name: 'Tom Birkett', state: 'present' },
    ]);
    const marks = await db.select({ by: attendanceMark.officerId }).from(attendanceMark);
    expect(marks).toEqual([{ by: null }, { by: null }]);
  });

  it('may do so twice, and is marked once', async ({ db }) => {
    const register = await aRegister(db, people);
    for (let time = 0; time < 3; time++) expect((await come(db, register, 'Amina Khan')).ok).toBe(true);
    expect(await countMarks(db)).toBe(1);
  });

  it('stays partly present where an officer has said so, and is here where an officer said absent', async ({
    db,
  }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const [amina, tom] = [register.rowOf('Amina Khan'), register.rowOf('Tom Birkett')];
    await marked(db, officer, register, [aPress(amina, 'part'), aPress(tom, 'absent')]);
    for (const { name } of people) await come(db, register, name);
    expect((await written(db, register)).map(({ state }) => state)).toEqual(['part', 'present']);
  });

  it('is not found under another name, and nothing is written', async ({ db }) => {
    const register = await aRegister(db, people);
    expect(await come(db, register, 'Leah Abelman')).toEqual({ ok: false, reason: 'nobody' });
    expect(await come(db, register, 'Amina')).toEqual({ ok: false, reason: 'nobody' });
    expect(await written(db, register)).toEqual([]);
  });

  it('says where they work when two of that name are booked', async ({ db }) => {
    const register = await aRegister(db, [...people, { name: null, email: null }]);
    const other = aRequest(register.id, { people: [{ name: 'Amina Khan', email: null }] });
    const organisation = { ...other.organisation, name: 'Queen’s Park Community Centre' };
    const booked = await bookPlaces(db, anyone, { ...other, organisation }, early);
    expect(booked.ok).toBe(true);
    expect(await come(db, register, 'Amina Khan')).toEqual({
      ok: true,
      value: { is: 'several', organisations: ['Ashmere Community School', 'Queen’s Park Community Centre'] },
    });
    expect(await come(db, register, 'Amina Khan', 'Queen’s Park Community Centre')).toMatchObject({
      ok: true,
    });
    const [row] = await db.select().from(attendance).where(eq(attendance.sessionId, register.id));
    expect(row).toMatchObject({ organisation: 'Queen’s Park Community Centre', state: 'present' });
  });

  it('is asked for their name where one address stands for several', async ({ db }) => {
    const email = 'office@ashmere.school.example';
    const register = await aRegister(
      db,
      people.map((one) => ({ ...one, email })),
    );
    expect(await come(db, register, email)).toEqual({ ok: false, reason: 'shared address' });
    expect(await come(db, register, 'Tom Birkett')).toMatchObject({ ok: true });
  });

  it('takes the place without a name that they booked themselves', async ({ db }) => {
    const register = await aRegister(db, [...people, { name: null, email: null }]);
    expect(await come(db, register, 'Amara Nwosu')).toMatchObject({ ok: true });
    expect(await written(db, register)).toEqual([{ name: 'Amara Nwosu', state: 'present' }]);
  });
});

const aWalkIn = (given: Partial<WalkIn> = {}): WalkIn => ({
  token: crypto.randomUUID() as AttendanceId,
  name: 'Leah Abelman',
  email: 'leah@brook.school.example',
  organisation: { name: 'Brook Primary School', institutionId: null, typeCode: 'primary_school' },
  roleCode: 'teaching',
  ...given,
});

describe('somebody who comes without a place', () => {
  it('is added and marked present, even where every place is taken; the same form twice adds one', async ({
    db,
  }) => {
    const register = await aRegister(db, people, { capacity: 2 });
    const officer = await anOfficer(db);
    const walkIn = aWalkIn();
    for (let time = 0; time < 2; time++)
      expect(await addWalkIn(db, officer, register, walkIn, now)).toEqual({
        ok: true,
        value: { row: walkIn.token, took: 'no place' },
      });
    expect(await written(db, register)).toEqual([{ name: 'Leah Abelman', state: 'present' }]);
    expect(await countMarks(db)).toBe(1);
  });

  it('is not added again by the same address, or by the same name and organisation', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const again = { ok: false, reason: 'on the register already' };
    const byAddress = aWalkIn({ email: 'Amina@ashmere.school.example' });
    const byName = aWalkIn({
      name: 'tom birkett',
      organisation: { ...aWalkIn().organisation, name: 'Ashmere community school' },
    });
    expect(await addWalkIn(db, officer, register, byAddress, now)).toEqual(again);
    expect(await addWalkIn(db, officer, register, byName, now)).toEqual(again);
  });

  it('takes a place that their organisation booked without a name', async ({ db }) => {
    const register = await aRegister(db, [...people, { name: null, email: null }]);
    const organisation = {
      name: 'ASHMERE Community School',
      institutionId: null,
      typeCode: 'secondary_school',
    };
    const outcome = await addWalkIn(db, anyone, register, aWalkIn({ organisation }), now);
    expect(outcome).toEqual({
      ok: true,
      value: { row: register.rowOf(null), took: 'a place without a name' },
    });
    const rows = await db.select().from(attendance).where(eq(attendance.sessionId, register.id));
    expect(rows).toMatchObject([
      { personName: 'Leah Abelman', roleCode: 'teaching', placeId: register.rowOf(null) },
    ]);
  });
});

describe('the code of a session', () => {
  it('opens it however it is typed, until a new one is made', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const first = await renewCheckInCode(db, officer, register.id, now);
    expect((await sessionOfCode(db, ` ${first.toLowerCase().slice(0, 3)}-${first.slice(3)}`))?.id).toBe(
      register.id,
    );
    const second = await renewCheckInCode(db, officer, register.id, now);
    expect(await sessionOfCode(db, first)).toBeNull();
    expect((await sessionOfCode(db, second))?.id).toBe(register.id);
    expect(await sessionOfCode(db, '')).toBeNull();
  });
});
