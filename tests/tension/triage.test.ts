import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { observationTriage } from '#db/schema/observation-triage.ts';
import { runPurges } from '#lib/jobs/purge.ts';
import { listObservations } from '#lib/tension/observations/list.ts';
import { observationPurge } from '#lib/tension/observations/purge.ts';
import { decide, type Decision, undoStep } from '#lib/tension/triage/decide.ts';
import { countWaiting, triageOf } from '#lib/tension/triage/state.ts';
import { it } from '../support/database.ts';
import { theArea } from '../support/engagement-makers.ts';
import { anOfficer, now } from '../support/makers.ts';
import { anObservation } from '../support/observation-makers.ts';

describe('an observation that somebody looks at', () => {
  it('waits, the oldest first, until somebody decides, and waits again when that is taken back', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const areas = [await theArea(db)];
    const young = await anObservation(db, officer, { noticedAt: now.subtract({ hours: 2 }) });
    const old = await anObservation(db, officer, { noticedAt: now.subtract({ hours: 50 }) });
    const waiting = async () => {
      const { rows } = await listObservations(db, officer, { areas, filter: { isWaiting: true } }, now);
      return rows.map(({ id }) => id);
    };
    expect(await waiting()).toEqual([old, young]);
    const noted = await decide(db, officer, old, { act: 'noted' }, now);
    if (!noted.ok) throw new Error(noted.reason);
    expect([await waiting(), await countWaiting(db, areas)]).toEqual([[young], 1]);
    await undoStep(db, officer, { id: old, stepId: noted.value.id }, now);
    expect(await waiting()).toEqual([old, young]);
    const again = await undoStep(db, officer, { id: old, stepId: noted.value.id }, now);
    expect(again).toEqual({ ok: false, reason: 'undone already' });
  });

  it('leads to the one it was put with, which then goes nowhere', async ({ db }) => {
    const officer = await anOfficer(db);
    const [one, other, third] = [
      await anObservation(db, officer),
      await anObservation(db, officer),
      await anObservation(db, officer),
    ];
    const merge = (otherId: typeof one): Decision => ({ act: 'merged', otherId, reason: null });
    const reason = async (id: typeof one, decision: Decision) => {
      const outcome = await decide(db, officer, id, decision, now);
      return outcome.ok || outcome.reason;
    };
    expect(await reason(one, merge(one))).toBe('itself');
    expect(await reason(one, merge(other))).toBe(true);
    expect(await reason(one, { act: 'noted' })).toBe('gone already');
    expect(await reason(third, merge(one))).toBe('other is gone');
    expect(await reason(other, { act: 'discarded', reason: 'Sent twice' })).toBe('holds others');
    expect(await reason(third, { act: 'discarded', reason: ' ' })).toBe('no reason');
    expect((await triageOf(db, officer, one, now)).steps[0]).toMatchObject({ act: 'merged', other });
    expect((await triageOf(db, officer, other, now)).merged.map(({ id }) => id)).toEqual([one]);
  });

  it('takes its steps with it when it is erased', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anObservation(db, officer, { noticedAt: now.subtract({ hours: 24 * 400 }) });
    await decide(db, officer, id, { act: 'noted' }, now);
    await runPurges(db, [observationPurge], now);
    expect(await db.$count(observationTriage, eq(observationTriage.observationId, id))).toBe(0);
  });
});
