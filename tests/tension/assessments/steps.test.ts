import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import {
  assessmentObservation,
  type AssessmentId,
  tensionAssessment,
} from '#db/schema/tension-assessments.ts';
import { ukDay } from '#lib/dates.ts';
import { approveAssessment, askForApproval, sendBackAssessment } from '#lib/tension/assessments/approve.ts';
import { discardAssessment, draftAssessment } from '#lib/tension/assessments/draft.ts';
import { closeAssessment, withdrawAssessment } from '#lib/tension/assessments/end.ts';
import { findAssessment } from '#lib/tension/assessments/find.ts';
import { renewAssessment } from '#lib/tension/assessments/renew.ts';
import { saveAssessment } from '#lib/tension/assessments/save.ts';
import { similarAssessments } from '#lib/tension/assessments/similar.ts';
import { levelOfArea } from '#lib/tension/levels/area-levels.ts';
import {
  aDraftAssessment,
  aStandingAssessment,
  aWaitingAssessment,
  seenAssessment,
  wholeWords,
} from '../../support/assessment-makers.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anObservation } from '../../support/observation-makers.ts';

const rowOf = async (db: Db, id: AssessmentId) =>
  (await db.select().from(tensionAssessment).where(eq(tensionAssessment.id, id)))[0]!;
const ask = async (db: Db, author: Parameters<typeof askForApproval>[1], id: AssessmentId) =>
  askForApproval(db, author, await seenAssessment(db, id), now);

describe('a draft of an assessment', () => {
  it('may be incomplete and saved again and again, and only approval asks for all of it', async ({ db }) => {
    const author = await anOfficer(db, 'analyst');
    const days = { coversFrom: ukDay(now).subtract({ days: 7 }), coversTo: ukDay(now) };
    const given = { areaId: await theArea(db), category: 'protest' as const, issue: 'A march', ...days };
    const made = await draftAssessment(db, author, given, now);
    if (!made.ok) throw new Error(made.reason);
    expect(await ask(db, author, made.value)).toEqual({ ok: false, reason: 'something is missing' });
    const part = { ...wholeWords, rationale: '   ' };
    for (const sequence of [0, 1]) {
      const saved = await saveAssessment(db, author, { id: made.value, sequence }, part, now);
      expect(saved).toEqual({ ok: true, value: { sequence: sequence + 1, wasAsked: false } });
    }
    expect(await ask(db, author, made.value)).toEqual({ ok: false, reason: 'something is missing' });
    await saveAssessment(db, author, { id: made.value, sequence: 2 }, wholeWords, now);
    expect((await ask(db, author, made.value)).ok).toBe(true);
  });

  it('holds until the review that its level asks for, and never longer', async ({ db }) => {
    const author = await anOfficer(db, 'analyst');
    const offered = await aWaitingAssessment(db, author);
    expect((await rowOf(db, offered)).validUntil).toEqual(now.add({ hours: 7 * 24 }));
    const late = await aDraftAssessment(db, author, { validUntil: now.add({ hours: 7 * 24 + 1 }) });
    expect(await ask(db, author, late)).toEqual({ ok: false, reason: 'later than the scale allows' });
    const over = await aDraftAssessment(db, author, { validUntil: now });
    expect(await ask(db, author, over)).toEqual({ ok: false, reason: 'over already' });
    const sooner = await aDraftAssessment(db, author, { validUntil: now.add({ hours: 5 }) });
    expect((await ask(db, author, sooner)).ok).toBe(true);
  });

  it('waits no more once somebody writes in it, and is not written over unseen', async ({ db }) => {
    const [author, other] = [await anOfficer(db, 'analyst'), await anOfficer(db, 'prevent_officer')];
    const id = await aWaitingAssessment(db, author);
    const seen = await seenAssessment(db, id);
    const saved = await saveAssessment(db, other, seen, { ...wholeWords, facts: 'Three windows.' }, now);
    expect(saved).toMatchObject({ ok: true, value: { wasAsked: true } });
    const over = await saveAssessment(db, author, seen, wholeWords, now);
    expect(over).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect(await rowOf(db, id)).toMatchObject({ facts: 'Three windows.', askedAt: null });
    const approver = await anOfficer(db);
    expect(await approveAssessment(db, approver, await seenAssessment(db, id), now)).toEqual({
      ok: false,
      reason: 'not now',
    });
  });

  it('rests only on observations of its issue in its area', async ({ db }) => {
    const author = await anOfficer(db, 'analyst');
    const [here, elsewhere, other] = [
      await anObservation(db, author),
      await anObservation(db, author, { areaId: await theArea(db, 'luton') }),
      await anObservation(db, author, { category: 'election' }),
    ];
    const id = await aDraftAssessment(db, author, { observations: [here, elsewhere, other] });
    const rows = await db
      .select()
      .from(assessmentObservation)
      .where(eq(assessmentObservation.assessmentId, id));
    expect(rows.map(({ observationId }) => observationId)).toEqual([here]);
  });

  it('is thrown away as it was seen, and says so in the access log', async ({ db }) => {
    const author = await anOfficer(db, 'analyst');
    const id = await aDraftAssessment(db, author);
    const seen = await seenAssessment(db, id);
    const early = { ...seen, sequence: seen.sequence - 1 };
    expect(await discardAssessment(db, author, early, now)).toEqual({
      ok: false,
      reason: 'changed meanwhile',
    });
    expect((await discardAssessment(db, author, seen, now)).ok).toBe(true);
    expect(await db.$count(tensionAssessment, eq(tensionAssessment.id, id))).toBe(0);
    const erased = and(eq(auditLog.actorId, author.id), eq(auditLog.operation, 'erase'));
    expect(await db.$count(auditLog, erased)).toBe(1);
  });
});

