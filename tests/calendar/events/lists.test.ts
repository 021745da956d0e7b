import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { eventChange, eventDebrief } from '#db/schema/event-history.ts';
import { event } from '#db/schema/events.ts';
import type { SiteId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import type { EventFilter } from '#lib/calendar/events/filter.ts';
import { placeOfEvent } from '#lib/calendar/events/find.ts';
import { keepToGroup } from '#lib/calendar/events/keep-to-group.ts';
import { listEvents } from '#lib/calendar/events/list.ts';
import { eventPurges } from '#lib/calendar/events/purge.ts';
import { countToApprove, countToDebrief } from '#lib/calendar/events/waiting.ts';
import { eventWarnings, type MeantEvent } from '#lib/calendar/events/warnings.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { aPublishedEvent, anEvent } from '../../support/event-makers.ts';
import { aSite } from '../../support/institutions.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aPlan } from '../../support/plan-makers.ts';

const days = (count: number) => now.add({ hours: 24 * count });

async function titles(db: Db, officer: Officer, filter: Partial<EventFilter>, size = 40) {
  const asked = { areas: [await theArea(db)], filter: { list: 'coming' as const, isMine: false, ...filter } };
  return (await listEvents(db, officer, asked, now, size)).rows.map(({ title }) => title);
}

describe('the list of events', () => {
  it('shows each where it stands', async ({ db }) => {
    const officer = await anOfficer(db);
    await aPublishedEvent(db, { title: 'Coming' });
    await anEvent(db, { title: 'Draft' });
    await anEvent(db, { title: 'Waiting', askedAt: now });
    await aPublishedEvent(db, { title: 'Held', startsAt: days(-3) });
    await aPublishedEvent(db, { title: 'Off', cancelledAt: now, cancelReason: 'Snow.' });
    expect(await titles(db, officer, {})).toEqual(['Coming']);
    expect(await titles(db, officer, { list: 'drafts' })).toEqual(['Draft']);
    expect(await titles(db, officer, { list: 'waiting' })).toEqual(['Waiting']);
    expect(await titles(db, officer, { list: 'debrief' })).toEqual(['Held']);
    expect(await titles(db, officer, { list: 'past' })).toEqual(['Held']);
    expect(await titles(db, officer, { list: 'off' })).toEqual(['Off']);
    const asked = { reader: officer.id, areas: [await theArea(db)] };
    expect(await countToApprove(db, asked, now)).toBe(1);
    expect(await countToDebrief(db, { ...asked, isMine: false }, now)).toBe(1);
    expect(await countToDebrief(db, { ...asked, isMine: true }, now)).toBe(0);
  });

  it('is searched by words of the title, the place and who holds it, page by page', async ({ db }) => {
    const officer = await anOfficer(db);
    const places = { venue: 'Café Müller', venuePostcode: 'MK40 1AA', organiser: 'The library' };
    const late = await anEvent(db, { title: 'Tea for all', startsAt: days(5), ...places });
    await aPublishedEvent(db, { title: 'Tea again', startsAt: days(-5), ...places });
    await aPublishedEvent(db, { title: 'Football', startsAt: days(4), organiser: 'Sports club' });
    const found = (words: string, more: Partial<EventFilter> = {}) =>
      titles(db, officer, { list: 'all', words, ...more });
    expect(await found('tea')).toEqual(['Tea for all', 'Tea again']);
    expect(await found('TEA muller')).toEqual(['Tea for all', 'Tea again']);
    expect(await found('library mk40')).toEqual(['Tea for all', 'Tea again']);
    expect(await found('tea', { after: late.id })).toEqual(['Tea again']);
    expect(await found('tea', { list: 'past' })).toEqual(['Tea again']);
    for (const none of ['tea football', '%', '__', 'te\\a for nobody']) expect(await found(none)).toEqual([]);
  });

  it('puts all events in order: the next first, then the latest, from page to page', async ({ db }) => {
    const officer = await anOfficer(db);
    for (const day of [40, 2, -1, 9, -30])
      await aPublishedEvent(db, { title: `Tea ${day}`, startsAt: days(day) });
    const inOrder = ['Tea 2', 'Tea 9', 'Tea 40', 'Tea -1', 'Tea -30'];
    expect(await titles(db, officer, { list: 'all' })).toEqual(inOrder);
    const asked = { areas: [await theArea(db)], filter: { list: 'all' as const, isMine: false } };
    const first = await listEvents(db, officer, asked, now, 2);
    expect(first.hasMore).toBe(true);
    expect(await titles(db, officer, { list: 'all', after: first.rows[1]!.id })).toEqual(inOrder.slice(2));
  });

  it('is searched by the name of the site, its town, and whose it is', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id: institutionId } = await anInstitution(db, { name: 'Ashmere Friends' });
    const where = { institutionId, districtId: await theArea(db), name: 'Old Forge', town: 'Kempston' };
    const siteId = (await aSite(db, where)) as SiteId;
    const place = { siteId, venue: null, venuePostcode: null };
    await aPublishedEvent(db, { title: 'Tea', ...place });
    const found = (words: string) => titles(db, officer, { list: 'all', words });
    for (const words of ['forge', 'kempston', 'ashmere tea']) expect(await found(words)).toEqual(['Tea']);
  });

  it('goes on after an event, and keeps to a kind and to what is mine', async ({ db }) => {
    const officer = await anOfficer(db);
    const first = await aPublishedEvent(db, { title: 'First', startsAt: days(3), leadOfficerId: officer.id });
    await aPublishedEvent(db, { title: 'Second', startsAt: days(4), typeCode: 'type_surgery' });
    expect(await titles(db, officer, {}, 1)).toEqual(['First']);
    expect(await titles(db, officer, { after: first.id })).toEqual(['Second']);
    expect(await titles(db, officer, { type: 'type_surgery' })).toEqual(['Second']);
    expect(await titles(db, officer, { isMine: true })).toEqual(['First']);
    expect(await titles(db, officer, { area: 'luton' })).toEqual([]);
  });
});

