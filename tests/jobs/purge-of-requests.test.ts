import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { sessionHeadcount } from '#db/schema/attendance.ts';
import { refresherReminder } from '#db/schema/certificates.ts';
import { preventLead, referralRouteCheck } from '#db/schema/duty.ts';
import { trainingRequestOffer, trainingRequestStep } from '#db/schema/training-requests.ts';
import { ukDay } from '#lib/dates.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { moveOn } from '#lib/training/requests/steps.ts';
import { purges } from '../../src/purges.ts';
import { anInstitution, today } from '../support/duty.ts';
import { it } from '../support/database.ts';
import { anOfficer, aSession, now } from '../support/makers.ts';
import { anOffer, aTrainingRequest, requester, requestNow } from '../support/training-requests.ts';
import { aCertificate } from '../training/certificate-makers.ts';
import { turnOf } from './turn.ts';

describe('a training request', () => {
  it('loses three years after it ended, and not a moment before, whoever asked and whoever dealt with it', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    await anOffer(db, officer, id);
    const declined = { state: 'declined', reason: 'Amara Nwosu asked us to.' } as const;
    await moveOn(db, officer, { id }, declined, now);
    const { over, eve } = turnOf(ukDay(now), { years: 3 });
    expect(await runPurges(db, purges, eve)).toMatchObject({ training_request: 0 });
    expect(await requestNow(db, id)).toMatchObject({ contactName: 'Amara Nwosu' });
    expect(await runPurges(db, purges, over)).toMatchObject({ training_request: 1 });
    const left = await requestNow(db, id);
    expect(left).toMatchObject({ contactName: '', contactPhone: '', notes: null, state: 'declined' });
    expect(left.organisation).toBe('Ashmere Community School');
    const ofIt = eq(trainingRequestStep.trainingRequestId, id);
    const steps = await db.select().from(trainingRequestStep).where(ofIt).orderBy(trainingRequestStep.at);
    expect(steps.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['received', 'dates_offered', 'declined']),
    );
    expect(JSON.stringify([left, steps])).not.toContain('Amara');
    expect(steps.every(({ officerId }) => officerId === null)).toBe(true);
    expect(await db.$count(trainingRequestOffer, eq(trainingRequestOffer.trainingRequestId, id))).toBe(0);
    expect(await runPurges(db, purges, over)).toMatchObject({ training_request: 0 });
  });

  it('that nobody ends loses them three years after its last step, and leaves the board', async ({ db }) => {
    const id = await aTrainingRequest(db);
    const later = now.add({ hours: 24 * 40 });
    await moveOn(db, requester(id), { id }, { state: 'triage' }, later);
    const { over, eve } = turnOf(ukDay(later), { years: 3 });
    expect(await runPurges(db, purges, eve)).toMatchObject({ training_request: 0 });
    expect(await requestNow(db, id)).toMatchObject({ contactName: 'Amara Nwosu', state: 'triage' });
    expect(await runPurges(db, purges, over)).toMatchObject({ training_request: 1 });
    expect(await requestNow(db, id)).toMatchObject({ contactName: '', state: 'declined' });
    const ofIt = eq(trainingRequestStep.trainingRequestId, id);
    const steps = await db.select().from(trainingRequestStep).where(ofIt).orderBy(trainingRequestStep.at);
    expect(steps.map(({ state }) => state)).toEqual(['received', 'triage', 'declined']);
    expect(steps.at(-1)).toMatchObject({ at: over, actorKind: 'system' });
    expect(await runPurges(db, purges, over)).toMatchObject({ training_request: 0 });
  });

  it('that led to a session nobody counted keeps them until three years after that session', async ({
    db,
  }) => {
    const session = await aSession(db, { startsAt: now.add({ hours: 24 * 90 }) });
    const id = await aTrainingRequest(db);
    await moveOn(db, requester(id), { id }, { state: 'confirmed', sessionId: session.id }, now);
    const { over, eve } = turnOf(ukDay(session.endsAt), { years: 3 });
    expect(await runPurges(db, purges, eve)).toMatchObject({ training_request: 0 });
    expect(await runPurges(db, purges, over)).toMatchObject({ training_request: 1 });
    expect(await requestNow(db, id)).toMatchObject({ contactName: '', state: 'closed' });
  });
});

describe('a Prevent lead', () => {
  it('goes two years after somebody last confirmed it, and not a moment before', async ({ db }) => {
    const { id: namedBy } = await anOfficer(db);
    const lead = { role: 'Safeguarding lead', mailbox: 'dsl@ashmere.school.example', namedBy };
    const namedOn = today.subtract({ years: 3 });
    const confirmed = { ...lead, namedOn, confirmedOn: today, institutionId: await anInstitution(db) };
    await db.insert(preventLead).values(confirmed);
    const { over, eve } = turnOf(today, { months: 24 });
    expect(await runPurges(db, purges, eve)).toMatchObject({ prevent_lead: 0 });
    expect(await db.$count(preventLead)).toBe(1);
    expect(await runPurges(db, purges, over)).toMatchObject({ prevent_lead: 1 });
    expect(await db.$count(preventLead)).toBe(0);
  });
});

describe('after six years', () => {
  it('the check of a referral route goes, and who counted the staff of a session, not a moment before', async ({
    db,
  }) => {
    const { id } = await anOfficer(db);
    const check = { answer: 'confirmed', checkedOn: ukDay(now), checkedBy: id, recordedAt: now } as const;
    await db.insert(referralRouteCheck).values({ ...check, institutionId: await anInstitution(db) });
    const session = await aSession(db, { startsAt: now.subtract({ hours: 2 }) });
    const counted = {
      sessionId: session.id,
      roleCode: 'teaching',
      present: 12,
      countedAt: now,
      countedBy: id,
    };
    await db.insert(sessionHeadcount).values(counted);
    const { over, eve } = turnOf(ukDay(now), { years: 6 });
    expect(await runPurges(db, purges, eve)).toMatchObject({ referral_route_check: 0 });
    expect((await db.select().from(sessionHeadcount))[0]).toMatchObject({ countedBy: id });
    const ends = turnOf(ukDay(session.endsAt), { years: 6 }).over;
    const later = Temporal.Instant.compare(over, ends) > 0 ? over : ends;
    expect(await runPurges(db, purges, later)).toMatchObject({ referral_route_check: 1 });
    expect((await db.select().from(sessionHeadcount))[0]).toMatchObject({ countedBy: null, present: 12 });
  });
});

describe('a reminder of a refresher', () => {
  it('goes with the name on its certificate, and not before', async ({ db }) => {
    const one = await aCertificate(db);
    await db.insert(refresherReminder).values({ certificateId: one.id, daysBefore: 30, queuedAt: now });
    const { over, eve } = turnOf(one.attendedOn, { years: 3 });
    await runPurges(db, purges, eve);
    expect(await db.$count(refresherReminder)).toBe(1);
    await runPurges(db, purges, over);
    expect(await db.$count(refresherReminder)).toBe(0);
  });
});
