import type { AreaId } from '../../schema/areas.ts';
import { commsNamed, commsPlan, commsPlanArea, type CommsPlanId } from '../../schema/comms-plans.ts';
import {
  commsRecall,
  commsRelease,
  commsRow,
  commsVersion,
  type CommsVersionId,
  commsWording,
  type CommsWordingId,
} from '../../schema/comms-wordings.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { type PieceSeed, type PlanSeed, thePlans } from './comms-plan-words.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: Readonly<Record<'officer' | 'supervisor' | 'comms' | 'deputy', OfficerId>>;
  now: Temporal.Instant;
};

/** A plan whose lines are out, with one that was recalled and one that waits, and a plan under embargo. */
export async function writeCommsPlans(tx: Transaction, world: World): Promise<void> {
  for (const plan of thePlans) await writePlan(tx, plan, world);
}

async function writePlan(tx: Transaction, plan: PlanSeed, world: World) {
  const { areas, people, now } = world;
  const planId = crypto.randomUUID() as CommsPlanId;
  const at = (hoursAgo: number) => now.subtract({ hours: hoursAgo });
  const by = people[plan.by];
  const { category, title, purpose, objective, isEmbargoed = false } = plan;
  const about = { category, title, purpose, objective, isEmbargoed, areaId: areas.get(plan.area)! };
  const written = { ownerId: by, writtenBy: by, writtenAt: at(plan.begun), touchedAt: at(2) };
  await insertRows(tx, commsPlan, [{ id: planId, ...about, ...written }]);
  for (const code of plan.further ?? [])
    await insertRows(tx, commsPlanArea, [{ planId, areaId: areas.get(code)! }]);
  for (const who of plan.named ?? [])
    await insertRows(tx, commsNamed, [
      { planId, officerId: people[who], namedAt: at(plan.begun), namedBy: by },
    ]);
  const wordings: CommsWordingId[] = [];
  for (const piece of plan.pieces)
    wordings.push(await writePiece(tx, piece, { ...world, planId, by, begun: at(plan.begun), wordings }));
  for (const [piece, audienceCode, channelCode, who, hours] of plan.rows) {
    const row = { audienceCode, channelCode, ownerId: people[who], dueAt: at(-hours) };
    await insertRows(tx, commsRow, [{ wordingId: wordings[piece]!, ...row }]);
  }
}

type Plan = World & {
  planId: CommsPlanId;
  by: OfficerId;
  begun: Temporal.Instant;
  wordings: readonly CommsWordingId[];
};

// As a draft first: once it is approved nothing is written into it, and only what is approved is released.
async function writePiece(tx: Transaction, piece: PieceSeed, plan: Plan): Promise<CommsWordingId> {
  const { planId, by, begun, people, now } = plan;
  const id = crypto.randomUUID() as CommsWordingId;
  const versionId = crypto.randomUUID() as CommsVersionId;
  const at = (hoursAgo: number) => now.subtract({ hours: hoursAgo });
  const { kind, language = 'language_english', question = null, words, embargo } = piece;
  const translatesId = piece.translates === undefined ? null : plan.wordings[piece.translates]!;
  // One after the other, as somebody writes them.
  const addedAt = begun.add({ minutes: plan.wordings.length });
  await insertRows(tx, commsWording, [{ id, planId, kind, languageCode: language, translatesId, addedAt }]);
  const held = {
    isEmbargoed: embargo !== undefined,
    embargoUntil: typeof embargo === 'number' ? at(-embargo) : null,
  };
  const draft = { version: 1, question, words, ...held, writtenAt: addedAt, writers: [by] };
  const askedAt = piece.asked === undefined ? null : at(piece.asked);
  await insertRows(tx, commsVersion, [{ id: versionId, wordingId: id, ...draft, askedAt }]);
  if (piece.approved === undefined) return id;
  const approver = people.supervisor;
  await tx`update comms_version set approved_at = ${at(piece.approved).toString()}, approved_by = ${approver} where id = ${versionId}`;
  for (const [hours, channelCode, usedWhere] of piece.released ?? []) {
    const out = { versionId, channelCode, usedWhere, releasedAt: at(hours), releasedBy: people.comms };
    await insertRows(tx, commsRelease, [out]);
  }
  if (!piece.recalled) return id;
  const [hours, reason] = piece.recalled;
  await insertRows(tx, commsRecall, [{ versionId, reason, recalledAt: at(hours), recalledBy: people.comms }]);
  return id;
}
