import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { EventId } from '#db/schema/events.ts';
import { observationTriage, type TriageId } from '#db/schema/observation-triage.ts';
import type { ObservationId } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { holdsOthers, isGone, lockObservations } from './lock.ts';

/** What somebody does with an observation. */
export type Decision =
  | { act: 'noted' }
  | { act: 'discarded'; reason: string }
  | { act: 'merged'; otherId: ObservationId; reason: string | null }
  | { act: 'linked'; otherId: ObservationId }
  | { act: 'linked'; eventId: EventId }
  | { act: 'linked'; engagementId: EngagementId };
export type DecisionRefusal =
  'not there' | 'gone already' | 'other is gone' | 'itself' | 'holds others' | 'no reason';

/** Decides on an observation: keeps it for the picture, links it, puts it with another, or throws it out. */
export function decide(
  db: Db,
  officer: Officer,
  id: ObservationId,
  decision: Decision,
  now: Temporal.Instant,
): Promise<Outcome<{ id: TriageId }, DecisionRefusal>> {
  return db.transaction(async (tx) => {
    const why = await refusal(tx, id, decision);
    if (why) return refused(why);
    const [step] = await tx
      .insert(observationTriage)
      .values({ observationId: id, ...decision, doneAt: now, doneBy: officer.id })
      .returning({ id: observationTriage.id });
    const operation = decision.act === 'merged' || decision.act === 'linked' ? 'combine' : 'alter';
    const ids = 'otherId' in decision ? [id, decision.otherId] : [id];
    await record(tx, officer, { operation, entity: 'tension_observation', ids }, now);
    return done(step!);
  });
}

async function refusal(tx: Db, id: ObservationId, decision: Decision): Promise<DecisionRefusal | null> {
  const otherId = 'otherId' in decision ? decision.otherId : null;
  if (otherId === id) return 'itself';
  const there = await lockObservations(tx, otherId ? [id, otherId] : [id]);
  if (!there.has(id) || (otherId && !there.has(otherId))) return 'not there';
  if (await isGone(tx, id)) return 'gone already';
  if (otherId && (await isGone(tx, otherId))) return 'other is gone';
  const leaves = decision.act === 'merged' || decision.act === 'discarded';
  // What was put with it would lead nowhere.
  if (leaves && (await holdsOthers(tx, id))) return 'holds others';
  return decision.act === 'discarded' && decision.reason.trim() === '' ? 'no reason' : null;
}

/** Takes a step back: the observation is as it was before, and both stand in its history. */
export function undoStep(
  db: Db,
  officer: Officer,
  { id, stepId }: { id: ObservationId; stepId: TriageId },
  now: Temporal.Instant,
): Promise<Outcome<null, 'undone already'>> {
  return db.transaction(async (tx) => {
    await lockObservations(tx, [id]);
    const [undone] = await tx
      .update(observationTriage)
      .set({ undoneAt: now, undoneBy: officer.id })
      .where(
        and(
          eq(observationTriage.id, stepId),
          eq(observationTriage.observationId, id),
          isNull(observationTriage.undoneAt),
        ),
      )
      .returning({ id: observationTriage.id });
    if (!undone) return refused('undone already');
    await record(tx, officer, { operation: 'alter', entity: 'tension_observation', ids: [id] }, now);
    return done(null);
  });
}

/** Keeps at which event a new observation came up, in the transaction that records it. */
export async function aroseAt(
  tx: Db,
  officer: Officer,
  { id, eventId }: { id: ObservationId; eventId: EventId },
  now: Temporal.Instant,
): Promise<void> {
  const step = { observationId: id, act: 'arose_at', eventId, doneAt: now, doneBy: officer.id } as const;
  await tx.insert(observationTriage).values(step);
}
