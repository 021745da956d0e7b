import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { surgeClaim, surgeRing } from '#db/schema/surge-calls.ts';
import { claimCall, claimMinutes, giveBack } from '#lib/impact/surge/claim.ts';
import { closeSurge } from '#lib/impact/surge/close.ts';
import { findSurge } from '#lib/impact/surge/find.ts';
import { logRing } from '#lib/impact/surge/ring.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aClaimedCall, aRing, aSurge, callsIn } from '../../support/surge-makers.ts';

const later = (minutes: number) => now.add({ minutes });

describe('a claim to ring', () => {
  it('keeps everybody else from ringing, and holds once for whoever claims twice', async ({ db }) => {
    const [first, second] = [await anOfficer(db), await anOfficer(db)];
    const surgeId = await aSurge(db, first);
    const callId = await aClaimedCall(db, first, surgeId);
    expect(await claimCall(db, second, { surgeId, callId }, now)).toEqual({
      ok: false,
      reason: 'somebody is ringing',
    });
    expect((await claimCall(db, first, { surgeId, callId }, later(1))).ok).toBe(true);
    expect(await db.$count(surgeClaim)).toBe(1);
    expect(await logRing(db, second, { surgeId, callId }, aRing(), later(2))).toEqual({
      ok: false,
      reason: 'somebody is ringing',
    });
  });

  it('runs out after fifteen minutes, and is given back only by whoever holds it', async ({ db }) => {
    const [first, second] = [await anOfficer(db), await anOfficer(db)];
    const surgeId = await aSurge(db, first);
    const callId = await aClaimedCall(db, first, surgeId);
    const of = { surgeId, callId };
    expect(await giveBack(db, second, of, later(1))).toEqual({ ok: false, reason: 'not yours' });
    expect((await claimCall(db, second, of, later(claimMinutes - 1))).ok).toBe(false);
    expect((await claimCall(db, second, of, later(claimMinutes))).ok).toBe(true);
    expect((await giveBack(db, second, of, later(claimMinutes + 1))).ok).toBe(true);
    expect((await claimCall(db, first, of, later(claimMinutes + 1))).ok).toBe(true);
  });

  it('is of one institution at a time', async ({ db }) => {
    const officer = await anOfficer(db);
    const surgeId = await aSurge(db, officer);
    await aClaimedCall(db, officer, surgeId);
    const [, second] = await callsIn(db, surgeId);
    const another = await claimCall(db, officer, { surgeId, callId: second!.id }, now);
    expect(another).toEqual({ ok: false, reason: 'ringing another' });
  });

  it('given back while somebody waited to claim passes to them without overlapping', async ({ db }) => {
    const [first, second] = [await anOfficer(db), await anOfficer(db)];
    const surgeId = await aSurge(db, first);
    const of = { surgeId, callId: await aClaimedCall(db, first, surgeId) };
    await giveBack(db, first, of, later(2));
    expect((await claimCall(db, second, of, later(1))).ok).toBe(true);
  });
});

describe('what came of ringing', () => {
  it('is a row with who and when, ends the claim, and is written once when sent twice', async ({ db }) => {
    const officer = await anOfficer(db);
    const surgeId = await aSurge(db, officer);
    const of = { surgeId, callId: await aClaimedCall(db, officer, surgeId) };
    const given = aRing();
    expect(await logRing(db, officer, of, given, later(4))).toMatchObject({ value: { isNew: true } });
    expect(await logRing(db, officer, of, given, later(5))).toMatchObject({ value: { isNew: false } });
    const found = await findSurge(db, officer, { id: surgeId }, later(6));
    expect(found!.calls[0]).toMatchObject({ state: 'reached', claim: null });
    expect(found!.calls[0]!.rings).toMatchObject([{ outcome: 'spoke', by: officer.name, at: later(4) }]);
    const collected = and(eq(auditLog.entity, 'surge_ring'), eq(auditLog.operation, 'collect'));
    expect(await db.$count(auditLog, collected)).toBe(1);
  });

  it('brings an institution that was not reached back into the round', async ({ db }) => {
    const officer = await anOfficer(db);
    const surgeId = await aSurge(db, officer);
    const of = { surgeId, callId: await aClaimedCall(db, officer, surgeId) };
    await logRing(db, officer, of, aRing({ outcome: 'no_answer', words: null }), now);
    const state = async () => (await findSurge(db, officer, { id: surgeId }, now))!.calls[0]!.state;
    expect(await state()).toBe('ring again');
    await logRing(db, officer, of, aRing(), later(30));
    expect(await state()).toBe('reached');
  });

  it('is not taken for an institution of another surge, nor once the surge is closed', async ({ db }) => {
    const officer = await anOfficer(db);
    const [surgeId, other] = [await aSurge(db, officer), await aSurge(db, officer)];
    const [theirs] = await callsIn(db, other);
    const wrong = await logRing(db, officer, { surgeId, callId: theirs!.id }, aRing(), now);
    expect(wrong).toEqual({ ok: false, reason: 'no such call' });
    const [own] = await callsIn(db, surgeId);
    const ended = {
      closingWords: 'All reached.',
      assessmentAnswer: 'begun',
      lessonAnswer: 'not_needed',
    } as const;
    expect((await closeSurge(db, officer, { id: surgeId, ...ended }, later(5))).ok).toBe(true);
    const late = await logRing(db, officer, { surgeId, callId: own!.id }, aRing(), later(6));
    expect(late).toEqual({ ok: false, reason: 'closed already' });
    expect(await db.$count(surgeRing)).toBe(0);
  });
});
