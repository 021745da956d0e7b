import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import { booking } from '#db/schema/bookings.ts';
import { course } from '#db/schema/courses.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { waitlistEntry } from '#db/schema/waiting-list.ts';
import { bookPlaces, joinWaitingList } from '#lib/training/bookings/book.ts';
import Cancel from '../../../src/pages/staff/training/sessions/[id]/cancel.astro';
import Edit from '../../../src/pages/staff/training/sessions/[id]/edit.astro';
import Session from '../../../src/pages/staff/training/sessions/[id]/index.astro';
import WaitingList from '../../../src/pages/staff/training/sessions/[id]/waiting-list.astro';
import Sessions from '../../../src/pages/staff/training/sessions/index.astro';
import NewSession from '../../../src/pages/staff/training/sessions/new.astro';
import { it } from '../../support/database.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

async function aForm(db: Db): Promise<Record<string, string>> {
  const [about] = await db.select().from(course).limit(1);
  const [where] = await db.select().from(area).where(eq(area.slug, 'bedfordshire-force'));
  return {
    courseId: about!.id,
    'date-day': '3',
    'date-month': '12',
    'date-year': '2026',
    startTime: '2.30pm',
    mode: 'online',
    areaId: where!.id,
    joiningLink: 'https://meet.example/abc',
    capacity: '20',
    placesPerBooking: '5',
    offerHours: '48',
    trainers: 'Two Prevent officers',
    access: 'Live captions.',
  };
}

describe('arranging a session', () => {
  it('fills in length and closing times from the course and the date', async ({ db }) => {
    const officer = await anOfficer(db);
    const answer = await visit(NewSession, db, officer, { form: await aForm(db) });
    const [made] = await db.select().from(trainingSession);
    const [about] = await db.select().from(course).where(eq(course.id, made!.courseId));
    expect([answer.status, answer.location]).toEqual([
      303,
      `/staff/training/sessions/${made?.id}?done=added`,
    ]);
    expect(made).toMatchObject({
      startsAt: Temporal.Instant.from('2026-12-03T14:30Z'),
      bookingClosesAt: Temporal.Instant.from('2026-12-01T17:00Z'),
      changesCloseAt: Temporal.Instant.from('2026-12-02T17:00Z'),
      addedBy: officer.id,
    });
    expect(made!.startsAt.until(made!.endsAt).total('minutes')).toBe(about!.durationMinutes);
  });

  it('names every mistake at once, in the order of the form, and keeps what was typed', async ({ db }) => {
    const form = {
      ...(await aForm(db)),
      'date-day': '31',
      'date-month': '2',
      startTime: 'nine',
      capacity: '0',
      joiningLink: 'javascript:alert(1)',
      'closes-day': '1',
      access: '',
    };
    const answer = await visit(NewSession, db, await anOfficer(db), { form });
    expect(answer.status).toBe(422);
    const mistakes = [...answer.html.matchAll(/<a href="#(\w+)">/g)].map(([, name]) => name);
    expect(mistakes.filter((name) => name !== 'main')).toEqual([
      ...['date', 'startTime', 'joiningLink', 'capacity', 'placesPerBooking', 'closes', 'access'],
    ]);
    expect(answer.html).toContain('value="nine"');
    expect(await db.$count(trainingSession)).toBe(0);
  });

  it('refuses an area or a room that is not the officer’s', async ({ db }) => {
    const officer = await anOfficer(db);
    const [essex] = await db.select().from(area).where(eq(area.slug, 'essex-force'));
    const form = { ...(await aForm(db)), areaId: essex!.id };
    const elsewhere = await visit(NewSession, db, officer, { form });
    expect(elsewhere.status).toBe(422);
    expect(elsewhere.text).toContain('Choose the area it is for');
    const room = { ...(await aForm(db)), mode: 'in_person', siteId: crypto.randomUUID() };
    expect((await visit(NewSession, db, officer, { form: room })).text).toContain(
      'Choose a room from the list',
    );
  });

  it('refuses a start in the past in words', async ({ db }) => {
    const form = { ...(await aForm(db)), 'date-year': '2025' };
    const answer = await visit(NewSession, db, await anOfficer(db), { form });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Choose a start that is still to come');
  });

  it('is not there for a reader', async ({ db }) => {
    expect((await visit(NewSession, db, await anOfficer(db, 'npt_reader'))).status).toBe(404);
  });
});

describe('the record of a session', () => {
  it('shows people to those who teach, and counts alone to a reader', async ({ db }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id, { accessNeed: 'Large print' }), now);
    const params = { id: session.id };
    const full = await visit(Session, db, await anOfficer(db), { params });
    expect(full.text).toContain('Amara Nwosu');
    expect(full.text).toContain('Large print');
    expect(full.text).toContain('3 December 2029');
    const looks = await db.$count(auditLog, eq(auditLog.operation, 'consult'));
    const bare = await visit(Session, db, await anOfficer(db, 'npt_reader'), { params });
    expect(bare.text).toContain('1 of 24 taken');
    for (const hidden of ['Amara Nwosu', 'Ashmere', 'Large print', 'meet.example', 'Edit session'])
      expect(bare.text).not.toContain(hidden);
    expect(await db.$count(auditLog, eq(auditLog.operation, 'consult'))).toBe(looks);
  });

  it('looks the same as nothing to an officer of another area', async ({ db }) => {
    const [essex] = await db.select().from(area).where(eq(area.slug, 'essex-force'));
    const session = await aSession(db, { areaId: essex!.id });
    const officer = await anOfficer(db);
    for (const page of [Session, Edit, Cancel, WaitingList]) {
      expect((await visit(page, db, officer, { params: { id: session.id } })).status).toBe(404);
      expect((await visit(page, db, officer, { params: { id: crypto.randomUUID() } })).status).toBe(404);
      expect((await visit(page, db, officer, { params: { id: 'not-an-id' } })).status).toBe(404);
    }
  });
});

