import type { Officer } from '#lib/actor.ts';
import { beginVersion } from '#lib/impact/assessments/begin-version.ts';
import { aCommsPlan, aDraftLine, anApprovedLine, aReleasedLine, aWaitingLine } from './comms-makers.ts';
import { anApprovedImpact, aWaitingImpact } from './impact-makers.ts';
import { anOfficer } from './makers.ts';
import type { SiteDatabase } from './site-database.ts';

/** Records of impact in the states that a page asks for and the demonstration has none of. */
export async function impactRecords({ db }: Pick<SiteDatabase, 'db'>): Promise<Record<string, string>> {
  const author = await anOfficer(db, 'prevent_officer');
  const at = Temporal.Now.instant();
  const waitingImpact = await aWaitingImpact(db, author, { at });
  const twoVersions = await anApprovedImpact(db, author, { at });
  await beginVersion(db, author, twoVersions, at);
  return { waitingImpact, twoVersions, ...(await plansOfEachState(db, author)) };
}

/** Comms plans with one piece of wording each: in draft, waiting, approved and released. */
async function plansOfEachState(db: SiteDatabase['db'], author: Officer) {
  const plans = [];
  for (const make of [aDraftLine, aWaitingLine, anApprovedLine, aReleasedLine]) {
    const plan = await aCommsPlan(db, author, { slug: 'bedford' });
    await make(db, author, plan);
    plans.push(plan.id);
  }
  const [draftPlan = '', waitingPlan = '', readyPlan = '', releasedPlan = ''] = plans;
  return { draftPlan, waitingPlan, readyPlan, releasedPlan };
}
