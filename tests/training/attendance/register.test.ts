import { and, desc, eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { attendance, attendanceMark } from '#db/schema/attendance.ts';
import { sessionPart } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { attendanceOfBooking, countAttendance, listUnfinished } from '#lib/training/attendance/counts.ts';
import { markLeftAbsent } from '#lib/training/attendance/mark-absent.ts';
import { openRegister } from '#lib/training/attendance/register.ts';
import { registerRows } from '#lib/training/attendance/rows.ts';
import { sittingsOf } from '#lib/training/attendance/sittings.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aPress, aRegister, countMarks, giveBack, marked, swap, written } from './world.ts';

const people = [
  { name: 'Amina Khan', email: 'amina@ashmere.school.example' },
  { name: 'Tom Birkett', email: null },
  { name: null, email: null },
];
const asked = { part: null, accessNeeds: false };

describe('the register of a session', () => {
  it('shows who holds a place, follows swaps, and drops places given back', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const lines = await openRegister(db, officer, register.id, asked, now);
    expect(lines.map(({ name, organisation }) => [name, organisation])).toEqual([
      ['Amina Khan', 'Ashmere Community School'],
      ['Tom Birkett', 'Ashmere Community School'],
      [null, 'Ashmere Community School'],
    ]);
    await swap(db, register.rowOf('Tom Birkett'), 'Leah Abelman');
    await giveBack(db, register.rowOf('Amina Khan'));
    const names = (await registerRows(db, register.id)).map(({ name }) => name);
    expect(names).toEqual(['Leah Abelman', null]);
    expect(await written(db, register)).toEqual([]);
  });

  it('keeps whoever was marked under the name they had, whatever becomes of the place', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const row = register.rowOf('Amina Khan');
    await marked(db, officer, register, [aPress(row, 'present')]);
    await giveBack(db, row);
    const lines = await openRegister(db, officer, register.id, asked, now);
    expect(lines[0]).toMatchObject({ name: 'Amina Khan', current: { state: 'present', by: officer.name } });
    expect(await written(db, register)).toEqual([{ name: 'Amina Khan', state: 'present' }]);
  });

  it('writes down who opened it, and what was changed', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    await openRegister(db, officer, register.id, { part: null, accessNeeds: true }, now);
    await marked(db, officer, register, [aPress(register.rowOf('Amina Khan'), 'present')]);
    const entries = await db
      .select()
      .from(auditLog)
      .where(eq(auditLog.actorId, officer.id))
      .orderBy(auditLog.id);
    expect(entries).toMatchObject([
      {
        operation: 'consult',
        entity: 'booking',
        entityIds: [register.booking],
        fields: ['attendees', 'access_need'],
      },
      { operation: 'alter', entity: 'attendance', fields: ['state'] },
    ]);
  });

  it('shows access needs only to those who may see them', async ({ db }) => {
    const register = await aRegister(db, people);
    await db.execute(sql`insert into access_need (booking_id, need, recorded_at, delete_on)
      values (${register.booking}, 'Large print', ${now.toString()}, '2026-12-30')`);
    const officer = await anOfficer(db);
    const needs = async (accessNeeds: boolean) =>
      (await openRegister(db, officer, register.id, { part: null, accessNeeds }, now)).map(
        ({ need }) => need,
      );
    expect(await needs(true)).toEqual(['Large print', 'Large print', 'Large print']);
    expect(await needs(false)).toEqual([null, null, null]);
  });
});

