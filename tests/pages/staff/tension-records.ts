import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { tensionReturn } from '#db/schema/tension-returns.ts';
import type { Officer } from '#lib/actor.ts';
import { now } from '../../support/makers.ts';
import { aStandingAssessment, aWaitingAssessment, questionOf } from '../../support/assessment-makers.ts';
import { aTensionGroup } from '../../support/tension-group-makers.ts';
import { aMailboxReporter, week } from '../../support/return-makers.ts';
import { anApprovedSummary, aWaitingSummary, thisWeek } from '../../support/summary-makers.ts';
import { anObservation } from '../../support/observation-makers.ts';

/** A record of each kind that community tension keeps, in an area. */
export const tensionRecordsIn = async (db: Db, keeper: Officer, areaId: AreaId) => ({
  observation: await anObservation(db, keeper, { areaId }),
  ...(await returnsIn(db, keeper, areaId)),
  ...(await assessmentsIn(db, keeper, areaId)),
  ...(await aTensionGroup(db, keeper, areaId)),
  summary: await anApprovedSummary(db, keeper, { areaId, week: thisWeek.subtract({ weeks: 1 }) }),
  waitingSummary: await aWaitingSummary(db, keeper, { areaId }),
});

// One that stands and leaves a question open, and one that waits.
async function assessmentsIn(db: Db, keeper: Officer, areaId: AreaId) {
  const assessment = await aStandingAssessment(db, keeper, { areaId });
  const waitingAssessment = await aWaitingAssessment(db, keeper, { areaId });
  return { assessment, waitingAssessment, question: await questionOf(db, assessment) };
}

// A return that was sent, and an institution that reports.
async function returnsIn(db: Db, keeper: Officer, areaId: AreaId) {
  const { id: reporter } = await aMailboxReporter(db, keeper, { areaId });
  // Returns are of districts. Here one lies in each area, so that the guard is asked about all of them.
  const sent = { formToken: crypto.randomUUID(), areaId, week, capacity: 'prevent_officer' } as const;
  const [made] = await db
    .insert(tensionReturn)
    .values({ ...sent, officerId: keeper.id, answer: 'nothing', sentAt: now })
    .returning({ id: tensionReturn.id });
  return { tensionReturn: made!.id, reporter };
}

export type TensionRecords = Awaited<ReturnType<typeof tensionRecordsIn>>;
export const tensionRecordNames = [
  'observation',
  'tensionReturn',
  'reporter',
  'assessment',
  'waitingAssessment',
  'question',
  'tensionGroup',
  'groupMember',
  'groupMeeting',
  'groupAction',
  'summary',
  'waitingSummary',
] as const satisfies (keyof TensionRecords)[];

/** What stands for the parameters of a page of tension: the first beginning that fits. */
export const tensionPagesStandFor: readonly (readonly [beginning: string, record: keyof TensionRecords])[] = [
  ['/staff/tension/observations/', 'observation'],
  ['/staff/tension/assessments/questions/', 'question'],
  ['/staff/tension/assessments/[id]/approve', 'waitingAssessment'],
  ['/staff/tension/assessments/[id]/discard', 'waitingAssessment'],
  ['/staff/tension/assessments/[id]/edit', 'waitingAssessment'],
  ['/staff/tension/assessments/', 'assessment'],
  ['/staff/tension/groups/', 'tensionGroup'],
  ['/staff/tension/returns/reporters/', 'reporter'],
  ['/staff/tension/returns/', 'tensionReturn'],
  ['/staff/tension/summaries/[id]/approve', 'waitingSummary'],
  ['/staff/tension/summaries/[id]/discard', 'waitingSummary'],
  ['/staff/tension/summaries/[id]/edit', 'waitingSummary'],
  ['/staff/tension/summaries/', 'summary'],
];
