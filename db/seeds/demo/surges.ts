import type { AreaId } from '../../schema/areas.ts';
import type { InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { surgeCall, type SurgeCallId, surgeClaim, surgeRing } from '../../schema/surge-calls.ts';
import {
  surge,
  surgeArea,
  surgeChange,
  surgeDecision,
  type SurgeDeed,
  type SurgeId,
} from '../../schema/surges.ts';
import { callOrder, type Candidate } from '#lib/impact/surge/call-order.ts';
import { insertRows, type Transaction } from './rows.ts';
import { type SurgePlan, surgePlans } from './surge-words.ts';

type World = {
  district: AreaId;
  people: Readonly<Record<'officer' | 'supervisor' | 'deputy', OfficerId>>;
  now: Temporal.Instant;
};

/** A surge that was opened this hour in one district, and one that was closed months ago. */
export async function writeSurges(tx: Transaction, world: World): Promise<void> {
  const candidates = await candidatesIn(tx, world.district);
  for (const plan of surgePlans) await writeSurge(tx, plan, candidates, world);
}

type Known = Candidate & { isHere: boolean };

// Of the whole force: those of the district are rung first, others are added by hand.
async function candidatesIn(tx: Transaction, district: AreaId): Promise<Known[]> {
  return [
    ...(await tx<
      Known[]
    >`select i.id, i.name, i.tier, t.sector_code as sector, s.label as "sectorWords", i.reach,
      i.relevance, t.has_prevent_duty as "hasPreventDuty", i.strength, i.district_id = ${district} as "isHere"
    from institution i join institution_type t on t.code = i.type_code join sector s on s.code = t.sector_code
    join area a on a.id = i.district_id
    where a.parent_id = (select parent_id from area where id = ${district}) and i.contact_state = 'open'
      and i.closed_on is null and i.opens_on is null and i.merged_into_id is null
      and t.sector_code not in ('police', 'media') and (i.strength > 0 or i.last_contact_at is not null)`),
  ];
}

/** Numbers that belong to nobody: Ofcom keeps 01632 960 000 to 960 999 for stories. */
async function giveTelephones(tx: Transaction, ids: readonly InstitutionId[]): Promise<void> {
  for (const [index, id] of ids.entries())
    await tx`update institution set telephone = ${`01632 960 ${String(140 + 7 * index)}`}
      where id = ${id} and telephone is null`;
}

async function writeSurge(tx: Transaction, plan: SurgePlan, candidates: readonly Known[], world: World) {
  const { people, now, district } = world;
  const at = (minutes: number) => now.subtract({ minutes });
  const id = crypto.randomUUID() as SurgeId;
  const { kind, title, publicWords, publishedBy } = plan;
  const begun = { happenedAt: at(plan.happened), openedAt: at(plan.opened), openedBy: people.officer };
  const about = { id, formToken: crypto.randomUUID(), kind, title, publicWords, publishedBy };
  await insertRows(tx, surge, [{ ...about, ...begun, runBy: people.officer }]);
  await insertRows(tx, surgeArea, [{ surgeId: id, areaId: district }]);
  const calls = callsOf(plan, id, candidates, { addedAt: at(plan.opened), addedBy: people.officer });
  await insertRows(tx, surgeCall, calls);
  await giveTelephones(
    tx,
    calls.map(({ institutionId }) => institutionId),
  );
  const rings = plan.rings.filter(([call]) => call <= calls.length);
  await insertRows(
    tx,
    surgeRing,
    rings.map(([call, by, when, outcome, words, nextStep = null]) => ({
      ...{ callId: calls[call - 1]!.id, formToken: crypto.randomUUID(), outcome, words, nextStep },
      ...{ rungAt: at(when), rungBy: people[by] },
    })),
  );
  await insertRows(
    tx,
    surgeDecision,
    plan.decisions.map(([by, when, decision, reason, options = null]) => ({
      ...{ surgeId: id, formToken: crypto.randomUUID(), decision, reason, options, correctsId: null },
      ...{ decidedAt: at(when), decidedBy: people[by] },
    })),
  );
  if (plan.claim && calls[plan.claim.call - 1]) {
    const claimedAt = at(plan.claim.at);
    const held = { officerId: people[plan.claim.by], claimedAt, expiresAt: claimedAt.add({ minutes: 15 }) };
    await insertRows(tx, surgeClaim, [{ callId: calls[plan.claim.call - 1]!.id, ...held }]);
  }
  await insertRows(tx, surgeChange, changesOf(plan, id, { people, at }));
  if (plan.closed !== undefined)
    await tx`update surge set closed_at = ${at(plan.closed).toString()}, closed_by = ${people.supervisor},
      closing_words = ${plan.closingWords!}, assessment_answer = 'not_needed', lesson_answer = 'done' where id = ${id}`;
}

type Added = { addedAt: Temporal.Instant; addedBy: OfficerId };

const callsOf = (
  { kind, institutions }: SurgePlan,
  surgeId: SurgeId,
  candidates: readonly Known[],
  added: Added,
) => {
  const [here, elsewhere] = [candidates.filter((one) => one.isHere), candidates.filter((one) => !one.isHere)];
  const byHand = callOrder(kind, elsewhere).map((one) => ({
    ...one,
    because: `Added by hand. ${one.because}`,
  }));
  return [...callOrder(kind, here), ...byHand].slice(0, institutions).map((call, index) => ({
    ...{ id: crypto.randomUUID() as SurgeCallId, surgeId, ...call, position: index + 1 },
    ...added,
  }));
};

type Told = { people: World['people']; at: (minutes: number) => Temporal.Instant };

/** Each thing that was done, in the order in which it was. */
function changesOf(plan: SurgePlan, surgeId: SurgeId, { people, at }: Told) {
  const deeds: { deed: SurgeDeed; by: OfficerId; minutes: number }[] = [
    { deed: 'opened', by: people.officer, minutes: plan.opened },
    ...plan.rings.map(([, by, minutes]) => ({ deed: 'rang' as const, by: people[by], minutes })),
    ...plan.decisions.map(([by, minutes]) => ({ deed: 'decided' as const, by: people[by], minutes })),
    ...(plan.claim ? [{ deed: 'claimed' as const, by: people[plan.claim.by], minutes: plan.claim.at }] : []),
    ...(plan.closed === undefined
      ? []
      : [{ deed: 'closed' as const, by: people.supervisor, minutes: plan.closed }]),
  ];
  return deeds
    .sort((one, other) => other.minutes - one.minutes)
    .map(({ deed, by, minutes }, index) => ({ surgeId, sequence: index + 1, deed, by, at: at(minutes) }));
}