describe('approval', () => {
  it('is for a supervisor who wrote no word of it, and can send it back with words', async ({ db }) => {
    const [author, helper] = [await anOfficer(db), await anOfficer(db)];
    const id = await aDraftAssessment(db, author);
    await saveAssessment(db, helper, await seenAssessment(db, id), wholeWords, now);
    await ask(db, author, id);
    for (const one of [author, helper])
      expect(await approveAssessment(db, one, await seenAssessment(db, id), now)).toEqual({
        ok: false,
        reason: 'your own',
      });
    const third = await anOfficer(db);
    const seen = await seenAssessment(db, id);
    expect((await sendBackAssessment(db, third, seen, { words: 'Name the source' }, now)).ok).toBe(true);
    expect(await rowOf(db, id)).toMatchObject({ askedAt: null, sentBackWords: 'Name the source' });
    await ask(db, author, id);
    expect((await approveAssessment(db, third, await seenAssessment(db, id), now)).ok).toBe(true);
    expect(await rowOf(db, id)).toMatchObject({ approvedBy: third.id, sentBackWords: null });
  });

  it('sets the level of the area, ends the version before, and locks the words', async ({ db }) => {
    const author = await anOfficer(db, 'analyst');
    const first = await aStandingAssessment(db, author);
    const renewed = await renewAssessment(db, author, first, now);
    if (!renewed.ok) throw new Error(renewed.reason);
    const { id } = renewed.value;
    expect(await rowOf(db, id)).toMatchObject({ version: 2, level: null, facts: wholeWords.facts });
    await saveAssessment(db, author, await seenAssessment(db, id), { ...wholeWords, level: 4 }, now);
    await ask(db, author, id);
    expect(await levelOfArea(db, await theArea(db), now)).toMatchObject({ level: 3 });
    const seen = await seenAssessment(db, id);
    expect((await approveAssessment(db, await anOfficer(db), seen, now)).ok).toBe(true);
    expect(await rowOf(db, first)).toMatchObject({ ending: 'replaced', endedAt: now });
    expect(await levelOfArea(db, await theArea(db), now)).toMatchObject({ level: 4, assessmentId: id });
    const saved = await saveAssessment(db, author, await seenAssessment(db, id), wholeWords, now);
    expect(saved).toEqual({ ok: false, reason: 'approved already' });
  });

  it('is not given to what would not hold any more', async ({ db }) => {
    const id = await aWaitingAssessment(db, await anOfficer(db, 'analyst'));
    const later = now.add({ hours: 24 * 8 });
    const answer = await approveAssessment(db, await anOfficer(db), await seenAssessment(db, id), later);
    expect(answer).toEqual({ ok: false, reason: 'over already' });
  });
});

