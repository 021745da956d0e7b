import type { AreaId } from '../../schema/areas.ts';
import { impactAction, impactAdvice } from '../../schema/impact-actions.ts';
import { impactArea, impactAssessment, type ImpactId } from '../../schema/impact-assessments.ts';
import { impactReview, type ImpactReviewId, impactTrigger } from '../../schema/impact-reviews.ts';
import { impactRows } from '../../schema/impact-terms.ts';
import { impactGridRow, impactVersion, type ImpactVersionId } from '../../schema/impact-versions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { restriction, restrictionReader, type RestrictionId } from '../../schema/restrictions.ts';
import { ukDay } from '#lib/dates.ts';
import { nextDue } from '#lib/impact/reviews/clock.ts';
import { newReference } from '#lib/keys/reference.ts';
import type { ImpactPlan } from './impact-plan.ts';
import { theImpactPlans } from './impact-plans.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: Readonly<Record<'officer' | 'supervisor' | 'deputy' | 'analyst', OfficerId>>;
  now: Temporal.Instant;
};
type Made = World & { plan: ImpactPlan; id: ImpactId; by: OfficerId; startedAt: Temporal.Instant };

/** Assessments in each state, as they would have grown day by day. */
export async function writeImpact(tx: Transaction, world: World): Promise<void> {
  for (const plan of theImpactPlans) await writeOne(tx, plan, world);
}

const ago = (now: Temporal.Instant, hours: number) => now.subtract({ hours });

// In the order of life: what hangs on a closed one is refused.
async function writeOne(tx: Transaction, plan: ImpactPlan, world: World): Promise<void> {
  const { areas, people, now } = world;
  const id = crypto.randomUUID() as ImpactId;
  const [by, startedAt] = [people[plan.by], ago(now, plan.started)];
  const [lead, ...others] = plan.areas.map((code) => areas.get(code)!);
  const head = { id, formToken: crypto.randomUUID(), reference: newReference('C'), type: plan.type };
  const whose = { name: plan.name, areaId: lead!, startedAt, startedBy: by, ownerId: by };
  await insertRows(tx, impactAssessment, [{ ...head, ...whose }]);
  const touched = others.map((areaId) => ({ assessmentId: id, areaId, addedAt: startedAt, addedBy: by }));
  await insertRows(tx, impactArea, touched);
  const made = { ...world, plan, id, by, startedAt };
  await writeVersion(tx, made);
  await writeReviews(tx, made);
  await writeAdvice(tx, made);
  await writeActions(tx, made);
  await keepToFew(tx, made, lead!);
  if (!plan.closed) return;
  const { ago: hours, outcome, lesson } = plan.closed;
  await tx`update impact_assessment set closed_at = ${ago(now, hours).toString()}, closed_by = ${by},
    outcome = ${outcome}, lesson = ${lesson} where id = ${id}`;
}

async function writeVersion(tx: Transaction, { plan, id, by, people, startedAt, now }: Made) {
  const versionId = crypto.randomUUID() as ImpactVersionId;
  const written = { writtenAt: startedAt, writtenBy: by, writers: [by] };
  await insertRows(tx, impactVersion, [{ id: versionId, assessmentId: id, ...plan.texts, ...written }]);
  for (const row of impactRows) {
    const [lb, ib, la, ia, mitigation] = plan.grid[row] ?? [];
    const weighed = {
      likelihoodBefore: lb ?? null,
      impactBefore: ib ?? null,
      mitigation: mitigation ?? null,
    };
    const after = { likelihoodAfter: la ?? null, impactAfter: ia ?? null };
    await insertRows(tx, impactGridRow, [{ versionId, row, ...weighed, ...after }]);
  }
  if (plan.approved === undefined) return;
  const approver = plan.by === 'supervisor' ? people.deputy : people.supervisor;
  const at = ago(now, plan.approved).toString();
  await tx`update impact_version set asked_at = ${at}, approved_at = ${at}, approved_by = ${approver} where id = ${versionId}`;
}

async function writeReviews(tx: Transaction, { plan, id, by, startedAt, now }: Made) {
  const reviews = plan.reviews.map(([hours, changed]) => {
    const reviewedAt = ago(now, hours);
    const review = {
      id: crypto.randomUUID() as ImpactReviewId,
      assessmentId: id,
      reviewedAt,
      reviewedBy: by,
    };
    return { ...review, changed, nextDueAt: nextDue(startedAt, reviewedAt) };
  });
  await insertRows(tx, impactReview, reviews);
  const triggers = plan.triggers.map(([hours, kind, words]) => {
    const recordedAt = ago(now, hours);
    const answered = reviews.find((one) => Temporal.Instant.compare(one.reviewedAt, recordedAt) >= 0);
    const trigger = { assessmentId: id, kind, words, recordedAt, recordedBy: by };
    return { ...trigger, reviewId: answered?.id ?? null };
  });
  await insertRows(tx, impactTrigger, triggers);
}

async function writeAdvice(tx: Transaction, { plan, id, by, now }: Made) {
  for (const { body, daysAgo, advice, answer } of plan.advice) {
    const at = ago(now, daysAgo * 24);
    const given = { assessmentId: id, body, advice, givenOn: ukDay(at), recordedAt: at, recordedBy: by };
    const answered = answer && { answer: answer[0], reason: answer[1], answeredAt: at, answeredBy: by };
    await insertRows(tx, impactAdvice, [{ ...given, ...answered }]);
  }
}

async function writeActions(tx: Transaction, { plan, id, by, people, startedAt, now }: Made) {
  for (const { what, who, due, done, cancelled } of plan.actions) {
    const ownerId = people[who as keyof typeof people] ?? null;
    const whose = { ownerId, organisation: ownerId ? null : who, dueOn: ukDay(now).add({ days: due }) };
    const set = { assessmentId: id, what, ...whose, addedAt: startedAt, addedBy: by };
    const end = { endedBy: ownerId ?? by, endedWords: cancelled ?? null };
    if (done !== undefined)
      await insertRows(tx, impactAction, [{ ...set, ...end, ending: 'done', endedAt: ago(now, done) }]);
    else if (cancelled)
      await insertRows(tx, impactAction, [{ ...set, ...end, ending: 'cancelled', endedAt: ago(now, 24) }]);
    else await insertRows(tx, impactAction, [set]);
  }
}

async function keepToFew(tx: Transaction, { plan, id, by, people, startedAt }: Made, areaId: AreaId) {
  if (!plan.keptBecause) return;
  const restrictionId = crypto.randomUUID() as RestrictionId;
  const about = { entity: 'impact_assessment' as const, entityId: id, areaId, reason: plan.keptBecause };
  const when = { restrictedAt: startedAt, restrictedBy: by };
  await insertRows(tx, restriction, [{ id: restrictionId, ...about, ...when }]);
  const readers = [by, people.deputy].map((officerId) => ({ restrictionId, officerId }));
  const named = readers.map((one) => ({ ...one, namedAt: startedAt, namedBy: by }));
  await insertRows(tx, restrictionReader, named);
}