describe('a press on the register', () => {
  it('that is sent twice counts once', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const press = aPress(register.rowOf('Amina Khan'), 'present');
    expect(await marked(db, officer, register, [press])).toEqual(['counts']);
    expect(await marked(db, officer, register, [press, press])).toEqual(['counts', 'counts']);
    expect(await countMarks(db)).toBe(1);
  });

  it('on what a colleague has changed meanwhile waits, and the later is told what stands', async ({ db }) => {
    const register = await aRegister(db, people);
    const [marcus, dana] = [await anOfficer(db), await anOfficer(db)];
    const row = register.rowOf('Amina Khan');
    expect(await marked(db, marcus, register, [aPress(row, 'present')])).toEqual(['counts']);
    expect(await marked(db, dana, register, [aPress(row, 'absent')])).toEqual(['waits']);
    const [line] = await openRegister(db, dana, register.id, asked, now);
    expect(line).toMatchObject({
      current: { state: 'present', officerId: marcus.id },
      waiting: [{ state: 'absent', officerId: dana.id }],
    });
    expect(await written(db, register)).toEqual([{ name: 'Amina Khan', state: 'present' }]);
  });

  it('settles what waits, either way, by whoever saw both', async ({ db }) => {
    const register = await aRegister(db, people);
    const [marcus, dana] = [await anOfficer(db), await anOfficer(db)];
    for (const name of ['Amina Khan', 'Tom Birkett']) {
      const row = register.rowOf(name);
      const [theirs, mine] = [aPress(row, 'present'), aPress(row, 'absent')];
      await marked(db, marcus, register, [theirs]);
      await marked(db, dana, register, [mine]);
      const state = name === 'Amina Khan' ? 'present' : 'absent';
      const answer = aPress(row, state, { saw: theirs.id, settles: mine.id });
      expect(await marked(db, dana, register, [answer])).toEqual(['counts']);
    }
    const lines = await openRegister(db, dana, register.id, asked, now);
    expect(lines.slice(0, 2).map(({ current, waiting }) => [current?.state, waiting.length])).toEqual([
      ['present', 0],
      ['absent', 0],
    ]);
    expect(await written(db, register)).toEqual([
      { name: 'Amina Khan', state: 'present' },
      { name: 'Tom Birkett', state: 'absent' },
    ]);
  });

  it('after another of one’s own counts, sent together from a phone that was away', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const row = register.rowOf('Amina Khan');
    const first = aPress(row, 'present');
    const second = aPress(row, 'part', { saw: first.id });
    expect(await marked(db, officer, register, [first, second])).toEqual(['counts', 'counts']);
    expect(await written(db, register)).toEqual([{ name: 'Amina Khan', state: 'part' }]);
  });

  it('takes a mark back, and the line is as it was', async ({ db }) => {
    const register = await aRegister(db, people);
    const officer = await anOfficer(db);
    const row = register.rowOf('Amina Khan');
    const press = aPress(row, 'absent');
    await marked(db, officer, register, [press, aPress(row, null, { saw: press.id })]);
    const [line] = await openRegister(db, officer, register.id, asked, now);
    expect(line).toMatchObject({ name: 'Amina Khan', state: null, current: { state: null } });
    expect(line!.history).toHaveLength(2);
    await swap(db, row, 'Leah Abelman');
    expect((await registerRows(db, register.id))[0]!.name).toBe('Leah Abelman');
  });

  it('on somebody who is not on this register is told so, and the others count', async ({ db }) => {
    const [register, other] = [await aRegister(db, people), await aRegister(db, people)];
    const officer = await anOfficer(db);
    const presses = [
      aPress(other.rowOf('Amina Khan'), 'present'),
      aPress(register.rowOf('Amina Khan'), 'present'),
      aPress(register.rowOf('Tom Birkett'), 'present', { part: crypto.randomUUID() as never }),
    ];
    expect(await marked(db, officer, register, presses)).toEqual(['gone', 'counts', 'gone']);
    expect(await written(db, other)).toEqual([]);
  });

  it('stays as it was pressed: the database lets nobody change one', async ({ db }) => {
    const register = await aRegister(db, people);
    await marked(db, await anOfficer(db), register, [aPress(register.rowOf('Amina Khan'), 'present')]);
    const change = db.transaction((tx) => tx.update(attendanceMark).set({ state: 'absent' }));
    await expect(change).rejects.toMatchObject({ cause: { message: 'attendance_mark is append-only' } });
  });
});

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
    expect([states.get(amina as never), states.get(tom as never)]).toEqual(['present', 'apologies']);
  });
});
