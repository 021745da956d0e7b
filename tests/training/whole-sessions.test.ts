import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { sessionTrainer } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { trainingRequestStep } from '#db/schema/training-requests.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { acceptDate } from '#lib/training/requests/answer.ts';
import { closeRequest } from '#lib/training/requests/end.ts';
import { moveRequestsOn, waiveEvaluation } from '#lib/training/requests/progress.ts';
import { cancelSession } from '#lib/training/sessions/cancel.ts';
import { findSession } from '#lib/training/sessions/find.ts';
import { countHeads, expectHeads, headcountsOf, headcountTotals } from '#lib/training/sessions/headcounts.ts';
import { listSessions } from '#lib/training/sessions/list.ts';
import { editWholeSession } from '#lib/training/sessions/whole.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, aRequest, now } from '../support/makers.ts';
import { mailsOf, anOffer, aSlot, aTrainedOrganisation, requestNow } from '../support/training-requests.ts';

const days = (count: number) => ({ hours: 24 * count });

describe('a session for a whole organisation', () => {
  it('is not on the public list, has no public page and cannot be booked', async ({ db }) => {
    const officer = await anOfficer(db);
    const { session } = await aTrainedOrganisation(db, officer);
    const [row] = await db.select().from(trainingSession).where(eq(trainingSession.id, session));
    expect(await findSession(db, row!.reference, now)).toBeNull();
    const { rows } = await listSessions(db, {}, {}, now);
    expect(rows.some(({ reference }) => reference === row!.reference)).toBe(false);
    expect(await bookPlaces(db, anyone, aRequest(session), now)).toEqual({
      ok: false,
      reason: 'no such session',
    });
  });

  it('that moves takes the diary of whoever asked with it', async ({ db }) => {
    const officer = await anOfficer(db);
    const { request: id, session } = await aTrainedOrganisation(db, officer);
    const startsAt = now.add(days(30));
    const details = {
      ...{ startsAt, endsAt: startsAt.add({ hours: 1 }), venueWords: 'The library, LU1 1AA' },
      ...{ joiningLink: null, access: 'Step-free way in.', trainerId: officer.id },
    };
    const edited = await editWholeSession(db, officer, session, details, now);
    expect(edited).toEqual({ ok: true, value: { told: 1 } });
    const [mail] = (await mailsOf(db, id)).filter(({ template }) => template === 'request-changed');
    expect(mail?.invite).toMatchObject({ method: 'REQUEST', sequence: 3 });
    const { changes } = mail!.fields as { changes: string[] };
    expect(changes).toContain(
      'Now at The library, LU1 1AA, was at Main hall, Ashmere Community School, LU1 1AA',
    );
  });

  it('that we cancel goes from the diary, and the organisation waits for other dates', async ({ db }) => {
    const officer = await anOfficer(db);
    const { request: id, session } = await aTrainedOrganisation(db, officer);
    await cancelSession(db, officer, session, { reason: 'Our trainer is ill.' }, now);
    const request = await requestNow(db, id);
    expect([request.state, request.sessionId]).toEqual(['triage', null]);
    const [mail] = (await mailsOf(db, id)).filter(({ template }) => template === 'request-cancelled');
    expect(mail?.invite).toMatchObject({ method: 'CANCEL', uid: `request-${id}@concord` });
    const [again] = await anOffer(db, officer, id, [aSlot(officer.id, 40)]);
    const { sequence } = await requestNow(db, id);
    expect((await acceptDate(db, officer, id, { sequence, offerId: again! }, now)).ok).toBe(true);
    const trainers = await db.select().from(sessionTrainer).where(eq(sessionTrainer.officerId, officer.id));
    expect(trainers).toHaveLength(2);
  });

  it('holds heads by role: expected up to the day, present from an hour before', async ({ db }) => {
    const officer = await anOfficer(db);
    const { session } = await aTrainedOrganisation(db, officer);
    const start = now.add(days(21));
    expect((await expectHeads(db, anyone, session, { teaching: 40, support: 12 }, now)).ok).toBe(true);
    expect(await expectHeads(db, anyone, session, { teaching: 1 }, start)).toMatchObject({
      reason: 'too late',
    });
    expect(await countHeads(db, officer, session, { teaching: 38 }, now)).toMatchObject({
      reason: 'too early',
    });
    await countHeads(db, officer, session, { teaching: 38, support: 9 }, start);
    await countHeads(db, officer, session, { teaching: 39 }, start);
    expect(headcountTotals(await headcountsOf(db, session))).toEqual({ expected: 52, present: 48 });
  });

  it('brings its request to its end: delivered when over and counted, evaluated, closed', async ({ db }) => {
    const officer = await anOfficer(db);
    const { request: id, session } = await aTrainedOrganisation(db, officer);
    const during = now.add({ hours: 24 * 21 + 1 });
    await countHeads(db, officer, session, { teaching: 38 }, during);
    expect(await moveRequestsOn(db, during)).toBe(0);
    const over = during.add({ hours: 2 });
    expect([await moveRequestsOn(db, over), await moveRequestsOn(db, over)]).toEqual([1, 0]);
    expect((await requestNow(db, id)).state).toBe('delivered');
    await waiveEvaluation(db, officer, id, { sequence: 3, reason: 'They ran their own.' }, over);
    expect((await closeRequest(db, officer, id, { sequence: 4 }, over)).ok).toBe(true);
    const steps = await db
      .select({ state: trainingRequestStep.state })
      .from(trainingRequestStep)
      .where(eq(trainingRequestStep.trainingRequestId, id));
    expect(steps.map(({ state }) => state).sort()).toEqual(
      ['received', 'dates_offered', 'confirmed', 'delivered', 'evaluated', 'closed'].sort(),
    );
  });
});