describe('an assessment that stands', () => {
  it('is withdrawn with a reason, once, and the area is without it', async ({ db }) => {
    const id = await aStandingAssessment(db, await anOfficer(db, 'analyst'));
    const supervisor = await anOfficer(db);
    const withdraw = () => withdrawAssessment(db, supervisor, { id, reason: 'Another district' }, now);
    expect((await withdraw()).ok).toBe(true);
    expect(await withdraw()).toEqual({ ok: false, reason: 'does not stand' });
    expect(await levelOfArea(db, await theArea(db), now)).toEqual({ state: 'no information' });
    expect(await rowOf(db, id)).toMatchObject({ ending: 'withdrawn', endedReason: 'Another district' });
  });

  it('is not closed while somebody writes the next version, and can be renewed once it is', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'analyst');
    const id = await aStandingAssessment(db, author);
    const supervisor = await anOfficer(db);
    const renewed = await renewAssessment(db, author, id, now);
    if (!renewed.ok) throw new Error(renewed.reason);
    const close = () => closeAssessment(db, supervisor, { id, reason: 'Nothing for eight weeks' }, now);
    expect(await close()).toEqual({ ok: false, reason: 'a draft is open' });
    await discardAssessment(db, author, await seenAssessment(db, renewed.value.id), now);
    expect((await close()).ok).toBe(true);
    expect(await renewAssessment(db, author, id, now)).toMatchObject({ ok: true, value: { isNew: true } });
  });

  it('is looked at only with an entry in the access log that holds none of its words', async ({ db }) => {
    const id = await aStandingAssessment(db, await anOfficer(db, 'analyst'));
    const reader = await anOfficer(db, 'prevent_officer');
    expect(await findAssessment(db, reader, id, now)).not.toBeNull();
    const entries = await db.select().from(auditLog).where(eq(auditLog.actorId, reader.id));
    expect(entries.map(({ operation, entityIds }) => [operation, entityIds])).toEqual([['consult', [id]]]);
    expect(JSON.stringify(entries.map(({ fields, reason }) => [fields, reason]))).not.toContain('window');
  });
});

describe('similar past assessments', () => {
  it('are of the same issue in the area, then in its force, with the highest level and what was done', async ({
    db,
  }) => {
    const author = await anOfficer(db, 'analyst');
    const [bedford, luton, chelmsford] = [
      await theArea(db),
      await theArea(db, 'luton'),
      await theArea(db, 'chelmsford'),
    ];
    const mine = await aDraftAssessment(db, author);
    const inLuton = await aStandingAssessment(db, author, { areaId: luton });
    const here = await aStandingAssessment(db, author);
    await aStandingAssessment(db, author, { areaId: chelmsford });
    await aStandingAssessment(db, author, { category: 'election' });
    const taken = await aStandingAssessment(db, author);
    await withdrawAssessment(db, await anOfficer(db), { id: taken, reason: 'Wrong' }, now);
    const { threadId: but } = await rowOf(db, mine);
    const of = { areaId: bedford, category: 'local_incident', but } as const;
    const areas = [bedford, luton, chelmsford];
    const found = await similarAssessments(db, author, { ...of, areas }, now);
    expect(found.map(({ id }) => id)).toEqual([here, inLuton]);
    expect(found[0]).toMatchObject({ level: 3, mitigation: wholeWords.mitigation, isSameArea: true });
    expect(await similarAssessments(db, author, { ...of, areas: [luton] }, now)).toHaveLength(1);
  });
});