describe('changing a session', () => {
  it('shows the session as it is, and says who was told', async ({ db }) => {
    const session = await aSession(db, { startsAt: Temporal.Instant.from('2026-12-03T10:00Z') });
    await bookPlaces(db, anyone, aRequest(session.id), now);
    const officer = await anOfficer(db);
    const params = { id: session.id };
    const shown = await visit(Edit, db, officer, { params });
    expect(shown.html).toContain('value="10am"');
    const form = { ...(await aForm(db)), courseId: session.courseId };
    const saved = await visit(Edit, db, officer, { params, form });
    const here = `/staff/training/sessions/${session.id}`;
    expect([saved.status, saved.location]).toEqual([303, `${here}?done=saved&told=1`]);
    const after = await visit(Session, db, officer, { params, path: `${here}?done=saved&told=1` });
    expect(after.text).toContain('Emails about the change go to 1 booking');
  });

  it('cannot be made smaller than what is taken', async ({ db }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id, { places: 4 }), now);
    const form = { ...(await aForm(db)), courseId: session.courseId, capacity: '3', placesPerBooking: '3' };
    const answer = await visit(Edit, db, await anOfficer(db), { params: { id: session.id }, form });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('More places than that are taken or on offer');
  });
});

describe('cancelling a session', () => {
  it('says first how many people would be told, and asks why', async ({ db }) => {
    const session = await aSession(db);
    await bookPlaces(db, anyone, aRequest(session.id), now);
    const officer = await anOfficer(db);
    const params = { id: session.id };
    expect((await visit(Cancel, db, officer, { params })).text).toContain('1 person will be told');
    const blank = await visit(Cancel, db, officer, { params, form: { reason: ' ' } });
    expect(blank.status).toBe(422);
    const done = await visit(Cancel, db, officer, { params, form: { reason: 'Our trainer is ill' } });
    expect(done.status).toBe(303);
    const [kept] = await db.select().from(trainingSession);
    expect(kept?.cancelReason).toBe('Our trainer is ill.');
    const again = await visit(Cancel, db, officer, { params, form: { reason: 'Our trainer is ill' } });
    expect(again.status).toBe(409);
    expect(again.text).toContain('This session is cancelled already');
  });
});

describe('the waiting list', () => {
  it('moves somebody up with a reason, and shows who did it and why', async ({ db }) => {
    const session = await aSession(db, { capacity: 1 });
    await bookPlaces(db, anyone, aRequest(session.id), now);
    for (const minutes of [1, 2])
      await joinWaitingList(db, anyone, aRequest(session.id), now.add({ minutes }));
    const [, last] = await db.select().from(waitlistEntry).orderBy(waitlistEntry.rank);
    const officer = await anOfficer(db);
    const params = { id: session.id };
    const blank = await visit(WaitingList, db, officer, { params, form: { entry: last!.id, position: '1' } });
    expect([blank.status, blank.text.includes('Enter why they move')]).toEqual([422, true]);
    const form = { entry: last!.id, position: '1', reason: 'Their inspection is next week' };
    expect((await visit(WaitingList, db, officer, { params, form })).status).toBe(303);
    const [first] = await db.select().from(waitlistEntry).orderBy(waitlistEntry.rank);
    expect(first?.id).toBe(last?.id);
    const shown = await visit(WaitingList, db, officer, { params });
    expect(shown.text).toContain('from 2 to 1. Their inspection is next week Dana Whitlock');
    expect((await visit(WaitingList, db, officer, { params, form })).status).toBe(409);
  });

  it('does not move somebody who waits for another session', async ({ db }) => {
    const here = await aSession(db);
    const other = await aSession(db, { capacity: 1 });
    await bookPlaces(db, anyone, aRequest(other.id), now);
    await joinWaitingList(db, anyone, aRequest(other.id), now);
    const [entry] = await db.select().from(waitlistEntry);
    const form = { entry: entry!.id, position: '1', reason: 'A slip' };
    const answer = await visit(WaitingList, db, await anOfficer(db), { params: { id: here.id }, form });
    expect(answer.status).toBe(409);
    expect(await db.$count(booking)).toBe(2);
  });
});

describe('the list of sessions', () => {
  it('narrows by what the address asks, and ignores what makes no sense', async ({ db }) => {
    const session = await aSession(db);
    const officer = await anOfficer(db);
    const open = async (query: string) =>
      (await visit(Sessions, db, officer, { path: `/staff/training/sessions?${query}` })).text;
    expect(await open('')).toContain(session.reference);
    expect(await open('mode=sideways&after=nothing')).toContain(session.reference);
    expect(await open('mode=in_person')).toContain('No coming sessions match');
    expect(await open('when=past')).toContain('No past sessions match');
  });
});
