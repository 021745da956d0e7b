import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { officerBusy } from '#db/schema/session-parts.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { trainingRequestOffer } from '#db/schema/training-requests.ts';
import { acceptDate, declineDates } from '#lib/training/requests/answer.ts';
import { askForTraining } from '#lib/training/requests/ask.ts';
import { clashesOf } from '#lib/training/requests/clashes.ts';
import { declineRequest, withdrawRequest } from '#lib/training/requests/end.ts';
import { lapseDates, remindOfDates } from '#lib/training/requests/lapse.ts';
import { offerDates, takeBackOffer } from '#lib/training/requests/offer.ts';
import { heldDates } from '#lib/training/requests/offers.ts';
import { takeOn } from '#lib/training/requests/take-on.ts';
import { it } from '../support/database.ts';
import { anOfficer, anyone, now } from '../support/makers.ts';
import {
  mailsOf,
  requester,
  templates,
  anAsk,
  anOffer,
  aSlot,
  aTrainedOrganisation,
  aTrainingRequest,
  requestNow,
} from '../support/training-requests.ts';

const days = (count: number) => ({ hours: 24 * count });

describe('asking for training', () => {
  it('gives a reference, a clock of five working days and an email', async ({ db }) => {
    const id = await aTrainingRequest(db);
    const request = await requestNow(db, id);
    expect(request.reference).toMatch(/^R/);
    // Asked on a Saturday.
    expect(request.answerBy.toString()).toBe('2026-11-27');
    expect(await templates(db, id)).toEqual(['request-received']);
  });

  it('is done once however often the form is sent', async ({ db }) => {
    const asked = await anAsk(db);
    const first = await askForTraining(db, anyone, asked, now);
    const second = await askForTraining(db, anyone, asked, now.add({ minutes: 1 }));
    expect(second).toMatchObject({ id: first.id, again: true });
    expect(await templates(db, first.id)).toEqual(['request-received']);
  });
});

describe('an officer', () => {
  it('takes a request on, and it goes to triage with a lead', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await aTrainingRequest(db);
    const taken = await takeOn(db, officer, id, { sequence: 0, leadOfficerId: officer.id }, now);
    expect(taken.ok).toBe(true);
    expect(await requestNow(db, id)).toMatchObject({ state: 'triage', leadOfficerId: officer.id });
  });

  it('cannot give it to a colleague who does not teach in that area', async ({ db }) => {
    const officer = await anOfficer(db);
    const analyst = await anOfficer(db, 'analyst');
    const id = await aTrainingRequest(db);
    expect(await takeOn(db, officer, id, { sequence: 0, leadOfficerId: analyst.id }, now)).toEqual({
      ok: false,
      reason: 'no such colleague',
    });
  });

  it('offers dates that are held in the diaries, and the organisation hears of them', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    await anOffer(db, officer, id);
    expect((await requestNow(db, id)).state).toBe('dates_offered');
    expect(await heldDates(db, id)).toHaveLength(2);
    expect((await templates(db, id)).includes('dates-offered')).toBe(true);
    const other = await aTrainingRequest(db);
    expect(await clashesOf(db, aSlot(officer.id), other, now)).toEqual([
      'a date held for Ashmere Community School (10am to 12 noon)',
    ]);
  });

  it('is warned when a diary is not free, and may offer all the same', async ({ db }) => {
    const officer = await anOfficer(db);
    const slot = aSlot(officer.id);
    await db.insert(officerBusy).values({
      officerId: officer.id,
      kind: 'leave',
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      addedAt: now,
    });
    const id = await aTrainingRequest(db);
    const offer = { sequence: 0, dates: [slot], expiresAt: now.add(days(5)) };
    const warned = await offerDates(db, officer, id, { ...offer, despiteClashes: false }, now);
    expect(warned).toEqual({ ok: false, reason: 'clash' });
    expect((await offerDates(db, officer, id, { ...offer, despiteClashes: true }, now)).ok).toBe(true);
  });

  it('is warned of two dates of one offer that the same colleague cannot both keep', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    const dates = [aSlot(officer.id), aSlot(officer.id)];
    const offer = { sequence: 0, dates, expiresAt: now.add(days(5)), despiteClashes: false };
    expect(await offerDates(db, officer, id, offer, now)).toEqual({ ok: false, reason: 'clash' });
  });

  it('cannot hold a date beyond its own start', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    const offer = {
      sequence: 0,
      dates: [aSlot(officer.id, 3)],
      expiresAt: now.add(days(5)),
      despiteClashes: false,
    };
    expect(await offerDates(db, officer, id, offer, now)).toEqual({ ok: false, reason: 'held too long' });
  });

  it('declines with a reason that the organisation reads', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    await declineRequest(db, officer, id, { sequence: 0, reason: 'You are not in our region.' }, now);
    expect((await requestNow(db, id)).state).toBe('declined');
    const [mail] = (await mailsOf(db, id)).filter(({ template }) => template === 'request-declined');
    expect(mail?.fields).toMatchObject({ reasonWords: 'You are not in our region.' });
  });

  it('takes dates back, and the clock begins again', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    await anOffer(db, officer, id);
    const later = now.add(days(3));
    const back = await takeBackOffer(db, officer, id, { sequence: 1, reason: 'Our trainer is ill.' }, later);
    expect(back.ok).toBe(true);
    expect(await heldDates(db, id)).toEqual([]);
    const request = await requestNow(db, id);
    expect([request.state, request.answerBy.toString()]).toEqual(['triage', '2026-12-01']);
  });
});

