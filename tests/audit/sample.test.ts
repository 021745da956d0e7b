import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditSample } from '#db/schema/audit.ts';
import { mailMessage } from '#db/schema/mail.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { checkSampled, takeBack } from '#lib/audit/sample/check.ts';
import { drawSample, lastMonth } from '#lib/audit/sample/draw.ts';
import { countToCheck, listSample } from '#lib/audit/sample/list.ts';
import { answerQuestion, findQuestion } from '#lib/audit/sample/questions.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, now } from '../support/makers.ts';

const october = Temporal.PlainDate.from('2026-10-01');
const inOctober = Temporal.Instant.from('2026-10-15T12:00:00Z');
const consult = { operation: 'consult', entity: 'booking', ids: ['one'] } as const;

async function looks(db: Db, officer: Officer, count: number, at = inOctober): Promise<void> {
  for (let n = 0; n < count; n++) await record(db, officer, consult, at);
}

describe('the monthly sample', () => {
  it('is drawn of the month before', () => {
    expect(lastMonth(Temporal.Instant.from('2026-11-01T02:30:00Z'))).toEqual(october);
  });

  it('has at least twenty entries, of officers and of that month only, and is drawn once', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await looks(db, officer, 30);
    await looks(db, officer, 5, now);
    await record(db, anyone, consult, inOctober);
    await record(db, officer, { operation: 'sign_in', entity: 'officer', ids: [officer.id] }, inOctober);
    expect(await drawSample(db, october, now)).toBe(20);
    expect(await drawSample(db, october, now)).toBe(0);
    const supervisor = await anOfficer(db);
    const rows = await listSample(db, supervisor, 'everybody', october);
    expect(rows.every(({ entry }) => entry.operation === 'consult' && entry.at.equals(inOctober))).toBe(true);
  });

  it('takes all there is of a quiet month', async ({ db }) => {
    await looks(db, await anOfficer(db), 3);
    expect(await drawSample(db, october, now)).toBe(3);
  });

  it('counts what waits for a supervisor: not their own entries, and not what was checked', async ({
    db,
  }) => {
    const [officer, supervisor] = [await anOfficer(db), await anOfficer(db)];
    await looks(db, officer, 3);
    await looks(db, supervisor, 2);
    expect(await countToCheck(db, supervisor, 'everybody')).toBe(0);
    await drawSample(db, october, now);
    const [row] = await listSample(db, supervisor, 'everybody', october);
    await checkSampled(db, supervisor, { id: row!.sample.id, question: null }, 'everybody', now);
    expect(await countToCheck(db, supervisor, 'everybody')).toBe(2);
    expect(await countToCheck(db, supervisor, [])).toBe(0);
  });

  it('shows nobody their own entries', async ({ db }) => {
    const supervisor = await anOfficer(db);
    await looks(db, supervisor, 4);
    await drawSample(db, october, now);
    expect(await listSample(db, supervisor, 'everybody', october)).toEqual([]);
    const [row] = await db.select().from(auditSample);
    const own = await checkSampled(db, supervisor, { id: row!.id, question: null }, 'everybody', now);
    expect(own).toEqual({ ok: false, reason: 'not waiting' });
  });

  it('can be marked as right, and that taken back, by whoever marked it', async ({ db }) => {
    const [officer, supervisor, other] = [await anOfficer(db), await anOfficer(db), await anOfficer(db)];
    await looks(db, officer, 1);
    await drawSample(db, october, now);
    const [row] = await listSample(db, supervisor, 'everybody', october);
    const id = row!.sample.id;
    expect((await checkSampled(db, supervisor, { id, question: null }, 'everybody', now)).ok).toBe(true);
    expect((await takeBack(db, other, id, now)).ok).toBe(false);
    expect((await takeBack(db, supervisor, id, now)).ok).toBe(true);
    expect((await checkSampled(db, other, { id, question: null }, 'everybody', now)).ok).toBe(true);
  });

  it('asks an officer by mail, who answers once, and nobody else can', async ({ db }) => {
    const [officer, supervisor] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db)];
    await looks(db, officer, 1);
    await drawSample(db, october, now);
    const [row] = await listSample(db, supervisor, 'everybody', october);
    const id = row!.sample.id;
    await checkSampled(db, supervisor, { id, question: 'What was this for?' }, 'everybody', now);
    const [mail] = await db.select().from(mailMessage);
    expect(mail).toMatchObject({ template: 'access-question', toEmail: officer.email });
    expect((await takeBack(db, supervisor, id, now)).ok).toBe(false);
    expect(await findQuestion(db, supervisor, id)).toBeNull();
    expect(await findQuestion(db, officer, id)).toMatchObject({ askerName: supervisor.name });
    const answer = { id, answer: 'The venue rang.' };
    expect((await answerQuestion(db, supervisor, answer, now)).ok).toBe(false);
    expect((await answerQuestion(db, officer, answer, now)).ok).toBe(true);
    expect((await answerQuestion(db, officer, { id, answer: 'Something else.' }, now)).ok).toBe(false);
    const [answered] = await listSample(db, supervisor, 'everybody', october);
    expect(answered!.sample.answer).toBe('The venue rang.');
  });
});
