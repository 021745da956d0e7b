import { asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { area } from '#db/schema/areas.ts';
import { course } from '#db/schema/courses.ts';
import { officerBusy, sessionPart, sessionQuota, sessionTrainer } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import Edit from '../../../src/pages/staff/training/sessions/[id]/edit.astro';
import NewSession from '../../../src/pages/staff/training/sessions/new.astro';
import { it } from '../../support/database.ts';
import { anOfficer, aSession, now } from '../../support/makers.ts';
import { aForm, valueOf } from './session-typed.ts';
import { visit } from './visit.ts';

const part = (number: number, day: string, month: string, more: Record<string, string> = {}) => ({
  [`part${number}-day`]: day,
  [`part${number}-month`]: month,
  [`part${number}-year`]: '2027',
  ...more,
});

describe('a session in several parts', () => {
  it('gets another part by a button, a week later, and loses it by another, without script', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const form = { ...(await aForm(db)), partCount: '1' };
    const added = await visit(NewSession, db, officer, { form: { ...form, intent: 'add-part' } });
    expect(added.status).toBe(200);
    expect(added.text).toContain('Part 2');
    expect(['day', 'month', 'year'].map((box) => valueOf(added.html, `part2-${box}`))).toEqual([
      '29',
      '3',
      '2027',
    ]);
    const three = { ...form, partCount: '3', ...part(2, '29', '3'), ...part(3, '5', '4') };
    const removed = await visit(NewSession, db, officer, { form: { ...three, intent: 'remove-part-2' } });
    expect(valueOf(removed.html, 'part2-day')).toBe('5');
    expect(removed.text).not.toContain('Part 3');
    expect(await db.$count(trainingSession)).toBe(0);
  });

  it('starts at the hour that was typed on both sides of a clock change', async ({ db }) => {
    const form = {
      ...(await aForm(db)),
      partCount: '3',
      ...part(2, '29', '3'),
      ...part(3, '5', '4', { 'part3-length': '60' }),
    };
    const answer = await visit(NewSession, db, await anOfficer(db), { form });
    expect(answer.status).toBe(303);
    const parts = await db.select().from(sessionPart).orderBy(asc(sessionPart.position));
    // The clocks go forward on 28 March 2027.
    expect(parts.map(({ startsAt, endsAt }) => `${startsAt} ${endsAt}`)).toEqual([
      '2027-03-22T14:30:00Z 2027-03-22T16:00:00Z',
      '2027-03-29T13:30:00Z 2027-03-29T15:00:00Z',
      '2027-04-05T13:30:00Z 2027-04-05T14:30:00Z',
    ]);
    const [made] = await db.select().from(trainingSession);
    expect([made!.startsAt, made!.endsAt]).toEqual([parts[0]!.startsAt, parts[2]!.endsAt]);
  });

  it('is refused at the part that overlaps another, has no such day, or comes before the first', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const send = async (more: Record<string, string>) =>
      visit(NewSession, db, officer, { form: { ...(await aForm(db)), partCount: '2', ...more } });
    const overlapping = await send(part(2, '22', '3', { 'part2-start': '3pm' }));
    expect([overlapping.status, overlapping.html.includes('href="#part2"')]).toEqual([422, true]);
    expect(overlapping.text).toContain('Part 2 overlaps part 1');
    expect((await send(part(2, '31', '2'))).text).toContain('Enter the date of part 2');
    expect((await send(part(2, '20', '3'))).text).toContain('Put the part that comes first at the top');
    expect(await db.$count(trainingSession)).toBe(0);
  });
});

