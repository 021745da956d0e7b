import { ukDay } from '#lib/dates.ts';
import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { commitment, commitmentChange, type CommitmentId, feedback } from '../../schema/promises.ts';
import type { Institution } from './institutions.ts';
import { feedbackPlans, promisePlans, type PromisePlan } from './promise-plans.ts';
import { insertRows, type Transaction } from './rows.ts';

type Around = {
  areas: { ids: ReadonlyMap<string, AreaId> };
  institutions: readonly Institution[];
  officers: { officer: OfficerId; supervisor: OfficerId };
};

const bedfordshire = new Set(['E06000055', 'E06000056', 'E06000032']);

/** Promises made over the year, kept or not, late, and told of or not yet. */
export function thePromises(around: Around, now: Temporal.Instant) {
  const rows = promisePlans.map((plan) => ({ plan, row: promiseOf(plan, around, now) }));
  return {
    promises: rows.map(({ row }) => row),
    changes: rows.flatMap(({ plan, row }) => changesOf(plan, row, now)),
    feedback: feedbackPlans.map((plan) =>
      feedbackOf(
        plan,
        rows.map(({ row }) => row),
        around,
        now,
      ),
    ),
  };
}

type Row = typeof commitment.$inferInsert & { id: CommitmentId };

const ago = (now: Temporal.Instant, days: number) => now.add({ hours: 24 * days });

function promiseOf(plan: PromisePlan, { areas, institutions, officers }: Around, now: Temporal.Instant): Row {
  const where = institutions.find(({ name }) => name === plan.to);
  const district = where?.district ?? plan.to;
  const ownerId = bedfordshire.has(district) ? officers.officer : officers.supervisor;
  const { ended, told } = plan;
  return {
    id: crypto.randomUUID() as CommitmentId,
    institutionId: where?.id ?? null,
    areaId: where?.districtId ?? areas.ids.get(district)!,
    ...{ words: plan.words, ownerId, dueOn: ukDay(now).add({ days: plan.due }) },
    ...{ madeAt: ago(now, plan.made), madeBy: ownerId },
    ...{ endedAt: ended ? ago(now, ended.on) : null, endedBy: ended ? ownerId : null },
    ending: ended ? (ended.kept ? 'kept' : 'not_kept') : null,
    endingWords: ended?.words ?? null,
    ...{ toldAt: told ? ago(now, told.on) : null, toldBy: told ? ownerId : null, toldHow: told?.how ?? null },
    sequence: [ended, told, plan.moved].filter(Boolean).length,
  };
}

function changesOf(
  { moved }: PromisePlan,
  { id, ownerId, dueOn }: Row,
  now: Temporal.Instant,
): (typeof commitmentChange.$inferInsert)[] {
  if (!moved) return [];
  const fromOn = ukDay(now).add({ days: moved.from });
  const owners = { fromOwnerId: ownerId, toOwnerId: ownerId };
  const { reason } = moved;
  return [{ commitmentId: id, at: ago(now, moved.on), by: ownerId, fromOn, toOn: dueOn, reason, ...owners }];
}

function feedbackOf(
  plan: (typeof feedbackPlans)[number],
  rows: readonly Row[],
  { officers: { officer, supervisor } }: Around,
  now: Temporal.Instant,
): typeof feedback.$inferInsert {
  const { id, areaId } = rows.find(({ words }) => words === plan.of)!;
  const sentBack = 'sentBack' in plan ? plan.sentBack : null;
  return {
    ...{ commitmentId: id, areaId, youSaid: plan.youSaid, weDid: plan.weDid },
    ...{ writtenAt: ago(now, plan.written), writtenBy: officer },
    approvedAt: plan.approved === null ? null : ago(now, plan.approved),
    approvedBy: plan.approved === null ? null : supervisor,
    sentBackAt: sentBack ? ago(now, sentBack.on) : null,
    sentBackBy: sentBack ? supervisor : null,
    sentBackWords: sentBack?.words ?? null,
    sequence: plan.approved === null && !sentBack ? 0 : 1,
  };
}

/** Writes promises, their changes, and what was published of them. */
export async function writePromises(tx: Transaction, all: ReturnType<typeof thePromises>): Promise<void> {
  await insertRows(tx, commitment, all.promises);
  await insertRows(tx, commitmentChange, all.changes);
  await insertRows(tx, feedback, all.feedback);
}
