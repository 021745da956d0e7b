import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import {
  assessmentGap,
  type AssessmentId,
  type AssessmentThreadId,
  tensionAssessment,
} from '../../schema/tension-assessments.ts';
import { ukDay } from '#lib/dates.ts';
import { theAssessments, type ThreadPlan, type VersionPlan } from './assessment-plans.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: Readonly<Record<'officer' | 'analyst' | 'supervisor' | 'deputy', OfficerId>>;
  now: Temporal.Instant;
};
type Row = typeof tensionAssessment.$inferInsert & { id: AssessmentId };

/** Assessments in each state: standing, waiting, sent back, a draft, withdrawn, closed; with questions sent and answered. */
export async function writeAssessments(tx: Transaction, world: World): Promise<void> {
  for (const thread of theAssessments) {
    const threadId = crypto.randomUUID() as AssessmentThreadId;
    for (const [index, plan] of thread.versions.entries()) {
      const version = index + 1;
      // The first version gives its thread its name.
      const id = (version === 1 ? threadId : crypto.randomUUID()) as string as AssessmentId;
      await writeVersion(tx, { id, threadId, version }, { thread, plan }, world);
    }
  }
}

type Of = { id: AssessmentId; threadId: AssessmentThreadId; version: number };

// As a draft first: once a version is approved, nothing is written into it.
async function writeVersion(
  tx: Transaction,
  of: Of,
  { thread, plan }: { thread: ThreadPlan; plan: VersionPlan },
  world: World,
): Promise<void> {
  const row = { ...of, ...draftOf({ thread, plan }, world) };
  await insertRows(tx, tensionAssessment, [row]);
  // Rows of one statement hold the same columns.
  for (const gap of gapsOf(of.id, plan, world)) await insertRows(tx, assessmentGap, [gap]);
  await tx`insert into assessment_observation (assessment_id, observation_id)
    select ${row.id}, o.id from tension_observation o where o.area_id = ${row.areaId} and o.category = ${row.category}
      and o.noticed_at between ${world.now.subtract({ hours: plan.written + 24 * 30 }).toString()}
        and ${world.now.subtract({ hours: plan.written }).toString()} order by o.noticed_at desc limit 4`;
  if (plan.approved === undefined) return;
  const at = (hours: number) => world.now.subtract({ hours }).toString();
  const by = world.people[plan.by === 'supervisor' ? 'deputy' : 'supervisor'];
  // The version before stops to stand at the moment at which this one begins to.
  await tx`update tension_assessment set ended_at = ${at(plan.approved)}, ending = 'replaced', ended_by = ${by}
    where thread_id = ${row.threadId} and approved_at is not null and ended_at is null`;
  await tx`update tension_assessment set approved_at = ${at(plan.approved)}, approved_by = ${by} where id = ${row.id}`;
  if (!plan.ended) return;
  const { hours, how, why } = plan.ended;
  await tx`update tension_assessment set ended_at = ${at(hours)}, ending = ${how}, ended_by = ${by},
    ended_reason = ${why} where id = ${row.id}`;
}

function draftOf(
  { thread, plan }: { thread: ThreadPlan; plan: VersionPlan },
  { areas, people, now }: World,
): Omit<Row, 'id' | 'threadId' | 'version'> {
  const at = (hours: number) => now.subtract({ hours });
  const { words, scores, trends, holds } = plan;
  const lastDay = ukDay(at(plan.written));
  const from = plan.approved ?? plan.asked;
  return {
    ...{ areaId: areas.get(thread.area)!, category: thread.category, issue: thread.issue },
    ...{ coversFrom: lastDay.subtract({ days: 7 }), coversTo: lastDay },
    ...{ experienced: scores?.[0] ?? null, experiencedWords: words.experienced ?? null },
    ...{ evidenced: scores?.[1] ?? null, evidencedWords: words.evidenced ?? null },
    ...{ potential: scores?.[2] ?? null, potentialWords: words.potential ?? null },
    ...{ facts: words.facts ?? null, view: words.view ?? null, level: plan.level ?? null },
    ...{ rationale: words.rationale ?? null, trend: trends?.[0] ?? null },
    ...{ confidence: scores ? ('moderate' as const) : null, spread: scores ? ('ward' as const) : null },
    ...{ outlook7: trends?.[1] ?? null, outlook7Words: words.week ?? null },
    ...{ outlook28: trends?.[2] ?? null, outlook28Words: words.month ?? null },
    ...{ mitigation: words.mitigation ?? null, sentBackWords: plan.sentBack ?? null },
    validUntil: holds !== undefined && from !== undefined ? onTheHour(at(from).add({ hours: holds })) : null,
    ...{ writtenAt: at(plan.written), writtenBy: people[plan.by], writers: [people[plan.by]] },
    askedAt: plan.asked === undefined ? null : at(plan.asked),
    sequence: 1,
  };
}

const onTheHour = (at: Temporal.Instant) => at.round({ smallestUnit: 'hour', roundingMode: 'floor' });

function gapsOf(
  assessmentId: AssessmentId,
  { gaps = [], approved = 0 }: VersionPlan,
  { people, now }: World,
) {
  const at = (hours: number) => now.subtract({ hours });
  return gaps.map(({ question, sent, answer }, position) => ({
    ...{ assessmentId, position, question },
    ...(sent && {
      ...{ askedOf: people[sent.to], dueOn: ukDay(now).add({ days: sent.due }) },
      ...{ askedAt: at(Math.max(approved - 2, 1)), askedBy: people.supervisor },
    }),
    ...(sent &&
      answer && { answer, answeredAt: at(Math.max(approved - 60, 1)), answeredBy: people[sent.to] }),
  }));
}
