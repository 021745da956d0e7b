import { can } from '#lib/officers/can.ts';
import { countOverdue, dueOf } from '#lib/tension/returns/waiting.ts';
import { countWaiting } from '#lib/tension/triage/state.ts';
import type { Asked } from './work.ts';

/** The returns that are due of the reader, and what waits for whoever watches over returns and observations. */
export async function tensionOf({ db, officer, scope, areas, now }: Asked) {
  const [returnsDue, returnsMissing, toTriage] = await Promise.all([
    can.sendReturn(officer) ? dueOf(db, officer.id, now) : null,
    can.chaseReturns(officer) && scope.isTeam ? countOverdue(db, await areas('chaseReturns'), now) : null,
    can.triageObservation(officer) && scope.isTeam
      ? countWaiting(db, await areas('triageObservation'))
      : null,
  ]);
  return { returnsDue: returnsDue && returnsDue.length, returnsMissing, toTriage };
}
