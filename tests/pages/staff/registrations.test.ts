import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { eventAnswer, eventHead, eventQuestion, eventRegistration } from '#db/schema/registrations.ts';
import { listQueue } from '#lib/calendar/registrations/for-staff/queue.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import Questions from '../../../src/pages/staff/events/[id]/questions.astro';
import Registrations from '../../../src/pages/staff/events/[id]/registrations/index.astro';
import Door from '../../../src/pages/staff/events/[id]/registrations/door.astro';
import DoorList from '../../../src/pages/staff/events/[id]/registrations/door-list.astro';
import WaitingList from '../../../src/pages/staff/events/[id]/registrations/waiting-list.astro';
import One from '../../../src/pages/staff/events/[id]/registrations/[registration]/index.astro';
import Cancel from '../../../src/pages/staff/events/[id]/registrations/[registration]/cancel.astro';
import { it } from '../../support/database.ts';
import { anOpenEvent, aParty, aQuestion } from '../../support/registration-makers.ts';
import { anOfficer, anyone, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const email = 'amira@visitor.example';

async function anEventWithAGuest(db: Db) {
  const event = await anOpenEvent(db, { capacity: 10 });
  const made = await register(db, anyone, aParty(event.id, { email, size: 3 }), now);
  if (!made.ok) throw new Error(made.reason);
  const [row] = await db.select().from(eventRegistration);
  return { id: event.id, registration: row!.id, reference: row!.reference };
}

const looks = (db: Db, officer: { id: string }) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.actorId, officer.id), eq(auditLog.entity, 'event_registration')));

describe('the registrations of an event', () => {
  it('show addresses to who holds the event, and each look is written down', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id, reference } = await anEventWithAGuest(db);
    const { text } = await visit(Registrations, db, officer, { params: { id } });
    for (const words of [email, reference, '3 people in 1 party', '7 places left of 10'])
      expect(text).toContain(words);
    expect(await looks(db, officer)).toMatchObject([{ operation: 'consult', records: 1 }]);
  });

  it('show counts alone to who does not', async ({ db }) => {
    const comms = await anOfficer(db, 'comms');
    const { id, registration } = await anEventWithAGuest(db);
    const { text } = await visit(Registrations, db, comms, { params: { id } });
    expect(text).toContain('3 people in 1 party');
    expect(text).not.toContain('amira');
    expect((await visit(One, db, comms, { params: { id, registration } })).status).toBe(404);
    expect(await looks(db, comms)).toEqual([]);
  });

  it('of one event do not open under the address of another', async ({ db }) => {
    const officer = await anOfficer(db);
    const { registration } = await anEventWithAGuest(db);
    const other = await anOpenEvent(db);
    const { status } = await visit(One, db, officer, { params: { id: other.id, registration } });
    expect(status).toBe(404);
    expect(await looks(db, officer)).toEqual([]);
  });

  it('are nobody’s where the event is for a group that was not named', async ({ db }) => {
    const { id } = await anOpenEvent(db, { visibility: 'named_group' });
    const { status } = await visit(Registrations, db, await anOfficer(db), { params: { id } });
    expect(status).toBe(404);
  });

  it('are put in another order while they wait, for a reason, and without addresses', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db, { capacity: 1 });
    await register(db, anyone, aParty(id), now);
    const waiting = [now.add({ minutes: 1 }), now.add({ minutes: 2 })];
    for (const at of waiting) await joinQueue(db, anyone, aParty(id), at);
    const [first, second] = await listQueue(db, id);
    const send = (form: Record<string, string>) => visit(WaitingList, db, officer, { params: { id }, form });
    const wrong = await send({ entry: second!.id, position: '1', reason: '' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Enter why they move')]);
    const moved = await send({ entry: second!.id, position: '1', reason: 'A carer comes too.' });
    expect([moved.status, moved.location]).toEqual([303, `/staff/events/${id}/registrations/waiting-list`]);
    const { text } = await visit(WaitingList, db, officer, { params: { id } });
    expect(text).toMatch(new RegExp(`${second!.reference}\\s*1.*${first!.reference}\\s*2`));
    expect(text).not.toContain('@');
    const comms = await anOfficer(db, 'comms');
    expect((await visit(WaitingList, db, comms, { params: { id } })).status).toBe(404);
  });

  it('print for the door as references without addresses', async ({ db }) => {
    const { id, reference } = await anEventWithAGuest(db);
    const { text } = await visit(DoorList, db, await anOfficer(db), { params: { id } });
    expect(text).toContain(reference);
    expect(text).not.toContain('amira');
  });

  it('can be ended by an officer, who sees what was answered until then', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id, registration } = await anEventWithAGuest(db);
    const params = { id, registration };
    expect((await visit(One, db, officer, { params })).text).toContain(email);
    expect((await visit(Cancel, db, officer, { params, form: { go: 'yes' } })).status).toBe(303);
    const { text } = await visit(One, db, officer, { params });
    expect(text).toContain('Erased when it ended');
    expect(text).not.toContain(email);
  });
});

describe('the count at the door', () => {
  it('goes up and down by presses, and never below nought', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db);
    const press = (step: string) => visit(Door, db, officer, { params: { id }, form: { step } });
    expect((await press('out')).status).toBe(409);
    for (const step of ['in', 'in', 'out']) expect((await press(step)).status).toBe(303);
    expect((await visit(Door, db, officer, { params: { id } })).text).toContain('1 person is here');
    expect(await db.$count(eventHead)).toBe(3);
  });
});

describe('the questions of an event', () => {
  const asked = { words: 'What would help you?', kind: 'words', keepDays: '7' };

  it('are added with the day on which answers go', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db);
    const { status } = await visit(Questions, db, officer, { params: { id }, form: asked });
    expect(status).toBe(303);
    const { text } = await visit(Questions, db, officer, { params: { id } });
    expect(text).toContain('What would help you?');
    expect(text).toContain('10 December 2026');
  });

  it('never ask what we must not know', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db);
    for (const words of [
      'What is your religion?',
      'Your ethnicity',
      'Which political party?',
      'Date of birth',
    ]) {
      const answer = await visit(Questions, db, officer, { params: { id }, form: { ...asked, words } });
      expect([answer.status, answer.text.includes('We do not ask this')]).toEqual([409, true]);
    }
    expect(await db.$count(eventQuestion)).toBe(0);
  });

  it('take their answers with them when they are removed', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db);
    const question = await aQuestion(db, id);
    const answers = [{ questionId: question.id, answer: 'A chair' }];
    await register(db, anyone, aParty(id, { answers }), now);
    const form = { remove: question.id };
    expect((await visit(Questions, db, officer, { params: { id }, form })).status).toBe(303);
    expect([await db.$count(eventQuestion), await db.$count(eventAnswer)]).toEqual([0, 0]);
  });

  it('say what to mend', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await anOpenEvent(db);
    const form = { kind: 'choice', choices: 'Only one', keepDays: '31' };
    const { status, text } = await visit(Questions, db, officer, { params: { id }, form });
    expect(status).toBe(422);
    for (const words of ['Enter a number of days from 0 to 30']) expect(text).toContain(words);
  });
});
