import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { notableDate } from '#db/schema/notable-dates.ts';
import type { Officer } from '#lib/actor.ts';
import { type AskedEntries, layers } from '#lib/calendar/entries/entry.ts';
import { listEntries } from '#lib/calendar/entries/list.ts';
import { nearOthers } from '#lib/calendar/entries/near.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { areasOfEntries } from '../../../src/pages/staff/calendar/_areas.ts';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anEvent, aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, aSession, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aPlan } from '../../support/plan-makers.ts';
import { anArea } from '../../support/promise-makers.ts';

const days = (count: number) => ({ hours: 24 * count });
const span = { from: now.subtract(days(10)), to: now.add(days(60)) };

async function entriesOf(
  db: Db,
  officer: Officer,
  given: Partial<AskedEntries> = {},
  area: string | null = null,
) {
  const areas = await areasOfEntries({ db, now }, officer, area);
  return listEntries(db, officer, { ...span, layers, areas, isOneArea: area !== null, ...given }, now);
}
const titles = (entries: Awaited<ReturnType<typeof entriesOf>>, layer: string) =>
  entries.filter((one) => one.layer === layer).map(({ title }) => title);

describe('the entries of the calendar', () => {
  it('are events, training, my visits and those of colleagues, each in its layer', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await aPublishedEvent(db, { title: 'Surgery at the library' });
    await aSession(db);
    await aPlan(db, {}, officer);
    await aPlan(db);
    const entries = await entriesOf(db, officer);
    expect(titles(entries, 'events')).toEqual(['Surgery at the library']);
    expect(titles(entries, 'training')).toHaveLength(1);
    expect(titles(entries, 'visits')).toHaveLength(1);
    expect(entries.find(({ layer }) => layer === 'others')!.who).toBe('Dana Whitlock');
    const only = await entriesOf(db, officer, { layers: ['others'] });
    expect(only.map(({ layer }) => layer)).toEqual(['others']);
  });

  it('leave out what was cancelled and what lies in another force', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const [essex] = await db.execute<{ id: never }>(sql`select id from area where slug = 'essex-force'`);
    await aPublishedEvent(db, { title: 'Elsewhere', areaId: essex!.id });
    await aPublishedEvent(db, { title: 'Off', cancelledAt: now, cancelReason: 'No room' });
    expect(titles(await entriesOf(db, officer), 'events')).toEqual([]);
  });

  it('keep an event of a named group to its readers, and never tell safety notes', async ({ db }) => {
    const [officer, keeper] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db)];
    const kept = await aPublishedEvent(db, { title: 'Kept', safetyNotes: 'Use the back door.' });
    const people = [keeper.id];
    const about = {
      entity: 'event',
      entityId: kept.id,
      areaId: kept.areaId,
      reason: 'Witnesses',
      people,
    } as const;
    expect(titles(await entriesOf(db, officer), 'events')).toEqual(['Kept']);
    expect(JSON.stringify(await entriesOf(db, officer))).not.toContain('back door');
    expect((await restrictRecord(db, keeper, about, now)).ok).toBe(true);
    expect(titles(await entriesOf(db, officer), 'events')).toEqual([]);
    expect(titles(await entriesOf(db, keeper), 'events')).toEqual(['Kept']);
  });

  it('hold no visits and no reviews for somebody who may see neither', async ({ db }) => {
    const [comms, officer] = [await anOfficer(db, 'comms'), await anOfficer(db, 'prevent_officer')];
    await aPlan(db, {}, officer);
    expect(titles(await entriesOf(db, comms), 'others')).toEqual([]);
    expect(titles(await entriesOf(db, officer), 'visits')).toHaveLength(1);
  });

  it('tell whoever looks after a contact when it is to be reviewed, and record that its name was shown', async ({
    db,
  }) => {
    const [officer, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const there = await anInstitution(db, { districtId: (await anArea(db)).id });
    const { id } = await aContact(db, officer, { institutionId: there.id });
    await db.execute(sql`update contact set renewed_at = ${'2025-12-03T12:00:00Z'} where id = ${id}`);
    const [review] = (await entriesOf(db, officer)).filter(({ layer }) => layer === 'reviews');
    expect(review).toMatchObject({ id, allDay: true });
    expect(review!.startsAt.toString()).toBe('2026-12-03T00:00:00Z');
    expect(titles(await entriesOf(db, other), 'reviews')).toEqual([]);
    const shown = await db.select().from(auditLog);
    expect(shown.some((one) => one.entity === 'contact' && one.entityIds.includes(id))).toBe(true);
  });

  it('hold bank holidays and dates that matter, but none that was withdrawn', async ({ db }) => {
    const about = {
      startsOn: Temporal.PlainDate.from('2026-12-04'),
      endsOn: Temporal.PlainDate.from('2026-12-05'),
    };
    const source = {
      source: 'A calendar',
      checkedOn: about.startsOn,
      addedAt: now,
      kind: 'festival',
    } as const;
    await db.insert(notableDate).values([
      { ...about, ...source, title: 'A festival of ours', mayShift: true },
      { ...about, ...source, title: 'A mistake', withdrawnAt: now, withdrawnReason: 'Wrong year' },
    ]);
    const found = titles(await entriesOf(db, await anOfficer(db, 'comms')), 'dates');
    expect(found).toContain('A festival of ours');
    expect(found).not.toContain('A mistake');
    expect(found.filter((title) => title === 'Bank holiday')).toHaveLength(3);
  });

  it('are those of one area, if one is chosen', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await aPublishedEvent(db, { title: 'In Bedford' });
    expect(titles(await entriesOf(db, officer, {}, 'luton'), 'events')).toEqual([]);
    expect(titles(await entriesOf(db, officer, {}, 'bedford'), 'events')).toEqual(['In Bedford']);
  });

  it('can be moved by whoever leads them while they are to come, by nobody else', async ({ db }) => {
    const [lead, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    await anEvent(db, { leadOfficerId: lead.id });
    await anEvent(db, { leadOfficerId: lead.id, title: 'Over', startsAt: now.subtract(days(3)) });
    const movable = (entries: Awaited<ReturnType<typeof entriesOf>>) =>
      entries.filter(({ mayMove }) => mayMove).map(({ title }) => title);
    expect(movable(await entriesOf(db, lead))).toEqual(['Coffee morning']);
    expect(movable(await entriesOf(db, other))).toEqual([]);
  });
});

describe('two things with one institution', () => {
  it('are marked within a fortnight, the dates of one series among themselves not', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id: institutionId } = await anInstitution(db, { districtId: (await anArea(db)).id });
    await aPlan(db, { institutionId, startsAt: now.add(days(1)) }, officer);
    const alone = await entriesOf(db, officer);
    expect((await nearOthers(db, officer, { entries: alone, ...span }, now)).size).toBe(0);
    await aPlan(db, { institutionId, startsAt: now.add(days(20)) });
    const apart = await entriesOf(db, officer);
    expect((await nearOthers(db, officer, { entries: apart, ...span }, now)).size).toBe(0);
    await aPublishedEvent(db, { organiserId: institutionId, startsAt: now.add(days(9)) });
    const entries = await entriesOf(db, officer);
    expect((await nearOthers(db, officer, { entries, ...span }, now)).size).toBe(3);
  });
});
