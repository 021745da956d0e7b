import { and, desc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { attendance, attendanceMark } from '#db/schema/attendance.ts';
import { sessionPart } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { attendanceOfBooking, countAttendance, listUnfinished } from '#lib/training/attendance/counts.ts';
import { markLeftAbsent } from '#lib/training/attendance/mark-absent.ts';
import { openRegister } from '#lib/training/attendance/register.ts';
import { sittingsOf } from '#lib/training/attendance/sittings.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aPress, aRegister, marked, written } from './world.ts';

const people = [
  { name: 'Amina Khan', email: 'amina@ashmere.school.example' },
  { name: 'Tom Birkett', email: null },
  { name: null, email: null },
];

describe('a session of several parts', () => {
  it('is attended in full by whoever is marked present in each part', async ({ db }) => {
    const register = await aRegister(db, people);
    const parts = [now.subtract({ minutes: 10 }), now.add({ hours: 24 })].map((startsAt, index) => ({
      sessionId: register.id,
      position: index + 1,
      startsAt,
      endsAt: startsAt.add({ minutes: 60 }),
    }));
    await db.insert(sessionPart).values(parts);
    await db
      .update(trainingSession)
      .set({ endsAt: parts[1]!.endsAt })
      .where(eq(trainingSession.id, register.id));
    const sittings = await sittingsOf(db, register.session);
    const many = { ...register, sittings };
    const officer = await anOfficer(db);
    const row = register.rowOf('Amina Khan');
    const state = async () => (await written(db, register))[0]?.state;
    await marked(db, officer, many, [aPress(row, 'present', { part: sittings[0]!.part })]);
    expect(await state()).toBe('part');
    await marked(db, officer, many, [aPress(row, 'present', { part: sittings[1]!.part })]);
    expect(await state()).toBe('present');
    const second = { part: sittings[1]!.part, accessNeeds: false };
    const lines = await openRegister(db, officer, register.id, second, now);
    expect(lines.map(({ current }) => current?.state ?? null)).toEqual(['present', null, null]);
  });
});

describe('when the session is over', () => {
  const over = now.add({ hours: 2 });

  it('everybody whom nobody marked is marked absent at once, and nobody else', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    await marked(db, officer, register, [aPress(register.rowOf('Amina Khan'), 'present')]);
    expect(await markLeftAbsent(db, officer, register, now)).toEqual({ ok: false, reason: 'not over' });
    expect(await markLeftAbsent(db, officer, register, over)).toEqual({ ok: true, value: 2 });
    expect(await markLeftAbsent(db, officer, register, over)).toEqual({ ok: true, value: 0 });
    expect(await countAttendance(db, register.id)).toMatchObject({
      present: 1,
      absent: 2,
      unmarked: 0,
      total: 3,
    });
  });

  it('its register is asked for until everybody is marked and everything is settled', async ({ db }) => {
    const register = await aRegister(db, people);
    const [officer, other] = [await anOfficer(db), await anOfficer(db)];
    const { areaId } = register.session;
    const mine = async () => (await listUnfinished(db, [areaId], over)).find(({ id }) => id === register.id);
    expect(await mine()).toMatchObject({ unmarked: 3, unsettled: 0 });
    await markLeftAbsent(db, officer, register, over);
    expect(await mine()).toBeUndefined();
    const row = register.rowOf('Amina Khan');
    const press = aPress(row, 'present');
    expect(await marked(db, other, register, [press])).toEqual(['waits']);
    expect(await mine()).toMatchObject({ unmarked: 0, unsettled: 1 });
    const [stands] = await db
      .select({ id: attendanceMark.id })
      .from(attendanceMark)
      .innerJoin(attendance, eq(attendance.id, attendanceMark.attendanceId))
      .where(and(eq(attendance.personName, 'Amina Khan'), eq(attendanceMark.counts, true)))
      .orderBy(desc(attendanceMark.number));
    await marked(db, other, register, [aPress(row, 'present', { saw: stands!.id, settles: press.id })]);
    expect(await mine()).toBeUndefined();
  });

  it('a booking shows which of its places were taken up', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const [amina, tom] = [register.rowOf('Amina Khan'), register.rowOf('Tom Birkett')];
    await marked(db, officer, register, [aPress(amina, 'present'), aPress(tom, 'apologies')]);
    const states = await attendanceOfBooking(db, register.booking);
    expect([states.get(amina as never), states.get(tom as never)]).toEqual(['Present', 'Apologies']);
  });
});
