import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { surgeCall, type SurgeCallId } from '#db/schema/surge-calls.ts';
import type { SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { claimCall } from '#lib/impact/surge/claim.ts';
import type { logRing } from '#lib/impact/surge/ring.ts';
import { openSurge, type SurgeGiven } from '#lib/impact/surge/open.ts';
import { theArea } from './engagement-makers.ts';
import { now } from './makers.ts';
import { anInstitution } from './partner-makers.ts';

type Given = Partial<Omit<SurgeGiven, 'calls'>> & { areaId?: AreaId; institutions?: number };

/** What is said of a fire two hours ago in Bedford. */
export async function aSurgeGiven(db: Db, { areaId, institutions: _, ...given }: Given = {}) {
  return {
    ...{ formToken: crypto.randomUUID(), kind: 'incident', title: 'Fire at the market hall' },
    ...{ publicWords: 'The fire service put out a fire at the market hall. Nobody was hurt.' },
    ...{ publishedBy: 'Fire service, on its website', happenedAt: now.subtract({ hours: 2 }) },
    areaIds: [areaId ?? (await theArea(db))],
    ...given,
  } satisfies Omit<SurgeGiven, 'calls'>;
}

/** An open surge in Bedford with three institutions to ring, or as many as are asked for. */
export async function aSurge(db: Db, officer: Officer, given: Given = {}): Promise<SurgeId> {
  const about = await aSurgeGiven(db, given);
  const calls: SurgeGiven['calls'][number][] = [];
  for (let index = 0; index < (given.institutions ?? 3); index++) {
    const { id } = await anInstitution(db, {
      ...{ name: `Place ${index + 1}`, districtId: about.areaIds[0]! },
      ...{ telephone: '01632 960 123', mailbox: `office${index + 1}@place.example` },
    });
    calls.push({ institutionId: id, because: 'Tier A' });
  }
  const made = await openSurge(db, officer, { ...about, calls }, now);
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

/** The calls of a surge by their place. */
export const callsIn = (db: Db, surgeId: SurgeId) =>
  db.select().from(surgeCall).where(eq(surgeCall.surgeId, surgeId)).orderBy(asc(surgeCall.position));

/** The same with its first call, which an officer has claimed. */
export async function aClaimedCall(
  db: Db,
  officer: Officer,
  surgeId: SurgeId,
  at = now,
): Promise<SurgeCallId> {
  const [first] = await callsIn(db, surgeId);
  const claimed = await claimCall(db, officer, { surgeId, callId: first!.id }, at);
  if (!claimed.ok) throw new Error(claimed.reason);
  return first!.id;
}

/** What a form says of a ring in which somebody was reached. */
export const aRing = (given: Partial<Parameters<typeof logRing>[3]> = {}) => ({
  ...{ formToken: crypto.randomUUID(), outcome: 'spoke' as const },
  ...{ words: 'They have told their staff.', nextStep: null, ...given },
});

/** What a form says of a decision. */
export const aDecision = (surgeId: SurgeId) => ({
  ...{ surgeId, formToken: crypto.randomUUID(), decision: 'Ring schools before they close' },
  ...{ reason: 'Parents ask at the gate', options: null, correctsId: null },
});
