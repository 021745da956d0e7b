import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { attendance } from '#db/schema/attendance.ts';
import { booking, bookingPlace } from '#db/schema/bookings.ts';
import { evaluationResponse, evaluationRound, evaluationSpent } from '#db/schema/evaluation-answers.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { openKey } from '#lib/keys/link-key.ts';
import { forgetLinks } from '#lib/mail/forget-links.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { type Answers, answerEvaluation } from '#lib/training/evaluation/answer.ts';
import { askEvaluations } from '#lib/training/evaluation/ask.ts';
import { findEvaluation } from '#lib/training/evaluation/open.ts';
import { shuffleAnswers } from '#lib/training/evaluation/shuffle.ts';
import { makeToken, readToken } from '#lib/training/evaluation/token.ts';
import { countHeads } from '#lib/training/sessions/headcounts.ts';
import { anOfficer, anyone, aRequest, aSession, now, secret } from '../support/makers.ts';
import { aTrainedOrganisation } from '../support/training-requests.ts';
import { it } from '../support/database.ts';

const answers: Answers = {
  useful: 4,
  confidence: [{ outcome: 'not_refer', before: 2, now: 4 }],
  scenarios: [{ scenario: 'quiet', answer: 'ask' }],
  changes: [],
  comment: null,
};

type Came = { email?: string | null; type?: string; state?: 'present' | 'part' | 'absent' | null };

/** A session that ended three hours ago, with a booking whose people came, or not. */
async function aHeldSession(db: Db, came: Came[]) {
  const session = await aSession(db);
  const people = came.map(({ email }, n) => ({ name: `Person ${n}`, email: email ?? null }));
  const made = await bookPlaces(
    db,
    anyone,
    aRequest(session.id, { people, email: 'booker@school.example' }),
    now,
  );
  if (!made.ok) throw new Error(made.reason);
  const places = await db.select().from(bookingPlace).where(eq(bookingPlace.bookingId, made.value.id));
  await db.insert(attendance).values(
    places
      .sort((one, other) => one.position - other.position)
      .map((place, n) => ({
        ...{ sessionId: session.id, placeId: place.id, personName: place.attendeeName },
        ...{ personEmail: place.attendeeEmail, organisation: 'Ashmere', addedAt: now },
        institutionTypeCode: came[n]!.type ?? 'secondary_school',
        state: came[n]!.state === undefined ? 'present' : came[n]!.state,
        markedAt: now,
      })),
  );
  return session;
}

const mails = async (db: Db, id: SessionId) =>
  (await db.select().from(mailMessage).where(eq(mailMessage.entityId, id))).map((mail) => ({
    template: mail.template,
    to: mail.toEmail,
    keys: [...JSON.stringify(mail.fields).matchAll(/"sealed":"([^"]+)"/g)].map(([, sealed]) =>
      openKey(secret, Buffer.from(sealed!, 'base64')),
    ),
  }));

const afterwards = (session: { endsAt: Temporal.Instant }, hours: number) => session.endsAt.add({ hours });
const linkOf = (key: string, copy = 'one') => ({ key, token: readToken(secret, key)!, copy });

