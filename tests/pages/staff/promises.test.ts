import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { commitment } from '#db/schema/promises.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import Change from '../../../src/pages/staff/promises/[id]/change.astro';
import End from '../../../src/pages/staff/promises/[id]/end.astro';
import One from '../../../src/pages/staff/promises/[id]/index.astro';
import Tell from '../../../src/pages/staff/promises/[id]/tell.astro';
import List from '../../../src/pages/staff/promises/index.astro';
import New from '../../../src/pages/staff/promises/new.astro';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { anArea, aPromise } from '../../support/promise-makers.ts';
import { visit } from './visit.ts';

const due = { 'due-day': '3', 'due-month': '12', 'due-year': '2026' };

describe('recording a promise', () => {
  it('to an institution goes on to its page, due and owned as was said', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await anInstitution(db, { districtId: (await anArea(db)).id });
    const path = `/staff/promises/new?institution=${id}`;
    const form = { words: 'Send a speaker in spring', owner: officer.id, ...due };
    const answer = await visit(New, db, officer, { path, form });
    expect(answer.status).toBe(303);
    const [made] = await db.select().from(commitment).where(eq(commitment.institutionId, id));
    expect(answer.location).toBe(`/staff/promises/${made!.id}?done=made`);
    expect(made).toMatchObject({ words: 'Send a speaker in spring', ownerId: officer.id });
    expect(made!.dueOn.toString()).toBe('2026-12-03');
  });

  it('keeps what was typed when the day is past', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const area = (await anArea(db)).id;
    const form = { words: 'Send a speaker', owner: officer.id, area, ...due, 'due-year': '2025' };
    const answer = await visit(New, db, officer, { path: '/staff/promises/new?to=area', form });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Enter a day from today on, within two years');
    expect(answer.html).toContain('Send a speaker</textarea>');
  });

  it('asks where the people are, if it was made to none that we know', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const form = { words: 'Send a speaker', owner: officer.id, ...due };
    const answer = await visit(New, db, officer, { path: '/staff/promises/new?to=area', form });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choose where the people are to whom it was made');
  });

  it('warns of a worry about a person, and lets it stay with a reason that a supervisor reads', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const area = (await anArea(db)).id;
    const words = 'Call back the office on 01632 960 123';
    const form = { words, owner: officer.id, area, ...due };
    const path = '/staff/promises/new?to=area';
    const warned = await visit(New, db, officer, { path, form });
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('This looks like a phone number');
    const reason = 'It is their published number';
    expect((await visit(New, db, officer, { path, form: { ...form, reason } })).status).toBe(303);
    const kept = await db.select().from(textCheckOverride).where(eq(textCheckOverride.reason, reason));
    expect(kept).toMatchObject([{ form: 'promise', entity: 'commitment' }]);
  });

  it('is for those who keep promises only', async ({ db }) => {
    const reader = await anOfficer(db, 'npt_reader');
    expect((await visit(New, db, reader, { path: '/staff/promises/new' })).status).toBe(404);
  });
});

describe('a promise', () => {
  it('is ended, then told of, each on its form', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aPromise(db, {}, officer);
    const params = { id };
    const end = { sequence: '0', ending: 'kept', do_they_know: 'no' };
    const ended = await visit(End, db, officer, { params, form: end });
    expect(ended.location).toBe(`/staff/promises/${id}?done=kept`);
    const shown = await visit(One, db, officer, { params });
    expect(shown.text).toContain('Kept, to tell them');
    const told = {
      sequence: '1',
      how: 'By phone',
      'told-day': '21',
      'told-month': '11',
      'told-year': '2026',
    };
    const over = await visit(Tell, db, officer, { params, form: told });
    expect(over.location).toBe(`/staff/promises/${id}?done=told`);
  });

  it('is not changed by a stale form, which keeps what was typed', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aPromise(db, { sequence: 3 }, officer);
    const form = { sequence: '2', owner: officer.id, ...due, reason: 'The printer is late' };
    const answer = await visit(Change, db, officer, { params: { id }, form });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('The printer is late</textarea>');
    expect(answer.text).toContain('Somebody changed this promise since you opened it');
  });

  it('shows a neighbourhood reader what was promised, and no button', async ({ db }) => {
    const reader = await anOfficer(db, 'npt_reader');
    const { id } = await aPromise(db);
    const answer = await visit(One, db, reader, { params: { id } });
    expect(answer.text).toContain('Send the checklist for hiring out rooms');
    expect(answer.text).not.toContain('Say how it ended');
    expect((await visit(End, db, reader, { params: { id } })).status).toBe(404);
  });

  it('looks as if it were not there to whoever works elsewhere', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aPromise(db, { areaId: (await anArea(db, 'essex-force')).id });
    expect((await visit(One, db, officer, { params: { id } })).status).toBe(404);
  });
});

describe('the list', () => {
  it('says in days how late a promise is, and leads to the next step', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aPromise(db, { dueOn: Temporal.PlainDate.from('2026-11-15') }, officer);
    const answer = await visit(List, db, officer, { path: '/staff/promises?whose=mine' });
    expect(answer.text).toContain('6 days late');
    expect(answer.html).toContain(`href="/staff/promises/${id}/end"`);
    expect(answer.text).toContain('1 promise');
  });

  it('says what to do where nothing is promised', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const answer = await visit(List, db, officer, { path: '/staff/promises' });
    expect(answer.text).toContain('No promise is open in your areas');
  });
});