describe('an event for a named group', () => {
  it('is as if it were not there for everybody else', async ({ db }) => {
    const supervisor = await anOfficer(db);
    const other = await anOfficer(db);
    const { id, areaId, sequence } = await aPublishedEvent(db);
    await keepToGroup(db, supervisor, { id, sequence }, now);
    expect(await placeOfEvent(db, supervisor.id, id, now)).toBeNull();
    const about = { entity: 'event', entityId: id, areaId } as const;
    await restrictRecord(db, supervisor, { ...about, reason: 'Few are to know the place.', people: [] }, now);
    expect(await placeOfEvent(db, supervisor.id, id, now)).toMatchObject({ id });
    expect(await placeOfEvent(db, other.id, id, now)).toBeNull();
    expect(await titles(db, other, {})).toEqual([]);
    expect(await titles(db, supervisor, {})).toEqual(['Coffee morning']);
  });
});

describe('somebody who plans an event is told', () => {
  const meantBy = ({ id }: Officer, given: Partial<MeantEvent> = {}): MeantEvent => ({
    ...{ startsAt: days(12), endsAt: days(12).add({ hours: 2 }), allDay: false },
    ...{ siteId: null, organiserId: null, leadOfficerId: id, except: null, ...given },
  });
  const kinds = async (db: Db, officer: Officer, meant: MeantEvent) =>
    (await eventWarnings(db, officer.id, meant, now)).map(({ kind }) => kind);

  it('who else goes to that institution within a fortnight', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id: organiserId } = await anInstitution(db);
    expect(await kinds(db, officer, meantBy(officer, { organiserId }))).toEqual([]);
    await aPublishedEvent(db, { organiserId, startsAt: days(5) });
    await aPlan(db, { institutionId: organiserId }, await anOfficer(db));
    expect((await kinds(db, officer, meantBy(officer, { organiserId }))).sort()).toEqual(['event', 'plan']);
  });

  it('what the lead officer has at that time, but not the event itself', async ({ db }) => {
    const officer = await anOfficer(db);
    const row = await aPublishedEvent(db, { leadOfficerId: officer.id });
    expect(await kinds(db, officer, meantBy(officer))).toEqual(['engaged']);
    expect(await kinds(db, officer, meantBy(officer, { except: row.id }))).toEqual([]);
  });

  it('that the day is a bank holiday', async ({ db }) => {
    const officer = await anOfficer(db);
    const startsAt = Temporal.Instant.from('2026-12-25T10:00:00Z');
    const meant = meantBy(officer, { startsAt, endsAt: startsAt.add({ hours: 1 }) });
    expect(await kinds(db, officer, meant)).toEqual(['holiday']);
  });
});

describe('six years after an event', () => {
  it('its officers and their words are forgotten, and its headcount is not', async ({ db }) => {
    const officer = await anOfficer(db);
    const long = now.subtract({ hours: 24 * 366 * 6 });
    const row = await aPublishedEvent(db, {
      ...{ startsAt: long, addedAt: long.subtract({ hours: 240 }), safetyNotes: 'Use the side door.' },
    });
    const wrote = { eventId: row.id, headcount: 40, feedback: 'They liked it.', writtenAt: long };
    await db.insert(eventDebrief).values({ ...wrote, writtenBy: officer.id });
    await db
      .insert(eventChange)
      .values({ eventId: row.id, kind: 'edited', at: long, by: officer.id, words: 'time' });
    const recent = await aPublishedEvent(db, { startsAt: days(-300) });
    await runPurges(db, eventPurges, now);
    const [kept] = await db.select().from(event).where(eq(event.id, row.id));
    expect(kept).toMatchObject({ leadOfficerId: null, addedBy: null, approvedBy: null, safetyNotes: null });
    expect(await db.select().from(eventDebrief)).toMatchObject([
      { headcount: 40, feedback: '', writtenBy: null },
    ]);
    expect(await db.select().from(eventChange)).toMatchObject([{ by: null, words: null }]);
    const [same] = await db.select().from(event).where(eq(event.id, recent.id));
    expect(same!.leadOfficerId).toBe(recent.leadOfficerId);
  });
});