describe('the organisation', () => {
  it('accepts a date: the session is arranged at its own place, for nobody else, with an invite', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    const [first, second] = await anOffer(db, officer, id);
    const accepted = await acceptDate(db, requester(id), id, { sequence: 1, offerId: second! }, now);
    expect(accepted.ok).toBe(true);
    const request = await requestNow(db, id);
    const [session] = await db
      .select()
      .from(trainingSession)
      .where(eq(trainingSession.id, request.sessionId!));
    expect(session).toMatchObject({
      kind: 'whole_organisation',
      organisation: 'Ashmere Community School',
      venueWords: 'Main hall, Ashmere Community School, LU1 1AA',
      siteId: null,
      capacity: 80,
    });
    const answers = await db
      .select({ id: trainingRequestOffer.id, answer: trainingRequestOffer.answer })
      .from(trainingRequestOffer)
      .where(eq(trainingRequestOffer.trainingRequestId, id));
    expect(Object.fromEntries(answers.map((one) => [one.id, one.answer]))).toEqual({
      [first!]: 'declined',
      [second!]: 'accepted',
    });
    const [mail] = (await mailsOf(db, id)).filter(({ template }) => template === 'request-confirmed');
    expect(mail?.invite).toMatchObject({ method: 'REQUEST', uid: `request-${id}@concord`, sequence: 2 });
    expect(await clashesOf(db, aSlot(officer.id, 22), await aTrainingRequest(db), now)).toHaveLength(1);
  });

  it('cannot accept from a page that is out of date, nor twice', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    const [first, second] = await anOffer(db, officer, id);
    await acceptDate(db, requester(id), id, { sequence: 1, offerId: first! }, now);
    const stale = await acceptDate(db, requester(id), id, { sequence: 1, offerId: second! }, now);
    expect(stale).toEqual({ ok: false, reason: 'changed meanwhile' });
    const fresh = await acceptDate(db, requester(id), id, { sequence: 2, offerId: second! }, now);
    expect(fresh).toEqual({ ok: false, reason: 'not now' });
  });

  it('cannot accept a date whose hour is past, even before the job has let go of it', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    const [first] = await anOffer(db, officer, id);
    const late = await acceptDate(db, requester(id), id, { sequence: 1, offerId: first! }, now.add(days(6)));
    expect(late).toEqual({ ok: false, reason: 'no offer' });
  });

  it('says that none suits and which would, and waits for others', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    await anOffer(db, officer, id);
    const dates = [{ on: Temporal.PlainDate.from('2027-02-01'), dayPart: 'evening' as const }];
    await declineDates(db, requester(id), id, { sequence: 1, dates }, now);
    expect((await requestNow(db, id)).state).toBe('triage');
    expect(await heldDates(db, id)).toEqual([]);
  });

  it('withdraws before the day: the session is cancelled and leaves the diary', async ({ db }) => {
    const officer = await anOfficer(db);
    const { request: id, session } = await aTrainedOrganisation(db, officer);
    const { sequence } = await requestNow(db, id);
    await withdrawRequest(db, requester(id), id, { sequence, reason: null }, now);
    const [row] = await db.select().from(trainingSession).where(eq(trainingSession.id, session));
    expect(row?.cancelledAt?.equals(now)).toBe(true);
    const [mail] = (await mailsOf(db, id)).filter(({ template }) => template === 'request-withdrawn');
    expect(mail?.invite?.method).toBe('CANCEL');
    const after = await withdrawRequest(db, requester(id), id, { sequence: sequence + 1, reason: null }, now);
    expect(after).toEqual({ ok: false, reason: 'not now' });
  });

  it('cannot withdraw a training that has begun', async ({ db }) => {
    const officer = await anOfficer(db);
    const { request: id } = await aTrainedOrganisation(db, officer);
    const { sequence } = await requestNow(db, id);
    const late = await withdrawRequest(db, requester(id), id, { sequence, reason: null }, now.add(days(21)));
    expect(late).toEqual({ ok: false, reason: 'over' });
  });
});

describe('dates that nobody answers', () => {
  it('are reminded of once, a day before they lapse', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    await anOffer(db, officer, id);
    const early = await remindOfDates(db, now.add(days(3)));
    const due = now.add({ hours: 24 * 4 + 1 });
    expect([early, await remindOfDates(db, due), await remindOfDates(db, due)]).toEqual([0, 1, 0]);
    expect((await templates(db, id)).filter((one) => one === 'request-reminder')).toHaveLength(1);
  });

  it('lapse once, and the request waits for us again', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aTrainingRequest(db);
    await anOffer(db, officer, id);
    const past = now.add(days(5));
    expect([await lapseDates(db, now), await lapseDates(db, past), await lapseDates(db, past)]).toEqual([
      0, 1, 0,
    ]);
    expect((await requestNow(db, id)).state).toBe('triage');
    expect((await templates(db, id)).filter((one) => one === 'dates-lapsed')).toHaveLength(1);
  });
});
