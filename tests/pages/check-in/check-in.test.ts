import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { it } from '../../support/database.ts';
import { openPage } from '../../support/page.ts';
import { localsFor } from '../../support/page-locals.ts';
import { aRegister, written } from '../../training/attendance/world.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from '../staff/visit.ts';
import CheckIn from '../../../src/pages/check-in/[code]/index.astro';
import Join from '../../../src/pages/check-in/[code]/join.astro';
import WalkIn from '../../../src/pages/staff/training/sessions/[id]/register/walk-in.astro';

const people = [
  { name: 'Amina Khan', email: 'amina@ashmere.school.example' },
  { name: 'Tom Birkett', email: null },
];
const code = 'K7QM4T';

async function anOpenRegister(db: Db) {
  const register = await aRegister(db, people);
  await db.update(trainingSession).set({ checkInCode: code }).where(eq(trainingSession.id, register.id));
  return register;
}

const open = (db: Db, page: typeof CheckIn, form?: Record<string, string>, locals = {}) =>
  openPage(page, {
    path: `/check-in/${code}`,
    params: { code },
    locals: { ...localsFor(db), ...locals },
    ...(form && { form }),
  });

describe('the page where people check themselves in', () => {
  it('names the session and nobody', async ({ db }) => {
    await anOpenRegister(db);
    const { status, text } = await open(db, CheckIn);
    expect(status).toBe(200);
    for (const { name } of people) expect(text).not.toContain(name);
  });

  it('says the same of whoever is not booked, whatever they type, and keeps what they typed', async ({
    db,
  }) => {
    await anOpenRegister(db);
    for (const who of ['Nobody Atall', 'nobody@ashmere.school.example', 'Amina']) {
      const { status, text, html } = await open(db, CheckIn, { who });
      expect(status).toBe(409);
      expect(text).toContain('We did not find a place for this');
      expect(text).not.toContain('Khan');
      expect(html).toContain(`value="${who}"`);
    }
  });

  it('sends on to a page that says so, and that names nobody either', async ({ db }) => {
    const register = await anOpenRegister(db);
    const { status, location } = await open(db, CheckIn, { who: 'Amina Khan' });
    expect([status, location]).toEqual([303, `/check-in/${code}?in=yes`]);
    expect(await written(db, register)).toEqual([{ name: 'Amina Khan', state: 'present' }]);
  });

  it('is shut before its time and after it, to forms too', async ({ db }) => {
    const register = await anOpenRegister(db);
    const [early, late] = [now.subtract({ hours: 2 }), now.add({ hours: 4 })];
    expect((await open(db, CheckIn, undefined, { now: early })).text).toContain('Check-in opens at 9:20am');
    expect((await open(db, CheckIn, { who: 'Amina Khan' }, { now: late })).text).toContain(
      'Check-in has closed',
    );
    expect(await written(db, register)).toEqual([]);
  });

  it('is not there for a code that nobody made', async ({ db }) => {
    const asked = { path: '/check-in/AAAAAA', params: { code: 'AAAAAA' }, locals: localsFor(db) };
    expect((await openPage(CheckIn, asked)).status).toBe(404);
  });
});

describe('somebody without a booking', () => {
  const typed = {
    token: '3b241101-e2bb-4255-8caf-4136c566a962',
    name: 'Priya Sandhu',
    email: 'priya@brook.school.example',
    organisation: 'Brook Primary School of Nowhere',
    type: '',
    role: 'teaching',
  };

  it('is asked what kind of organisation an unknown one is, and then is in', async ({ db }) => {
    const register = await anOpenRegister(db);
    const asked = await open(db, Join, typed);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Choose the kind of organisation');
    const answer = await open(db, Join, { ...typed, type: 'primary_school' });
    expect(answer.status).toBe(303);
    expect(await written(db, register)).toEqual([{ name: 'Priya Sandhu', state: 'present' }]);
  });

  it('who is booked after all is checked in on their place, and learns nothing else', async ({ db }) => {
    const register = await anOpenRegister(db);
    const email = 'amina@ashmere.school.example';
    const answer = await open(db, Join, { ...typed, email, type: 'primary_school' });
    expect([answer.status, answer.location]).toEqual([303, `/check-in/${code}?in=yes`]);
    expect(await written(db, register)).toEqual([{ name: 'Amina Khan', state: 'present' }]);
  });

  it('whom an officer adds is refused with the line on which they stand already', async ({ db }) => {
    const register = await anOpenRegister(db);
    const officer = await anOfficer(db);
    const params = { id: register.id };
    const email = 'amina@ashmere.school.example';
    const form = { ...typed, email, type: 'primary_school' };
    const { status, html } = await visit(WalkIn, db, officer, { params, form });
    expect(status).toBe(409);
    expect(html).toContain(`#row-${register.rowOf('Amina Khan')}`);
  });
});
