import { describe, expect } from 'vitest';
import { addDate } from '#lib/calendar/dates/add.ts';
import { keepReckonedDates } from '#lib/calendar/dates/keep-reckoned.ts';
import { listDates } from '#lib/calendar/dates/list.ts';
import { withdrawDate } from '#lib/calendar/dates/withdraw.ts';
import { it } from '../../support/database.ts';
import { aDate } from '../../support/date-makers.ts';
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
});
