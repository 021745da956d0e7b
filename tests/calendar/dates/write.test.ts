import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { addDate, type NewDate } from '#lib/calendar/dates/add.ts';
import { editDate } from '#lib/calendar/dates/edit.ts';
import { listDateChanges } from '#lib/calendar/dates/history.ts';
import { keepReckonedDates } from '#lib/calendar/dates/keep-reckoned.ts';
import { findDate, listDates } from '#lib/calendar/dates/list.ts';
import { withdrawDate } from '#lib/calendar/dates/withdraw.ts';
import { it } from '../../support/database.ts';
import { aDate, aNotableDate } from '../../support/date-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

const filter = { from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-31') };

describe('the dates that matter', () => {
  it('do not bring back what somebody withdrew', async ({ db }) => {
    const officer = await anOfficer(db);
    await keepReckonedDates(db, now);
    const titles = async () => (await listDates(db, { areas: [], filter })).map(({ title }) => title);
    const [first] = (await listDates(db, { areas: [], filter })).filter(({ title }) => title === 'Hanukkah');
    await withdrawDate(db, officer, { id: first!.id, reason: 'Wrong day' }, now);
    expect(await keepReckonedDates(db, now)).toEqual({ dates: 0 });
    expect(await titles()).not.toContain('Hanukkah');
    expect(await titles()).toContain('Christmas Day');
  });

  it('hold of a demonstration a place, and nobody who calls for it', async ({ db }) => {
    const officer = await anOfficer(db);
    const march = { ...aDate, kind: 'demonstration', areaId: officer.grants[0]!.areaId } as const;
    const add = (more: object) => addDate(db, officer, { ...march, ...more }, now);
    expect(await add({})).toEqual({ ok: false, reason: 'needs a place' });
    const named = { place: 'St Paul’s Square', title: 'March led by Jo Bloggs' };
    expect(await add(named)).toEqual({ ok: false, reason: 'names a person' });
    expect(await add({ place: 'St Paul’s Square', title: 'Announced march' })).toMatchObject({ ok: true });
  });

  const seen = async (db: Db, title: string) => {
    const found = (await listDates(db, { areas: [], filter })).find((one) => one.title === title)!;
    return { id: found.id, sequence: found.sequence };
  };
  const later = { startsOn: aDate.startsOn.add({ days: 7 }), endsOn: aDate.startsOn.add({ days: 7 }) };

  it('are edited with a line that says who changed what, and not twice from one form', async ({ db }) => {
    const officer = await anOfficer(db);
    await aNotableDate(db, officer);
    const first = await seen(db, aDate.title);
    const edit = (more: Partial<NewDate>) => editDate(db, officer, first, { ...aDate, ...more }, now);
    expect(await edit({})).toEqual({ ok: false, reason: 'nothing changed' });
    expect(await edit({ startsOn: later.startsOn })).toEqual({ ok: false, reason: 'ends before it begins' });
    expect(await edit(later)).toEqual({ ok: true, value: null });
    expect(await edit(later)).toEqual({ ok: false, reason: 'changed meanwhile' });
    const [line, ...more] = await listDateChanges(db, first.id);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ by: officer.name, at: now, words: 'day (before: 3 December 2026)' });
  });

  it('that are published are corrected, and do not come back as they were', async ({ db }) => {
    const officer = await anOfficer(db);
    await keepReckonedDates(db, now);
    const november = { from: aDate.startsOn.subtract({ days: 30 }), to: aDate.startsOn };
    const gurpurab = async () =>
      (await listDates(db, { areas: [], filter: november })).filter(({ title }) =>
        title.includes('Gurpurab'),
      );
    const [found] = await gurpurab();
    const { startsOn, title, kind, words, source, checkedOn } = found!;
    const next = startsOn.add({ days: 1 });
    const given = { ...aDate, kind, title, words, source, checkedOn, isCourtesy: true };
    const to = (on: Temporal.PlainDate, sequence: number) =>
      editDate(db, officer, { id: found!.id, sequence }, { ...given, startsOn: on, endsOn: on }, now);
    expect(await to(next, 0)).toEqual({ ok: true, value: null });
    expect(await keepReckonedDates(db, now)).toEqual({ dates: 0 });
    expect((await gurpurab()).map((one) => one.startsOn.toString())).toEqual([next.toString()]);
    expect(await to(startsOn, 1)).toEqual({ ok: true, value: null });
    expect(await keepReckonedDates(db, now)).toEqual({ dates: 0 });
    expect((await gurpurab()).map((one) => one.startsOn.toString())).toEqual([startsOn.toString()]);
  });

  it('that a rule reckons stay as the rule says', async ({ db }) => {
    const officer = await anOfficer(db);
    await keepReckonedDates(db, now);
    const christmas = await seen(db, 'Christmas Day');
    expect(await editDate(db, officer, christmas, { ...aDate, title: 'Christmas' }, now)).toEqual({
      ok: false,
      reason: 'reckoned',
    });
  });

  it('stay of their kind, so that a demonstration is still erased as one', async ({ db }) => {
    const officer = await anOfficer(db);
    const march = {
      ...aDate,
      ...({ kind: 'demonstration', areaId: officer.grants[0]!.areaId, place: 'St Paul’s Square' } as const),
    };
    const id = await aNotableDate(db, officer, march);
    const as = (more: Partial<NewDate>) =>
      editDate(db, officer, { id, sequence: 0 }, { ...march, ...more }, now);
    expect(await as({ title: 'March led by Jo Bloggs' })).toEqual({ ok: false, reason: 'names a person' });
    expect(await as({ ...later, kind: 'anniversary' })).toMatchObject({ ok: true });
    expect(await findDate(db, id)).toMatchObject({ kind: 'demonstration', startsOn: later.startsOn });
  });
});
