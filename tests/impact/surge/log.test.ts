import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { surgeCall, surgeRing } from '#db/schema/surge-calls.ts';
import { surge, surgeChange, surgeDecision } from '#db/schema/surges.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { closeSurge } from '#lib/impact/surge/close.ts';
import { recordDecision } from '#lib/impact/surge/decide.ts';
import { findSurge } from '#lib/impact/surge/find.ts';
import { surgePurge } from '#lib/impact/surge/purge.ts';
import { logRing } from '#lib/impact/surge/ring.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aClaimedCall, aDecision, aRing, aSurge, callsIn } from '../../support/surge-makers.ts';

const refusedBy = (code: string) => ({ cause: { code } });
const ended = { closingWords: 'All reached.', assessmentAnswer: 'done', lessonAnswer: 'begun' } as const;

async function aWholeSurge(db: Db) {
  const officer = await anOfficer(db);
  const id = await aSurge(db, officer);
  const callId = await aClaimedCall(db, officer, id);
  await logRing(db, officer, { surgeId: id, callId }, aRing(), now);
  await recordDecision(db, officer, aDecision(id), now);
  return { officer, id, callId };
}

describe('the decision log', () => {
  it('takes a correction as a new line that points at the old, which stays', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aSurge(db, officer);
    const first = await recordDecision(db, officer, aDecision(id), now);
    if (!first.ok) throw new Error(first.reason);
    const correction = { ...aDecision(id), decision: 'Ring colleges first', correctsId: first.value.id };
    expect((await recordDecision(db, officer, correction, now.add({ minutes: 9 }))).ok).toBe(true);
    const again = { ...aDecision(id), correctsId: first.value.id };
    expect(await recordDecision(db, officer, again, now)).toEqual({ ok: false, reason: 'corrected already' });
    const { decisions } = (await findSurge(db, officer, { id }, now))!;
    expect(decisions.map(({ decision }) => decision)).toEqual([
      'Ring schools before they close',
      'Ring colleges first',
    ]);
    expect(decisions[0]!.correctedAt).toEqual(now.add({ minutes: 9 }));
    expect(decisions[1]!.correctsAt).toEqual(now);
  });

  it('puts right no line of another surge', async ({ db }) => {
    const officer = await anOfficer(db);
    const [one, other] = [await aSurge(db, officer), await aSurge(db, officer)];
    const theirs = await recordDecision(db, officer, aDecision(other), now);
    const correctsId = theirs.ok ? theirs.value.id : null;
    const wrong = await recordDecision(db, officer, { ...aDecision(one), correctsId }, now);
    expect(wrong).toEqual({ ok: false, reason: 'no such decision' });
  });

  it('is changed by nobody, nor taken away by itself, whatever is asked of the database', async ({ db }) => {
    await aWholeSurge(db);
    for (const table of [surgeDecision, surgeRing, surgeChange]) {
      const asked = db.transaction((tx) => tx.delete(table));
      await expect(asked).rejects.toMatchObject(refusedBy('42501'));
    }
    const reworded = db.transaction((tx) => tx.update(surgeDecision).set({ decision: 'Something else' }));
    await expect(reworded).rejects.toMatchObject(refusedBy('42501'));
    const later = db.transaction((tx) => tx.update(surgeRing).set({ rungAt: now.add({ hours: 1 }) }));
    await expect(later).rejects.toMatchObject(refusedBy('42501'));
  });
});

describe('a closed surge', () => {
  it('is only read, and the database itself takes nothing more into it', async ({ db }) => {
    const { officer, id, callId } = await aWholeSurge(db);
    expect((await closeSurge(db, officer, { id, ...ended }, now)).ok).toBe(true);
    expect(await closeSurge(db, officer, { id, ...ended }, now)).toEqual({
      ok: false,
      reason: 'closed already',
    });
    expect((await recordDecision(db, officer, aDecision(id), now)).ok).toBe(false);
    const by = { decidedAt: now, decidedBy: officer.id };
    const forced = [
      (tx: Db) => tx.insert(surgeDecision).values({ ...aDecision(id), ...by }),
      (tx: Db) => tx.insert(surgeRing).values({ ...aRing(), callId, rungAt: now, rungBy: officer.id }),
      (tx: Db) => tx.update(surgeCall).set({ because: 'Another' }).where(eq(surgeCall.id, callId)),
      (tx: Db) => tx.update(surge).set({ closingWords: 'Another' }).where(eq(surge.id, id)),
    ];
    for (const one of forced)
      await expect(db.transaction(async (tx) => void (await one(tx)))).rejects.toMatchObject(
        refusedBy('23514'),
      );
  });

  it('stays open while somebody is on the telephone', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aSurge(db, officer);
    await aClaimedCall(db, officer, id);
    expect(await closeSurge(db, officer, { id, ...ended }, now)).toEqual({
      ok: false,
      reason: 'somebody is ringing',
    });
    expect((await closeSurge(db, officer, { id, ...ended }, now.add({ minutes: 15 }))).ok).toBe(true);
  });

  it('goes after six years with its calls and its log, and not a day before', async ({ db }) => {
    const { officer, id } = await aWholeSurge(db);
    await closeSurge(db, officer, { id, ...ended }, now);
    const purged = (at: string) => runPurges(db, [surgePurge], Temporal.Instant.from(at));
    expect(await purged('2032-11-20T12:00:00Z')).toEqual({ surge: 0 });
    expect(await purged('2032-11-21T12:00:00Z')).toEqual({ surge: 1 });
    for (const table of [surge, surgeCall, surgeDecision, surgeRing, surgeChange])
      expect(await db.$count(table, sql`true`)).toBe(0);
  });

  it('lets its institutions follow into another record of the same body', async ({ db }) => {
    const { officer, id } = await aWholeSurge(db);
    await closeSurge(db, officer, { id, ...ended }, now);
    const [first, second] = await callsIn(db, id);
    const moved = { institutionId: second!.institutionId };
    await db.update(surgeCall).set(moved).where(eq(surgeCall.id, first!.id));
    expect(await db.$count(surgeCall, eq(surgeCall.institutionId, second!.institutionId))).toBe(2);
  });
});
