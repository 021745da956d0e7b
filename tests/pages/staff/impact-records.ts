import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { beginVersion } from '#lib/impact/assessments/begin-version.ts';
import { aCommsPlan, aReleasedLine, aWaitingLine } from '../../support/comms-makers.ts';
import { anApprovedImpact, aWaitingImpact } from '../../support/impact-makers.ts';
import { aLesson } from '../../support/lesson-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aSurge, callsIn } from '../../support/surge-makers.ts';

/** A record of each kind that community impact keeps, in an area. */
export const impactRecordsIn = async (db: Db, keeper: Officer, areaId: AreaId) => ({
  impact: await anApprovedImpact(db, keeper, { areaId }),
  waitingImpact: await aWaitingImpact(db, keeper, { areaId }),
  twoVersions: await twoVersions(db, areaId),
  ...(await surgeIn(db, keeper, areaId)),
  commsPlan: await planIn(db, keeper, areaId),
  lesson: await aLesson(db, keeper, { areaId }),
});
export type ImpactRecords = Awaited<ReturnType<typeof impactRecordsIn>>;
export const impactRecordNames = [
  'impact',
  'waitingImpact',
  'twoVersions',
  'surge',
  'surgeCall',
  'commsPlan',
  'lesson',
] as const satisfies (keyof ImpactRecords)[];

async function twoVersions(db: Db, areaId: AreaId) {
  const author = await anOfficer(db, 'prevent_officer');
  const id = await anApprovedImpact(db, author, { areaId });
  await beginVersion(db, author, id, now);
  return id;
}

async function surgeIn(db: Db, keeper: Officer, areaId: AreaId) {
  const surge = await aSurge(db, keeper, { areaId });
  const [call] = await callsIn(db, surge);
  return { surge, surgeCall: call!.id };
}

// With wording that waits for approval and wording that is out.
async function planIn(db: Db, keeper: Officer, areaId: AreaId) {
  const plan = await aCommsPlan(db, keeper, { areaId });
  await aWaitingLine(db, keeper, plan);
  await aReleasedLine(db, keeper, plan);
  return plan.id;
}

/** What stands for the parameters of a page of impact: the first beginning that fits. */
export const impactPagesStandFor: readonly (readonly [beginning: string, record: keyof ImpactRecords])[] = [
  ['/staff/impact/surges/', 'surge'],
  ['/staff/impact/[id]/approve', 'waitingImpact'],
  ['/staff/impact/[id]/compare', 'twoVersions'],
  ['/staff/impact/[id]/discard', 'waitingImpact'],
  ['/staff/impact/[id]/edit', 'waitingImpact'],
  ['/staff/impact/', 'impact'],
  ['/staff/comms/', 'commsPlan'],
  ['/staff/lessons/', 'lesson'],
];