describe('the closed sections of the form', () => {
  it('make a session tentative, shared out, by invitation and instructed, with the usual days', async ({
    db,
  }) => {
    const form = {
      ...(await aForm(db)),
      ...{ minimum: '8', kind: 'invitation', shareCap: '4', joiningInstructions: 'Ask for Dana.' },
      quota: ['6', '', '2'],
    };
    expect((await visit(NewSession, db, await anOfficer(db), { form })).status).toBe(303);
    const [made] = await db.select().from(trainingSession);
    expect(made).toMatchObject({ minimum: 8, kind: 'invitation', shareCap: 4 });
    expect(made!.invitationCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(`${made!.decideAt} ${made!.sharesUntil} ${made!.joiningDueAt}`).toBe(
      '2027-03-08T17:00:00Z 2027-03-15T17:00:00Z 2027-03-19T09:00:00Z',
    );
    expect((await db.select().from(sessionQuota)).map(({ places }) => places).sort()).toEqual([2, 6]);
  });

  it('offer the minimum of the course, which may be cleared', async ({ db }) => {
    const officer = await anOfficer(db);
    await db.update(course).set({ minimum: 6 }).where(eq(course.slug, 'making-a-good-referral'));
    const path = '/staff/training/sessions/new?course=making-a-good-referral';
    const offered = await visit(NewSession, db, officer, { path });
    expect(valueOf(offered.html, 'minimum')).toBe('6');
    expect(offered.text).toContain('Leave empty for two weeks before');
    const form = { ...(await aForm(db)), minimum: '' };
    expect((await visit(NewSession, db, officer, { path, form })).status).toBe(303);
    expect((await db.select().from(trainingSession))[0]).toMatchObject({ minimum: null, decideAt: null });
  });

  it('put the decision half way where the session is sooner than two weeks', async ({ db }) => {
    const soon = {
      ...(await aForm(db)),
      minimum: '2',
      'date-day': '29',
      'date-month': '11',
      'date-year': '2026',
    };
    expect((await visit(NewSession, db, await anOfficer(db), { form: soon })).status).toBe(303);
    expect(`${(await db.select().from(trainingSession))[0]!.decideAt}`).toBe('2026-11-25T17:00:00Z');
  });

  it('suggest organisations as the booking form does', async ({ db }) => {
    const { html } = await visit(NewSession, db, await anOfficer(db));
    expect(html.match(/name="coDeliverer"[^>]*list="organisations"/g)).toHaveLength(3);
    expect(html).toContain('<datalist id="organisations" data-from="/training/organisations.json">');
  });

  it('name their mistakes and stay open', async ({ db }) => {
    const form = {
      ...(await aForm(db)),
      minimum: '50',
      quota: ['15', '15'],
      shareCap: 'few',
      coDeliverer: ['Nobody & Co'],
    };
    const answer = await visit(NewSession, db, await anOfficer(db), { form });
    expect(answer.status).toBe(422);
    for (const words of [
      'Enter the fewest places, from 1 to 20',
      'these add up to 30',
      'Enter the most for one organisation',
      'Enter the full name of an organisation that we know',
    ])
      expect(answer.text).toContain(words);
    expect(answer.html.match(/<details[^>]* open/g)?.length).toBeGreaterThanOrEqual(3);
  });
});

describe('a trainer whose diary clashes', () => {
  it('is named before anything is saved, and the session can be arranged anyway', async ({ db }) => {
    const officer = await anOfficer(db);
    const startsAt = Temporal.Instant.from('2027-03-22T14:00:00Z');
    await db.insert(officerBusy).values({
      officerId: officer.id,
      kind: 'court',
      startsAt,
      endsAt: startsAt.add({ hours: 2 }),
      addedAt: now,
    });
    const form = { ...(await aForm(db)), leadTrainer: officer.id };
    const warned = await visit(NewSession, db, officer, { form });
    expect(warned.status).toBe(200);
    expect(warned.text).toContain(`${officer.name} has something else at that time: court`);
    expect(warned.text).toContain('Arrange anyway');
    expect(await db.$count(trainingSession)).toBe(0);
    const anyway = await visit(NewSession, db, officer, { form: { ...form, intent: 'anyway' } });
    expect(anyway.status).toBe(303);
    expect(await db.select().from(sessionTrainer)).toMatchObject([{ officerId: officer.id, part: 'lead' }]);
  });
});

describe('a form that somebody else was quicker to save', () => {
  it('answers 409, keeps what was typed, says what differs, and saves when sent again', async ({ db }) => {
    const officer = await anOfficer(db);
    const [where] = await db.select().from(area).where(eq(area.slug, 'bedfordshire-force'));
    const session = await aSession(db, { areaId: where!.id });
    const params = { id: session.id };
    const shown = await visit(Edit, db, officer, { params });
    expect(valueOf(shown.html, 'sequence')).toBe('0');
    await db
      .update(trainingSession)
      .set({ sequence: 1, capacity: 30 })
      .where(eq(trainingSession.id, session.id));
    const form = {
      ...(await aForm(db)),
      ...{ courseId: session.courseId, sequence: '0', capacity: '26', trainers: 'Nobody but me' },
    };
    const stale = await visit(Edit, db, officer, { params, form });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('value="Nobody but me"');
    expect(stale.text).toContain('Places: now 30; you typed 26');
    expect(valueOf(stale.html, 'sequence')).toBe('1');
    expect((await visit(Edit, db, officer, { params, form: { ...form, sequence: '1' } })).status).toBe(303);
    const [after] = await db.select().from(trainingSession).where(eq(trainingSession.id, session.id));
    expect(after).toMatchObject({ capacity: 26, trainers: 'Nobody but me', sequence: 2 });
  });
});