describe('people who came are asked', () => {
  it('two hours after the end, by a link of their own, and once', async ({ db }) => {
    const session = await aHeldSession(db, [{ email: 'a@x.example' }, { email: 'b@x.example' }]);
    expect(await askEvaluations(db, secret, afterwards(session, 1))).toBe(0);
    expect(await askEvaluations(db, secret, afterwards(session, 2))).toBe(1);
    expect(await askEvaluations(db, secret, afterwards(session, 3))).toBe(0);
    const sent = await mails(db, session.id);
    expect(sent.map(({ template, to }) => [template, to]).sort()).toEqual([
      ['evaluation-asked', 'a@x.example'],
      ['evaluation-asked', 'b@x.example'],
    ]);
    expect(new Set(sent.flatMap(({ keys }) => keys)).size).toBe(2);
  });

  it('through whoever booked where we have no address: a link for each', async ({ db }) => {
    const session = await aHeldSession(db, [{}, {}, { email: 'a@x.example' }, { state: 'absent' }]);
    await askEvaluations(db, secret, afterwards(session, 2));
    const [toBooker] = (await mails(db, session.id)).filter(
      ({ template }) => template === 'evaluation-to-share',
    );
    expect(toBooker?.to).toBe('booker@school.example');
    expect(toBooker?.keys).toHaveLength(2);
    const [round] = await db.select().from(evaluationRound);
    expect(round?.asked).toBe(3);
  });

  it('a day later where the register still has blanks', async ({ db }) => {
    const session = await aHeldSession(db, [{ email: 'a@x.example' }, { state: null }]);
    expect(await askEvaluations(db, secret, afterwards(session, 3))).toBe(0);
    expect(await askEvaluations(db, secret, afterwards(session, 25))).toBe(1);
  });

  it('again after 3 and 6 months, in the words of what they were taught', async ({ db }) => {
    const session = await aHeldSession(db, [{ email: 'a@x.example' }]);
    await askEvaluations(db, secret, afterwards(session, 3));
    expect(await askEvaluations(db, secret, afterwards(session, 24 * 93))).toBe(1);
    expect(await askEvaluations(db, secret, afterwards(session, 24 * 185))).toBe(1);
    const rounds = await db.select().from(evaluationRound);
    expect(rounds.map(({ stage }) => stage).sort()).toEqual(['end', 'six_months', 'three_months']);
  });

  it('not at all when it is long ago, or was cancelled', async ({ db }) => {
    const session = await aHeldSession(db, [{ email: 'a@x.example' }]);
    expect(await askEvaluations(db, secret, afterwards(session, 24 * 30))).toBe(0);
    await db.update(trainingSession).set({ cancelledAt: now, cancelReason: 'Snow' });
    expect(await askEvaluations(db, secret, afterwards(session, 3))).toBe(0);
  });

  it('with their sector in the link only where five or more share it', async ({ db }) => {
    const six = Array.from({ length: 6 }, (_, n) => ({ email: `s${n}@x.example` }));
    const session = await aHeldSession(db, [...six, { email: 'gp@x.example', type: 'gp' }]);
    await askEvaluations(db, secret, afterwards(session, 2));
    const keys = (await mails(db, session.id)).flatMap((mail) => mail.keys);
    expect(new Set(keys.map((key) => readToken(secret, key)?.sector))).toEqual(new Set([null]));
  });
});

describe('the staff of a whole organisation', () => {
  it('are asked though it is none that we know, by its sector as it said, and keep nobody else waiting', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const { session } = await aTrainedOrganisation(db, officer);
    const [row] = await db.select().from(trainingSession).where(eq(trainingSession.id, session));
    expect(row).toMatchObject({ kind: 'whole_organisation', institutionId: null });
    await countHeads(db, officer, session, { teaching: 38 }, row!.startsAt);
    expect(await askEvaluations(db, secret, row!.endsAt)).toBe(1);
    expect((await mails(db, session)).map(({ template }) => template)).toEqual(['evaluation-to-share']);
    expect(await db.select().from(evaluationRound)).toMatchObject([
      { sessionId: session, asked: 38, sectors: { education: 38 } },
    ]);
  });
});

