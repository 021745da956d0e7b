import { describe, expect } from 'vitest';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { addCall, moveCall, removeCall } from '#lib/impact/surge/arrange.ts';
import { callOrder, type Candidate } from '#lib/impact/surge/call-order.ts';
import { openSurge } from '#lib/impact/surge/open.ts';
import { placeOfSurge } from '#lib/impact/surge/place.ts';
import { changesSince, newsWords } from '#lib/impact/surge/news.ts';
import { placesToReassure } from '#lib/institutions/to-reassure.ts';
import { ukDay } from '#lib/dates.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aClaimedCall, aSurge, aSurgeGiven, callsIn } from '../../support/surge-makers.ts';

const candidate = (name: string, given: Partial<Candidate> = {}): Candidate => ({
  ...{ id: name as InstitutionId, name, tier: 'B', sector: 'voluntary', sectorWords: 'Voluntary' },
  ...{ reach: 2, relevance: 2, hasPreventDuty: false, strength: 2, ...given },
});
const inOrder = (...all: Candidate[]) => callOrder('incident', all).map(({ institutionId }) => institutionId);

describe('the call order', () => {
  it('goes by tier, then whom people ask, then weight, then the Prevent duty', () => {
    const tierA = candidate('tier A', { tier: 'A' });
    const school = candidate('school', { sector: 'education', sectorWords: 'Education' });
    const wide = candidate('wide', { reach: 5, relevance: 5 });
    const bound = candidate('bound', { hasPreventDuty: true });
    expect(inOrder(candidate('plain'), bound, wide, school, tierA)).toEqual([
      ...['tier A', 'school', 'wide', 'bound', 'plain'],
    ]);
  });

  it('says of each why it stands where it does', () => {
    const school = candidate('s', { sector: 'education', sectorWords: 'Education', hasPreventDuty: true });
    expect(callOrder('incident', [school])[0]!.because).toBe(
      'Tier B, education is asked first, reach 2 × relevance 2, has the Prevent duty',
    );
    expect(callOrder('incident', [candidate('v', { reach: null })])[0]!.because).toBe(
      'Tier B, reach and relevance not scored',
    );
  });

  it('never holds who asked us to stay away, nor police and the press, nor who is closed', async ({ db }) => {
    const districtId = await theArea(db);
    const open = await anInstitution(db, { districtId, name: 'Open', typeCode: 'charity' });
    const ended = await anInstitution(db, {
      ...{ districtId, contactState: 'paused', pausedUntil: ukDay(now) },
    });
    await anInstitution(db, { districtId, contactState: 'declined' });
    await anInstitution(db, { districtId, contactState: 'paused', pausedUntil: ukDay(now).add({ days: 1 }) });
    await anInstitution(db, { districtId, typeCode: 'media' });
    await anInstitution(db, { districtId, typeCode: 'npt' });
    await anInstitution(db, { districtId, closedOn: ukDay(now) });
    const found = await placesToReassure(db, { areas: [districtId], today: ukDay(now) });
    expect(found.map(({ id }) => id).sort()).toEqual([open.id, ended.id].sort());
  });

  it('is changed by moving up and down, and says when there is nothing beyond', async ({ db }) => {
    const officer = await anOfficer(db);
    const surgeId = await aSurge(db, officer);
    const [first, second, third] = await callsIn(db, surgeId);
    const move = (callId: typeof first, way: 'up' | 'down') =>
      moveCall(db, officer, { surgeId, callId: callId!.id, way }, now);
    expect((await move(third, 'up')).ok).toBe(true);
    expect((await move(first, 'down')).ok).toBe(true);
    expect((await callsIn(db, surgeId)).map(({ id }) => id)).toEqual([third!.id, first!.id, second!.id]);
    expect(await move(third, 'up')).toEqual({ ok: false, reason: 'at the end' });
  });

  it('takes one in at its end once, and one out with a reason, unless somebody is ringing', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const surgeId = await aSurge(db, officer);
    const callId = await aClaimedCall(db, officer, surgeId);
    const remove = (at: Temporal.Instant) =>
      removeCall(db, officer, { surgeId, callId, reason: 'Merged with the college' }, at);
    expect(await remove(now)).toEqual({ ok: false, reason: 'somebody is ringing' });
    expect((await remove(now.add({ minutes: 15 }))).ok).toBe(true);
    const { id: institutionId } = await anInstitution(db);
    const add = () => addCall(db, officer, { surgeId, institutionId, because: 'Added by hand' }, now);
    expect((await add()).ok).toBe(true);
    expect(await add()).toEqual({ ok: false, reason: 'in the order already' });
    const standing = (await callsIn(db, surgeId)).filter(({ removedAt }) => !removedAt);
    expect(standing.map(({ position }) => position)).toEqual([2, 3, 4]);
  });
});

describe('a surge', () => {
  it('opens once from one form, and never before it happened', async ({ db }) => {
    const officer = await anOfficer(db);
    const given = { ...(await aSurgeGiven(db)), calls: [] };
    const [once, twice] = [
      await openSurge(db, officer, given, now),
      await openSurge(db, officer, given, now),
    ];
    expect([once, twice]).toMatchObject([{ value: { isNew: true } }, { value: { isNew: false } }]);
    const other = await openSurge(db, await anOfficer(db), given, now);
    expect(other).toEqual({ ok: false, reason: 'sent by somebody else' });
    const early = { ...given, formToken: 'another', happenedAt: now.add({ minutes: 1 }) };
    expect(await openSurge(db, officer, early, now)).toEqual({ ok: false, reason: 'not happened yet' });
  });

  it('has another version after each change, and when a claim runs out', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aSurge(db, officer);
    const version = async (minutes = 0) => (await placeOfSurge(db, id, now.add({ minutes })))!.version;
    const seen = [await version()];
    await aClaimedCall(db, officer, id);
    seen.push(await version(), await version(15));
    expect(new Set(seen).size).toBe(3);
    expect(await version()).toBe(seen[1]);
  });

  it('says how many changes who made, and not one’s own', async ({ db }) => {
    const [priya, dana] = [{ ...(await anOfficer(db)), name: 'Priya' }, await anOfficer(db)];
    const id = await aSurge(db, priya);
    await aClaimedCall(db, priya, id);
    expect(newsWords(await changesSince(db, { id, since: 1, reader: dana.id }))).toBe(
      '1 change by Dana Whitlock',
    );
    expect(newsWords(await changesSince(db, { id, since: 1, reader: priya.id }))).toBe('');
    const two = [
      { name: 'Priya Nandakumar', count: 3 },
      { name: 'Dana Whitlock', count: 1 },
    ];
    expect(newsWords(two)).toBe('3 changes by Priya Nandakumar, 1 by Dana Whitlock');
  });
});