describe('a link', () => {
  async function aLink(db: Db) {
    const session = await aHeldSession(db, [{ email: 'a@x.example' }]);
    await askEvaluations(db, secret, afterwards(session, 2));
    const [mail] = await mails(db, session.id);
    return { session, key: mail!.keys[0]!, at: afterwards(session, 5) };
  }

  it('takes one answer, however often it is sent', async ({ db }) => {
    const { key, at } = await aLink(db);
    expect(await answerEvaluation(db, linkOf(key), answers, at)).toEqual({ ok: true, value: null });
    expect(await answerEvaluation(db, linkOf(key, 'two'), answers, at)).toEqual({
      ok: false,
      reason: 'answered',
    });
    expect(await db.select().from(evaluationResponse)).toHaveLength(1);
    expect((await findEvaluation(db, linkOf(key), at))?.standing).toBe('answered');
  });

  it('ends after 60 days', async ({ db }) => {
    const { key, at } = await aLink(db);
    const outcome = await answerEvaluation(db, linkOf(key), answers, at.add({ hours: 24 * 61 }));
    expect(outcome).toEqual({ ok: false, reason: 'closed' });
  });

  it('of a session that was cancelled afterwards asks nothing', async ({ db }) => {
    const { key, at } = await aLink(db);
    await db.update(trainingSession).set({ cancelledAt: at, cancelReason: 'Entered twice' });
    expect(await answerEvaluation(db, linkOf(key), answers, at)).toEqual({ ok: false, reason: 'cancelled' });
  });

  it('for all the staff of an organisation takes an answer from each, and no more than were there', async ({
    db,
  }) => {
    const { session, at } = await aLink(db);
    const key = makeToken(secret, { sessionId: session.id, stage: 'end', sector: null, isShared: true });
    await db.update(evaluationRound).set({ asked: 2 });
    const send = (copy: string) => answerEvaluation(db, linkOf(key, copy), answers, at);
    expect((await send('one')).ok).toBe(true);
    expect(await send('one')).toEqual({ ok: false, reason: 'answered' });
    expect((await send('two')).ok).toBe(true);
    expect(await send('three')).toEqual({ ok: false, reason: 'all answered' });
  });
});

describe('an answer', () => {
  it('cannot be laid beside its link by which transaction wrote it, once rows are written anew', async ({
    db,
  }) => {
    const session = await aHeldSession(db, [{ email: 'a@x.example' }, { email: 'b@x.example' }]);
    await askEvaluations(db, secret, afterwards(session, 2));
    const at = afterwards(session, 5);
    for (const mail of await mails(db, session.id))
      await answerEvaluation(db, linkOf(mail.keys[0]!), answers, at);
    const before = await db.select({ id: evaluationResponse.id }).from(evaluationResponse);
    expect(await shuffleAnswers(db, at)).toBe(4);
    const rows = await db.execute<{ xmin: string; cmin: string }>(
      'select distinct xmin::text, cmin::text from evaluation_spent',
    );
    expect(rows).toHaveLength(1);
    const after = await db.select({ id: evaluationResponse.id }).from(evaluationResponse);
    expect(new Set(after.map(({ id }) => id))).toEqual(new Set(before.map(({ id }) => id)));
  });

  it('leaves no trace of its link once that has ended', async ({ db }) => {
    const session = await aHeldSession(db, [{ email: 'a@x.example' }]);
    await askEvaluations(db, secret, afterwards(session, 2));
    const at = afterwards(session, 5);
    await answerEvaluation(db, linkOf((await mails(db, session.id))[0]!.keys[0]!), answers, at);
    await shuffleAnswers(db, at.add({ hours: 24 * 62 }));
    expect(await db.select().from(evaluationSpent)).toEqual([]);
    expect(await db.select().from(evaluationResponse)).toHaveLength(1);
  });

  it('keeps only scores from one to five', async ({ db }) => {
    const session = await aSession(db);
    const row = { sessionId: session.id, stage: 'end', templateCode: 'short', scenarios: [] } as const;
    const answeredOn = Temporal.PlainDate.from('2026-11-21');
    const confidence = [{ outcome: 'not_refer', before: 2, now: 6 }];
    await expect(db.insert(evaluationResponse).values({ ...row, answeredOn, confidence })).rejects.toThrow();
  });
});

describe('a message with a link', () => {
  it('forgets it a day after it was sent, and not before', async ({ db }) => {
    const session = await aHeldSession(db, [{ email: 'a@x.example' }, {}, {}]);
    const asked = afterwards(session, 2);
    await askEvaluations(db, secret, asked);
    const templates = ['evaluation-asked', 'evaluation-to-share'] as const;
    expect(await forgetLinks(db, templates, asked.add({ hours: 30 }))).toBe(0);
    await db.update(mailMessage).set({ sentAt: asked });
    expect(await forgetLinks(db, templates, asked)).toBe(0);
    expect(await forgetLinks(db, templates, asked.add({ hours: 1 }))).toBe(2);
    expect((await mails(db, session.id)).flatMap(({ keys }) => keys)).toEqual([]);
    // Messages about bookings keep theirs: a reminder carries it again.
    expect((await db.select({ sealed: booking.keySealed }).from(booking))[0]?.sealed).toBeTruthy();
  });
});
